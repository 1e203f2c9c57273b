"""The tables of every plan: who serves whom, who does not, what people carry, who matters."""

from __future__ import annotations

from ce_opt.language import marked
from ce_opt.plan.layout.table import (
    CLIENT,
    ENGINEER,
    WEIGHT,
    PlanColumn,
    PlanTable,
    points_column,
)
from ce_opt.plan.layout.words import Words
from ce_opt.season.rulebook import CRITERIA
from ce_opt.season.tables import BY_NAME
from ce_opt.teams.terms import GROUP_TERMS, TEAM_TERMS, overload, unserved_importance

__all__ = [
    "ASSIGNMENT",
    "CLIENT_TERMS",
    "DUTY_HOURS",
    "IMPORTANCE",
    "IMPUTED",
    "LOADS",
    "UNSERVED",
]

CLIENT_TERMS: tuple[str, ...] = (*(term.NAME for term in TEAM_TERMS), unserved_importance.NAME)
"""Terms with points for each client: the columns between the seats and the points. Where there are
virtual groups those of `GROUP_TERMS` follow behind the points, which are the sum of all."""

DUTY_HOURS = "duty_hours"
"""Head of the column of hours of duty; there where anybody has a duty that counts."""
IMPUTED = "imputed"
"""Head of the column that says what was filled in; there where the rule book fills anything in."""
CRITERION: dict[str, str] = {name: BY_NAME["clients"][name].chinese for name in CRITERIA}
"""Criterion of every season -> its Chinese head in table clients."""

ASSIGNMENT = PlanTable(
    "assignment",
    "分配",
    marked("Who serves each client: one row per client, the points of its team or of having none."),
    (
        CLIENT,
        WEIGHT,
        PlanColumn(
            "engineer_a", "A角", marked("engineer in seat A; empty: the client is unserved"), "id"
        ),
        PlanColumn(
            "engineer_b",
            "B角",
            marked("engineer in seat B; empty: unserved, or seat A alone"),
            "id",
        ),
        *map(points_column, CLIENT_TERMS),
        PlanColumn("points", "总分", marked("sum of the terms"), unit="points"),
    ),
    {term.NAME: points_column(term.NAME) for term in GROUP_TERMS},
)
UNSERVED = PlanTable(
    "unserved",
    "未服务客户",
    marked("Clients without a team, why, and what would help."),
    (
        CLIENT,
        WEIGHT,
        PlanColumn(
            "reason", "原因", marked("what keeps the client without a team in this plan"), "text"
        ),
        PlanColumn(
            "next_step",
            "下一步",
            marked("the cheapest cure that was found, with its figures"),
            "text",
        ),
    ),
)
LOADS = PlanTable(
    "loads",
    "负荷",
    marked("What each engineer carries."),
    (
        ENGINEER,
        PlanColumn("care_hours", "服务工时", marked("time for client care"), unit="hours a season"),
        PlanColumn("hours_a", "A角工时", marked("hours carried in seats A"), unit="hours a season"),
        PlanColumn("hours_b", "B角工时", marked("hours carried in seats B"), unit="hours a season"),
        PlanColumn(
            "utilisation",
            "利用率",
            marked("(hours_a + hours_b + duty_hours) / care_hours; 0 without care hours"),
            unit="share",
        ),
        PlanColumn("clients_a", "A角客户数", marked("number of seats A"), "count"),
        PlanColumn("clients_b", "B角客户数", marked("number of seats B"), "count"),
        points_column(overload.NAME),
    ),
    {
        DUTY_HOURS: PlanColumn(
            DUTY_HOURS,
            "小组职责工时",
            marked("hours that leading and support duty take"),
            unit="hours a season",
        )
    },
)
IMPORTANCE = PlanTable(
    "importance",
    "重要程度",
    marked(
        "Why each client matters: the contributions of the criteria, which sum to the importance."
    ),
    (
        CLIENT,
        WEIGHT,
        PlanColumn(
            "rank",
            "排名",
            marked("1 for what matters most; equal importance shares a rank"),
            "count",
        ),
        *(
            PlanColumn(name, chinese, marked("contribution of {about}"), unit="points", about=name)
            for name, chinese in CRITERION.items()
        ),
        PlanColumn("selected", "已服务", marked("whether the client has a team"), "yes_no"),
    ),
    {
        "*": PlanColumn("", "", marked("contribution of a further criterion"), unit="points"),
        IMPUTED: PlanColumn(
            IMPUTED,
            "已补填的项目",
            marked("criteria whose missing values were filled in"),
            "text",
            words=Words(CRITERION, "; "),
        ),
    },
)

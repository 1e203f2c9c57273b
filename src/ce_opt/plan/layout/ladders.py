"""Tables of the ladders: who helps when A cannot, and what is left with people away."""

from __future__ import annotations

from ce_opt.language import marked
from ce_opt.plan.layout.table import CLIENT, PlanColumn, PlanTable
from ce_opt.plan.layout.words import Words
from ce_opt.season.escalation_rules import Trigger

__all__ = ["CERTIFICATE", "ESCALATION", "TRIGGER_MINUTES"]

TRIGGER_MINUTES: dict[str, Trigger] = {
    "minutes": "request",
    "presales_minutes": "presales",
    "order_minutes": "order",
    "complaint_minutes": "complaint",
    "major_fault_minutes": "major_fault",
}
"""Column of table *escalation* -> kind of request whose time to answer it holds."""

SPECIALTY = PlanColumn("specialty", "专业", marked("what the problem is in"), "id")
LEVELS = Words(
    {
        "A": "A角",
        "B": "B角",
        "group": "虚拟小组",
        "department": "部门",
        "support": "支撑小组",
        "working": "工作小组",
    }
)
CASES = Words(
    {
        "nobody": "无人缺席",
        "a": "A角缺席",
        "b": "B角缺席",
        "both": "AB角缺席",
        "leader": "组长缺席",
    },
    "; ",
)

ESCALATION = PlanTable(
    "escalation",
    "支撑梯次",
    marked(
        "Who helps when A cannot: the ladder of each client and specialty, a row for each person."
    ),
    (
        CLIENT,
        SPECIALTY,
        PlanColumn("step", "级", marked("place on the ladder, from 1"), "count"),
        PlanColumn(
            "level",
            "层次",
            marked("A, B, group, department, support or working"),
            "text",
            words=LEVELS,
        ),
        PlanColumn(
            "engineer", "工号", marked("who is asked; one of the working group is told"), "id"
        ),
        PlanColumn(
            "appointed_by",
            "指派人",
            marked("who sends them; empty: they are asked directly"),
            "id",
        ),
        PlanColumn(
            "minutes",
            "咨询响应分钟",
            marked("minutes to answer: account manager or client asks for advice or support"),
            "count",
        ),
        PlanColumn(
            "reason",
            "理由",
            marked("why this person: skill, load, travel, last worked together"),
            "text",
        ),
        PlanColumn(
            "presales_minutes",
            "售前响应分钟",
            marked("minutes to answer: a plan before a sale, led by the customer engineer"),
            "count",
        ),
        PlanColumn(
            "order_minutes",
            "订单响应分钟",
            marked("minutes to answer: an order in trouble"),
            "count",
        ),
        PlanColumn(
            "complaint_minutes",
            "投诉响应分钟",
            marked("minutes to answer: the client complains to the customer engineer"),
            "count",
        ),
        PlanColumn(
            "major_fault_minutes",
            "重大故障响应分钟",
            marked("minutes to answer: a major fault at the client"),
            "count",
        ),
        PlanColumn(
            "distance",
            "技能差级",
            marked("levels that they are short of the problem"),
            unit="levels",
        ),
        PlanColumn(
            "hours",
            "支撑工时",
            marked("hours of helping that are expected of them here"),
            unit="hours",
        ),
        PlanColumn("travel_minutes", "路程分钟", marked("one trip to the client"), unit="minutes"),
        PlanColumn(
            "skipped",
            "缺少的级",
            marked("in the first row: steps that the ladder lacks, and why"),
            "text",
        ),
    ),
)


def hops_column(case: str, chinese: str, meaning: str) -> PlanColumn:
    """Declare how many are tried in vain."""
    return PlanColumn(f"hops_{case}", chinese, meaning, "count", blank=True)


CERTIFICATE = PlanTable(
    "certificate",
    "支撑验证",
    marked("Every ladder walked with people away: whether somebody is left to help."),
    (
        CLIENT,
        SPECIALTY,
        PlanColumn("level", "级别", marked("level of the problem"), "count"),
        PlanColumn(
            "solver", "解决人", marked("who solves it with nobody away; empty: nobody"), "id"
        ),
        hops_column(
            "nobody",
            "无人缺席时落空",
            marked("tried in vain with nobody away; empty: a dead end"),
        ),
        hops_column("a", "A角缺席时落空", marked("tried in vain with A away; empty: a dead end")),
        hops_column("b", "B角缺席时落空", marked("tried in vain with B away; empty: a dead end")),
        hops_column(
            "both",
            "AB角缺席时落空",
            marked("tried in vain with A and B away; empty: a dead end"),
        ),
        hops_column(
            "leader",
            "组长缺席时落空",
            marked("tried in vain with the leader of the own group away; empty: a dead end"),
        ),
        hops_column(
            "worst",
            "任一人缺席时最多落空",
            marked("tried in vain at most, with any single person away; empty: a dead end"),
        ),
        PlanColumn(
            "dead_without",
            "缺其不可的人",
            marked("each person without whom nobody solves it"),
            "text",
        ),
        PlanColumn(
            "above_free",
            "超出空闲工时的情形",
            marked("cases in which the helper is above their free hours"),
            "text",
            words=CASES,
        ),
    ),
)

"""The tables of every plan: who serves whom, who does not, what people carry, who matters."""

from __future__ import annotations

from ce_opt.plan.layout.table import CLIENT, WEIGHT, PlanColumn, PlanTable, points_column
from ce_opt.season.rulebook import CRITERIA
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

ASSIGNMENT = PlanTable(
    "assignment",
    "Who serves each client: one row per client, the points of its team or of having none.",
    (
        CLIENT,
        WEIGHT,
        PlanColumn("engineer_a", "engineer in seat A; empty: the client is unserved", "id"),
        PlanColumn("engineer_b", "engineer in seat B; empty: unserved, or seat A alone", "id"),
        *map(points_column, CLIENT_TERMS),
        PlanColumn("points", "sum of the terms", unit="points"),
    ),
    {term.NAME: points_column(term.NAME) for term in GROUP_TERMS},
)
UNSERVED = PlanTable(
    "unserved",
    "Clients without a team, why, and what would help.",
    (
        CLIENT,
        WEIGHT,
        PlanColumn("reason", "what keeps the client without a team in this plan", "text"),
        PlanColumn("next_step", "the cheapest cure that was found, with its figures", "text"),
    ),
)
LOADS = PlanTable(
    "loads",
    "What each engineer carries.",
    (
        PlanColumn("engineer", "id of the engineer", "id"),
        PlanColumn("care_hours", "time for client care", unit="hours a season"),
        PlanColumn("hours_a", "hours carried in seats A", unit="hours a season"),
        PlanColumn("hours_b", "hours carried in seats B", unit="hours a season"),
        PlanColumn(
            "utilisation",
            "(hours_a + hours_b + duty_hours) / care_hours; 0 without care hours",
            unit="share",
        ),
        PlanColumn("clients_a", "number of seats A", "count"),
        PlanColumn("clients_b", "number of seats B", "count"),
        points_column(overload.NAME),
    ),
    {
        DUTY_HOURS: PlanColumn(
            DUTY_HOURS, "hours that leading and support duty take", unit="hours a season"
        )
    },
)
IMPORTANCE = PlanTable(
    "importance",
    "Why each client matters: the contributions of the criteria, which sum to the importance.",
    (
        CLIENT,
        WEIGHT,
        PlanColumn("rank", "1 for what matters most; equal importance shares a rank", "count"),
        *(PlanColumn(name, f"contribution of {name}", unit="points") for name in CRITERIA),
        PlanColumn("selected", "whether the client has a team", "yes_no"),
    ),
    {
        "*": PlanColumn("", "contribution of a further criterion", unit="points"),
        IMPUTED: PlanColumn(IMPUTED, "criteria whose missing values were filled in", "text"),
    },
)

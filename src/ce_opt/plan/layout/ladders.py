"""Tables of the ladders: who helps when A cannot, and what is left with people away."""

from __future__ import annotations

from ce_opt.plan.layout.table import CLIENT, PlanColumn, PlanTable
from ce_opt.season.escalation_rules import Minutes, Trigger

__all__ = ["CERTIFICATE", "ESCALATION", "TRIGGER_MINUTES"]

TRIGGER_MINUTES: dict[str, Trigger] = {
    "minutes": "request",
    "presales_minutes": "presales",
    "order_minutes": "order",
    "complaint_minutes": "complaint",
    "major_fault_minutes": "major_fault",
}
"""Column of table *escalation* -> kind of request whose time to answer it holds."""

SPECIALTY = PlanColumn("specialty", "what the problem is in", "id")


def minutes_column(name: str) -> PlanColumn:
    """Declare the minutes to answer a kind of request."""
    kind = Minutes.model_fields[TRIGGER_MINUTES[name]].description or ""
    return PlanColumn(name, f"minutes to answer: {kind.removesuffix(', minutes')}", "count")


ESCALATION = PlanTable(
    "escalation",
    "Who helps when A cannot: the ladder of each client and specialty, a row for each person.",
    (
        CLIENT,
        SPECIALTY,
        PlanColumn("step", "place on the ladder, from 1", "count"),
        PlanColumn("level", "A, B, group, department, support or working", "text"),
        PlanColumn("engineer", "who is asked; one of the working group is told", "id"),
        PlanColumn("appointed_by", "who sends them; empty: they are asked directly", "id"),
        minutes_column("minutes"),
        PlanColumn("reason", "why this person: skill, load, travel, last worked together", "text"),
        *map(minutes_column, list(TRIGGER_MINUTES)[1:]),
        PlanColumn("distance", "levels that they are short of the problem", unit="levels"),
        PlanColumn("hours", "hours of helping that are expected of them here", unit="hours"),
        PlanColumn("travel_minutes", "one trip to the client", unit="minutes"),
        PlanColumn("skipped", "in the first row: steps that the ladder lacks, and why", "text"),
    ),
)


def hops_column(case: str, meaning: str) -> PlanColumn:
    """Declare how many are tried in vain."""
    return PlanColumn(
        f"hops_{case}", f"tried in vain {meaning}; empty: a dead end", "count", blank=True
    )


CERTIFICATE = PlanTable(
    "certificate",
    "Every ladder walked with people away: whether somebody is left to help.",
    (
        CLIENT,
        SPECIALTY,
        PlanColumn("level", "level of the problem", "count"),
        PlanColumn("solver", "who solves it with nobody away; empty: nobody", "id"),
        hops_column("nobody", "with nobody away"),
        hops_column("a", "with A away"),
        hops_column("b", "with B away"),
        hops_column("both", "with A and B away"),
        hops_column("leader", "with the leader of the own group away"),
        hops_column("worst", "at most, with any single person away"),
        PlanColumn("dead_without", "each person without whom nobody solves it", "text"),
        PlanColumn("above_free", "cases in which the helper is above their free hours", "text"),
    ),
)

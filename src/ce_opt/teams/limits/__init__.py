"""What an engineer, or the plan as a whole, can carry; one file each.

A limit is said twice: `limit` as integer arrays for the optimiser, `breaches` in plain Python for
the audit. To add one: copy the smallest file and add one word to the tuple of its shape.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from ce_opt.errors import Breach
from ce_opt.teams.arrays import SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Team
from ce_opt.teams.limits import (
    care_hours,
    least_share,
    max_a,
    max_clients,
    max_handovers,
    most_served,
)
from ce_opt.teams.problem import EngineerLimit, PlanLimit
from ce_opt.teams.scale import Scale

__all__ = ["ENGINEER_LIMITS", "LIMITS", "PLAN_LIMITS", "Audited", "plan_limits"]


class Audited(Protocol):
    """What every limit's module offers to the audit."""

    NAME: str

    def breaches(self, facts: Facts, plan: Sequence[Team]) -> Iterator[Breach]:
        """What in a plan breaks it."""
        ...


class LimitOfEngineers(Audited, Protocol):
    """A limit with one row per engineer."""

    def limit(self, season: SeasonArrays, scale: Scale) -> EngineerLimit:
        """Return the limit as integer arrays."""
        ...


class LimitOfPlan(Audited, Protocol):
    """A limit with rows over the whole plan."""

    def limits(self, season: SeasonArrays, seats_a: Teams, seats_b: Teams) -> Iterator[PlanLimit]:
        """Give its rows over candidates for each seat; none where none is set."""
        ...


ENGINEER_LIMITS: tuple[LimitOfEngineers, ...] = (care_hours, max_a, max_clients)
"""Limits with a row per engineer; the first is the one whose load has a cost (overload)."""

PLAN_LIMITS: tuple[LimitOfPlan, ...] = (max_handovers, most_served, least_share)
"""Limits with rows over the whole plan."""

LIMITS: tuple[Audited, ...] = (*ENGINEER_LIMITS, *PLAN_LIMITS)
"""All of them, for the audit."""


def plan_limits(season: SeasonArrays, seats_a: Teams, seats_b: Teams) -> tuple[PlanLimit, ...]:
    """All rows over the plan that are set, over candidates for each seat."""
    return tuple(row for module in PLAN_LIMITS for row in module.limits(season, seats_a, seats_b))

"""What a plan leaves free: hours and seats of every engineer, handovers and clients of the plan.

The limits of `ce_opt.teams.limits` are asked in the units of the optimiser, so that what has room
here has room there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ce_opt.teams.arrays import NOBODY, BoolArray, FloatArray, IntArray, SeasonArrays, Teams
from ce_opt.teams.eligible import in_seat
from ce_opt.teams.limits import ENGINEER_LIMITS, plan_limits
from ce_opt.teams.problem import EngineerLimit, PlanLimit
from ce_opt.teams.scale import Scale

__all__ = ["Room", "plan_limit_uses"]


@dataclass(frozen=True)
class Room:
    """What is left of every limit.

    Attributes
    ----------
    season : the season
    carried : [engineers], hours
    limits : the limits of engineers
    left : one array [engineers] per limit, in its units
    plan_most, plan_left : plan limit -> its capacity, and what is left; only limits that are set
    """

    season: SeasonArrays
    carried: FloatArray
    limits: tuple[EngineerLimit, ...]
    left: tuple[IntArray, ...]
    plan_most: dict[str, int]
    plan_left: dict[str, int]

    @classmethod
    def of(cls, season: SeasonArrays, chosen: Teams, scale: Scale) -> Room:
        """Take what the chosen teams use from every limit."""
        limits = tuple(limit.limit(season, scale) for limit in ENGINEER_LIMITS)
        size = len(season.engineers)
        who_a, who_b = (chosen.client, chosen.a), (chosen.client, chosen.b)
        used = [use(chosen, limit.use_a[who_a], limit.use_b[who_b], size) for limit in limits]
        hours_a, hours_b = season.hours * season.a_share, season.hours * (1.0 - season.a_share)
        plan_uses = list(plan_limit_uses(season, chosen))
        return cls(
            season,
            use(chosen, hours_a[chosen.client], hours_b[chosen.client], size),
            limits,
            tuple(
                limit.capacity - units.astype(np.int64)
                for limit, units in zip(limits, used, strict=True)
            ),
            {limit.name: limit.capacity for limit, _ in plan_uses},
            {limit.name: limit.capacity - int(units.sum()) for limit, units in plan_uses},
        )

    def hours(self, client: int, seat: str) -> float:
        """Hours that a seat of a client takes."""
        share = self.season.a_share[client]
        return float(self.season.hours[client] * (share if seat == "A" else 1.0 - share))

    def full(self, client: int, seat: str) -> dict[str, BoolArray]:
        """Limit -> [engineers + 1], whether it keeps the engineer from one more seat.

        The last entry is nobody, who is never full.
        """
        return {
            limit.name: np.append(
                left < (limit.use_a if seat == "A" else limit.use_b)[client], False
            )
            for limit, left in zip(self.limits, self.left, strict=True)
        }

    def used_up(self, teams: Teams) -> Iterator[tuple[str, IntArray]]:
        """Plan limits that are set, each with how far every team alone would go past it.

        A team that uses nothing of a limit does not go past it, even where it is broken already.
        """
        for limit, units in plan_limit_uses(self.season, teams):
            yield limit.name, np.where(units > 0, units - self.plan_left[limit.name], 0)


def plan_limit_uses(season: SeasonArrays, teams: Teams) -> Iterator[tuple[PlanLimit, IntArray]]:
    """Plan limits that are set, each with what every team uses of it."""
    seats = in_seat("A", teams.client, teams.a), in_seat("B", teams.client, teams.b)
    for limit in plan_limits(season, *seats):
        yield limit, limit.use_a + limit.use_b


def use(
    teams: Teams, by_a: IntArray | FloatArray, by_b: IntArray | FloatArray, size: int
) -> FloatArray:
    """[engineers], what teams use of something; `by_a` and `by_b` are [teams]."""
    held = teams.b != NOBODY
    used = np.bincount(teams.a, by_a, size) + np.bincount(teams.b[held], by_b[held], size)
    return used.astype(np.float64)

"""What a careful planner does by hand: the most important client first, to the nearest free pair.

Must-clients come before all others. A pair is eligible where it keeps every hard rule, and free
where it fits into what is left of every limit; the nearest has the least travel, each way weighted
with its share of the client's hours. Nothing is ever changed again, so least shares of sectors and
districts are only kept where they happen to be.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from ce_opt.season.season import Season
from ce_opt.teams.arrays import NOBODY, BoolArray, FloatArray, IntArray, SeasonArrays, Teams
from ce_opt.teams.build import hours_scale
from ce_opt.teams.eligible import eligible, in_seat
from ce_opt.teams.facts import Team
from ce_opt.teams.limits import ENGINEER_LIMITS, plan_limits
from ce_opt.teams.problem import EngineerLimit, PlanLimit
from ce_opt.teams.rules import RULES, must_serve

__all__ = ["Greedy"]


@dataclass
class Free:
    """What is left of one engineer limit."""

    limit: EngineerLimit
    left: IntArray

    def fits(self, client: int, a: IntArray, b: IntArray) -> BoolArray:
        """Which pairs fit."""
        limit, left = self.limit, self.left
        fits_b = (limit.use_b[client, b] <= left[b]) | (b == NOBODY)
        return np.asarray((limit.use_a[client, a] <= left[a]) & fits_b)

    def take(self, client: int, a: int, b: int) -> None:
        """Use it up."""
        self.left[a] -= self.limit.use_a[client, a]
        if b != NOBODY:
            self.left[b] -= self.limit.use_b[client, b]


class Greedy:
    """The greedy plan of one season."""

    def __init__(self, season: Season) -> None:
        self.arrays = SeasonArrays.of(season)
        self.eligible = [eligible(self.arrays, seat) for seat in "AB"]
        scale = hours_scale(self.arrays)
        limits = [limit.limit(self.arrays, scale) for limit in ENGINEER_LIMITS]
        self.free = [Free(limit, limit.capacity.copy()) for limit in limits]
        self.used: Counter[str] = Counter()

    def plan(self) -> list[Team]:
        """Choose teams, client after client."""
        order = np.lexsort((-self.arrays.importance, ~must_serve(self.arrays)))
        found = (self.team(client) for client in order.tolist())
        return sorted(team for team in found if team is not None)

    def team(self, client: int) -> Team | None:
        """Nearest free pair of a client; None where there is none."""
        a, b = self.pairs(client)
        free = self.free_pairs(client, a, b)
        if not free.any():
            return None
        a, b = a[free], b[free]
        best = int(np.argmin(self.travel(client, a, b)))
        self.take(client, int(a[best]), int(b[best]))
        names = self.arrays.engineers
        second = "" if b[best] == NOBODY else names[b[best]]
        return Team(self.arrays.clients[client], names[a[best]], second)

    def pairs(self, client: int) -> tuple[IntArray, IntArray]:
        """Eligible pairs of a client."""
        may_a, may_b = (people[clients == client] for clients, people in self.eligible)
        a, b = np.repeat(may_a, len(may_b)), np.tile(may_b, len(may_a))
        for rule in RULES:
            kept = rule.allowed(self.arrays, Teams(np.full(len(a), client), a, b))
            a, b = a[kept], b[kept]
        return a, b

    def free_pairs(self, client: int, a: IntArray, b: IntArray) -> BoolArray:
        """Which pairs fit into what is left of every limit."""
        free = np.ones(len(a), dtype=np.bool_)
        for limit in self.free:
            free &= limit.fits(client, a, b)
        for plan_limit in self.plan_limits(client, a, b):
            use = plan_limit.use_a + plan_limit.use_b
            free &= (use <= 0) | (self.used[plan_limit.name] + use <= plan_limit.capacity)
        return free

    def plan_limits(self, client: int, a: IntArray, b: IntArray) -> tuple[PlanLimit, ...]:
        """Every limit over the plan, over pairs."""
        place = np.full(len(a), client)
        return plan_limits(self.arrays, in_seat("A", place, a), in_seat("B", place, b))

    def take(self, client: int, a: int, b: int) -> None:
        """Use up what a team uses."""
        for limit in self.free:
            limit.take(client, a, b)
        for plan_limit in self.plan_limits(client, np.array([a]), np.array([b])):
            self.used[plan_limit.name] += int((plan_limit.use_a + plan_limit.use_b)[0])

    def travel(self, client: int, a: IntArray, b: IntArray) -> FloatArray:
        """Minutes of each pair, weighted with the seats' shares of the hours."""
        season, share = self.arrays, float(self.arrays.a_share[client])
        minutes = season.minutes[season.engineer_district, season.client_district[client]]
        return np.asarray(share * minutes[a] + (1.0 - share) * np.where(b < 0, 0.0, minutes[b]))

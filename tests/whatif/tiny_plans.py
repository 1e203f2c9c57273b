"""Tiny seasons with their best plans by brute force, in the oracle's form and as seats."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ce_opt.season import Season
from ce_opt.teams.facts import Team
from ce_opt.whatif.seats import Seats
from oracle import Plan, brute_force, legal, points_of_plan
from plain_season import Facts
from tiny_seasons import read_tiny_season, tiny_season

__all__ = ["TinyPlan", "every_team", "seats_of", "tiny_plans"]


@dataclass(frozen=True)
class TinyPlan:
    """A season that has a plan, and the best one."""

    seed: int
    points: float
    plan: Plan

    @property
    def season(self) -> Season:
        return read_tiny_season(self.seed)

    @property
    def seats(self) -> Seats:
        return seats_of(self.plan)

    @property
    def proven(self) -> Seats:
        """The seats with their points as the bound, as if a search had proven them the best."""
        return Seats(self.seats.teams, self.points)

    def total(self, plan: Plan) -> float:
        return sum(points_of_plan(*tiny_season(self.seed), plan).values())

    def legal(self, plan: Plan) -> bool:
        return legal(*tiny_season(self.seed), plan)


def seats_of(plan: Plan) -> Seats:
    return Seats(tuple(Team(client, *team) for client, team in sorted(plan.items()) if team))


def every_team(seed: int, client: str) -> Iterator[tuple[str, str] | None]:
    """Every way to treat a client that has the right number of people."""
    facts = Facts(*tiny_season(seed))
    yield None
    seconds = [""] if facts.alone(client) else list(facts.engineers)
    yield from itertools.product(facts.engineers, seconds)


@cache
def tiny_plans(count: int, start: int = 0) -> tuple[TinyPlan, ...]:
    """The first seasons, from a seed on, that have a plan."""
    found: list[TinyPlan] = []
    for seed in itertools.count(start):
        best = brute_force(*tiny_season(seed))
        if best is not None:
            found.append(TinyPlan(seed, *best))
        if len(found) == count:
            return tuple(found)
    raise AssertionError("seeds never end")

"""The best plan of a tiny season by trying every plan, in plain Python from DESIGN §4.

Nothing here comes from `ce_opt`: the optimiser and the audit are held against it. A plan maps every
client to ``None`` (unserved) or to ``(A, B)``, with B ``""`` for a client with seat A alone.

    brute_force(frames, rules)             -> (points, plan), or None where no plan is legal
    points_of_plan(frames, rules, plan)    -> {term: points}
    breaches(frames, rules, plan)          -> sentences, one per broken hard rule
    legal(frames, rules, plan)             -> no breaches
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass

from plain_season import (
    DEFAULT_WEIGHTS,
    OUTSIDE_GROUP,
    TOLERANCE_HOURS,
    Behind,
    Facts,
    Frames,
    Plan,
    Rules,
    Team,
    limit_of,
)

__all__ = ["Plan", "Team", "breaches", "brute_force", "legal", "points_of_plan"]


def brute_force(
    frames: Frames, rules: Rules, behind: Behind | None = None
) -> tuple[float, Plan] | None:
    """Return the least points of any legal plan and the first plan that has them."""
    return _Search(Facts(frames, rules, behind)).best()


def points_of_plan(
    frames: Frames,
    rules: Rules,
    plan: Mapping[str, Team | None],
    behind: Behind | None = None,
) -> dict[str, float]:
    """Return the points of every term of DESIGN §4, each times its weight."""
    facts = Facts(frames, rules, behind)
    parts = [facts.client_points(client, plan[client]) for client in facts.clients]
    names = [*DEFAULT_WEIGHTS, OUTSIDE_GROUP] if behind else list(DEFAULT_WEIGHTS)
    terms = {name: math.fsum(part.get(name, 0.0) for part in parts) for name in names}
    carried = facts.carried(plan)
    overload = math.fsum(facts.overload(e, carried[e]) for e in facts.engineers)
    terms["overload"] = facts.weight("overload") * overload
    return terms


def breaches(
    frames: Frames,
    rules: Rules,
    plan: Mapping[str, Team | None],
    behind: Behind | None = None,
) -> list[str]:
    """Return a sentence for every hard rule that the plan breaks."""
    facts = Facts(frames, rules, behind)
    alone = [fault for client in facts.clients for fault in facts.team_faults(client, plan[client])]
    return [*alone, *facts.sharing_faults(plan)]


def legal(frames: Frames, rules: Rules, plan: Mapping[str, Team | None]) -> bool:
    """Tell whether the plan keeps every hard rule."""
    return not breaches(frames, rules, plan)


@dataclass(frozen=True)
class _Option:
    """One way to treat a client: its team or nothing, the points, and what it takes."""

    team: Team | None
    points: float
    seats: tuple[tuple[str, float, int], ...]
    changed: int


class _Search:
    """Every plan, client by client; only what is already beyond a limit is left out."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.options = [(client, self._options(client)) for client in facts.clients]
        self.left = {e: hours - facts.duty.get(e, 0.0) for e, hours in facts.care_hours.items()}
        self.free = dict(self.left)
        self.a_left = {e: limit_of(row.get("max_a")) for e, row in facts.engineers.items()}
        self.seats_left = {
            e: limit_of(row.get("max_clients")) for e, row in facts.engineers.items()
        }
        self.handovers_left = facts.max_handovers
        self.plan: Plan = {}
        self.found: tuple[float, Plan] | None = None

    def best(self) -> tuple[float, Plan] | None:
        self._extend(0, 0.0)
        return self.found

    def _options(self, client: str) -> list[_Option]:
        facts = self.facts
        seconds = [""] if facts.alone(client) else list(facts.engineers)
        teams: list[Team | None] = [None, *itertools.product(facts.engineers, seconds)]
        return [
            self._option(client, team) for team in teams if not any(facts.team_faults(client, team))
        ]

    def _option(self, client: str, team: Team | None) -> _Option:
        facts = self.facts
        points = math.fsum(facts.client_points(client, team).values())
        if team is None:
            return _Option(None, points, (), 0)
        hours = facts.hours(client)
        seats = tuple((e, p * hours, int(s == "A")) for s, e, p in facts.seated(client, team))
        return _Option(team, points, seats, facts.changed(client, team))

    def _extend(self, place: int, points: float) -> None:
        """Try every option of the client at a place, given those before it."""
        if place == len(self.options):
            self._finish(points)
            return
        client, options = self.options[place]
        for option in options:
            self._take(option, 1)
            if self._within_limits(option):
                self.plan[client] = option.team
                self._extend(place + 1, points + option.points)
            self._take(option, -1)

    def _take(self, option: _Option, times: int) -> None:
        self.handovers_left -= times * option.changed
        for engineer, hours, as_a in option.seats:
            self.left[engineer] -= times * hours
            self.a_left[engineer] -= times * as_a
            self.seats_left[engineer] -= times

    def _within_limits(self, option: _Option) -> bool:
        return self.handovers_left >= 0 and all(
            self.left[e] >= -TOLERANCE_HOURS and self.a_left[e] >= 0 and self.seats_left[e] >= 0
            for e, _, _ in option.seats
        )

    def _finish(self, points: float) -> None:
        facts = self.facts
        if any(facts.selection_faults({c for c, team in self.plan.items() if team is not None})):
            return
        used = {e: hours - self.left[e] for e, hours in self.free.items()}
        overload = math.fsum(facts.overload(e, hours) for e, hours in used.items())
        total = points + facts.weight("overload") * overload
        if self.found is None or total < self.found[0] - 1e-12:
            self.found = (total, dict(self.plan))

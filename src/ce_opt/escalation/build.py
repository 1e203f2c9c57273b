"""All ladders of a season, their partners chosen together.

The partner of a problem is the first helper on its ladder: one of the people who can help at the
first step that has any. The scheme's order comes before everything: load decides inside a step,
never between steps.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from ce_opt.escalation.ground import HELPING, Ground
from ce_opt.escalation.ladder import Ladder, ladder_of
from ce_opt.escalation.problems import Problem, Seats, problems, reaching
from ce_opt.escalation.sharing import Shared, Sharing, share

__all__ = ["Ladders", "build", "loads"]


@dataclass(frozen=True, eq=False)
class Ladders:
    """The ladders of a plan.

    Attributes
    ----------
    ground : season and plan
    ladders : one of each problem, by client and specialty
    shared : how the partners were chosen; None where ladders were read, not made
    """

    ground: Ground
    ladders: tuple[Ladder, ...]
    shared: Shared | None = None

    @cached_property
    def loads(self) -> dict[str, int]:
        """Engineer -> thousandths of an hour of helping, of all engineers."""
        return loads(self.ground, self.ladders)


def loads(ground: Ground, ladders: Collection[Ladder]) -> dict[str, int]:
    """Engineer -> thousandths of an hour of helping, of all engineers."""
    found = dict.fromkeys(ground.free, 0)
    for ladder in ladders:
        for step in ladder.steps:
            found[step.engineer] += step.work
    return found


def build(ground: Ground, seats: Seats, away: Collection[str] = ()) -> Ladders:
    """Make every ladder.

    Parameters
    ----------
    ground : season and plan
    seats : (client, A, B) of every team
    away : who is not there: ladders as if they had never been
    """
    away = frozenset(away)
    found = problems(ground.season, seats, ground.rules)
    asked = [(problem, first_helpers(ground, problem, away)) for problem in found]
    tasks = [(problem, helpers) for problem, helpers in asked if helpers]
    sharing, people = sharing_of(ground, tasks, away)
    shared = share(sharing)
    partner: dict[tuple[str, str], str] = {}
    load: dict[str, int] = {}
    for (problem, _), work, person in zip(tasks, sharing.work, shared.chosen, strict=True):
        partner[problem.client, problem.specialty] = people[person]
        load[people[person]] = load.get(people[person], 0) + work
    ladders = []
    for problem in found:
        name = partner.get((problem.client, problem.specialty))
        ladders.append(ladder_of(ground, problem, (name,) if name else (), load, away))
    return Ladders(ground, tuple(ladders), shared)


def first_helpers(ground: Ground, problem: Problem, away: Collection[str]) -> list[str]:
    """Who can help at the first step that has anybody."""
    helpers = ground.helpers(problem, away)
    return next((helpers[level] for level in HELPING if helpers[level]), [])


def sharing_of(
    ground: Ground, tasks: list[tuple[Problem, list[str]]], away: Collection[str]
) -> tuple[Sharing, list[str]]:
    """Turn problems into tasks; people come along, in the order of their positions."""
    people = sorted({name for _, helpers in tasks for name in helpers})
    place: Mapping[str, int] = {name: position for position, name in enumerate(people)}
    costs = (ground.costs(problem) for problem, _ in tasks)
    sharing = Sharing(
        tuple(work_of(ground, problem, away) for problem, _ in tasks),
        tuple(tuple(place[name] for name in helpers) for _, helpers in tasks),
        tuple(
            tuple(cost[ground.place_of[name]] for name in helpers)
            for cost, (_, helpers) in zip(costs, tasks, strict=True)
        ),
        tuple(ground.free[name] for name in people),
    )
    return sharing, people


def work_of(ground: Ground, problem: Problem, away: Collection[str]) -> int:
    """Thousandths of an hour that fall to the partner of a problem."""
    able = ground.able(problem.specialty, problem.level)
    solvable = any(seat in able and seat not in away for seat in problem.seats)
    return reaching(problem.work, ground.rules, solvable=solvable)

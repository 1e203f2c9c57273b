"""The ladder of one problem: who is asked, in which order, and who appoints them.

    A → B → group → department → support → working

Nobody stands on a ladder twice. At each step between team and working group stand the one to
appoint and the reserves: first those that are asked for by name (the partner; on the day, whoever
the plan names), then those with the hours for it, then those whom it costs least to ask, then by
id. A step without anybody is skipped, and the ladder says why.

Who appoints: the leader of the helper's virtual group, or the support leader; where they are away
or there is none, the support leader, else the first of the working group, else nobody: A asks
directly.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from ce_opt.escalation.ground import HELPING, Ground
from ce_opt.escalation.groups import Groups
from ce_opt.escalation.problems import Problem, reaching
from ce_opt.escalation.sentences import nobody_there
from ce_opt.language import tr
from ce_opt.season.escalation_rules import Level

__all__ = ["Ladder", "Skip", "Step", "appointer", "ladder_of"]


class Step(NamedTuple):
    """Somebody on a ladder.

    Attributes
    ----------
    level, engineer : which step, and who
    appointed_by : who sends them; empty where they are asked directly
    distance : levels that they are short of the problem
    work : expected thousandths of an hour of helping; the partner's alone, else 0
    travel : minutes of one trip to the client
    """

    level: Level
    engineer: str
    appointed_by: str
    distance: float
    work: int
    travel: float


class Skip(NamedTuple):
    """A step of a ladder without anybody, and why."""

    level: Level
    reason: str


class Ladder(NamedTuple):
    """A problem, who is asked in order, and what was skipped."""

    problem: Problem
    steps: tuple[Step, ...]
    skips: tuple[Skip, ...]

    @property
    def helpers(self) -> tuple[Step, ...]:
        """Steps between team and working group; the first is the partner's."""
        return tuple(step for step in self.steps if step.level in HELPING)


def ladder_of(
    ground: Ground,
    problem: Problem,
    first: Sequence[str] = (),
    load: Mapping[str, int] | None = None,
    away: Collection[str] = (),
) -> Ladder:
    """Make the ladder of a problem.

    Parameters
    ----------
    ground : season and plan
    problem : of a client, in a specialty
    first : who goes before others of the same step, in this order
    load : engineer -> thousandths of an hour of helping that the plan expects of them
    away : who is not there
    """
    steps: list[Step] = []
    skips: list[Skip] = []
    for level, engineer in zip("AB", (problem.a, problem.b), strict=True):
        reason = no_seat(problem, level, engineer, away)
        if reason:
            skips.append(Skip("A" if level == "A" else "B", reason))
        else:
            steps.append(step_of(ground, problem, "A" if level == "A" else "B", engineer, away))
    order = Order(ground, problem, first, load or {})
    helpers = ground.helpers(problem, away)
    for level in HELPING:
        taken = {step.engineer for step in steps}
        found = sorted((who for who in helpers[level] if who not in taken), key=order.key)
        for engineer in found[: 1 + ground.rules.reserves]:
            steps.append(step_of(ground, problem, level, engineer, away))
        if not found:
            skips.append(Skip(level, nobody(ground, problem, level)))
    told = working_member(ground.groups, {step.engineer for step in steps} | set(away))
    if told:
        steps.append(step_of(ground, problem, "working", told, away))
    else:
        skips.append(Skip("working", no_working_group(ground.groups)))
    return Ladder(problem, tuple(with_partner(ground, problem, steps)), tuple(skips))


class Order:
    """In which order people of a step are asked."""

    def __init__(
        self, ground: Ground, problem: Problem, first: Sequence[str], load: Mapping[str, int]
    ) -> None:
        self.free, self.place_of, self.load = ground.free, ground.place_of, load
        self.costs = ground.costs(problem)
        self.named = {engineer: place for place, engineer in enumerate(first)}

    def key(self, engineer: str) -> tuple[int, bool, int, str]:
        """Named ones, those with hours left, the cheapest to ask, the first by id."""
        full = self.load.get(engineer, 0) >= self.free[engineer]
        named = self.named.get(engineer, len(self.named))
        return named, full, self.costs[self.place_of[engineer]], engineer


def step_of(
    ground: Ground, problem: Problem, level: Level, engineer: str, away: Collection[str]
) -> Step:
    """Put somebody on a step; the partner's work is added at the end."""
    return Step(
        level,
        engineer,
        appointer(ground.groups, level, engineer, away),
        ground.distance(engineer, problem.specialty, problem.level),
        0,
        ground.minutes(engineer, problem.client),
    )


def with_partner(ground: Ground, problem: Problem, steps: Sequence[Step]) -> Iterator[Step]:
    """Give the first helper the hours that are expected to reach them."""
    solvable = any(step.level in ("A", "B") and ground.near_enough(step.distance) for step in steps)
    work, given = reaching(problem.work, ground.rules, solvable=solvable), False
    for step in steps:
        partner = step.level in HELPING and not given
        given |= partner
        yield step._replace(work=work) if partner else step


def appointer(groups: Groups | None, level: Level, engineer: str, away: Collection[str]) -> str:
    """Say who sends somebody; empty where they are asked directly."""
    if groups is None or level in ("A", "B"):
        return ""
    leader = groups.leaders.get(groups.group_of.get(engineer, ""), "")
    line = [groups.support_leader, *groups.working[:1]]
    if level in ("group", "department"):
        line.insert(0, leader)
    return next((who for who in line if who and who not in away), "")


def working_member(groups: Groups | None, passed: Collection[str]) -> str:
    """Say who of the working group is told: the first who is there and not on the ladder yet."""
    working = groups.working if groups else ()
    return next((who for who in working if who not in passed), "")


def no_seat(problem: Problem, seat: str, engineer: str, away: Collection[str]) -> str:
    """Say why nobody stands on the step of a seat; empty where somebody does."""
    if not problem.a:
        return tr("the client has no team")
    if not engineer:
        return tr("the client has no seat {seat}", seat=seat)
    return tr("{engineer} is away", engineer=engineer) if engineer in away else ""


def nobody(ground: Ground, problem: Problem, level: Level) -> str:
    """Say why nobody stands on a step between team and working group."""
    place = ground.places(problem)[level]
    facts = {
        "grouped": "yes" if ground.groups is not None else "",
        "team": problem.a,
        "group": ground.own_group(problem),
        "place": place.name,
        "people": "yes" if place.people else "",
        "problem": f"{problem.specialty} {problem.level}",
    }
    return nobody_there(level, facts)


def no_working_group(groups: Groups | None) -> str:
    """Say why nobody of the working group is told."""
    if groups is None:
        return tr("the plan has no groups")
    if not groups.working:
        return tr("the plan has no working group")
    return tr("nobody further of the working group is there")

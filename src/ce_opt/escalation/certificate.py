"""The certificate: every ladder walked with nobody away, A, B, both, the leader, any one person.

A row for each ladder says how many are tried in vain in each case (no number: a dead end), without
whom it has a dead end, and in which cases the helper would be above their free hours. A row for
each person says what their absence for the whole season would do.

Problems that nobody solves even when
everybody is there are *gaps*; people without whom there are more dead ends are *single points of
failure*; both come with the cheapest cure (`cures`).

A case of a ladder looks at that ladder alone; the absence of a person is looked at on all ladders
together: hours of helping then fall to the next helper on each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ce_opt.escalation.cures import Cure, cures
from ce_opt.escalation.ground import Ground
from ce_opt.escalation.ladder import Ladder
from ce_opt.escalation.problems import THOUSANDTHS, Problem
from ce_opt.escalation.walk import bearer, walk
from ce_opt.language import tr, tr_count

__all__ = ["CASES", "Absence", "Certificate", "Row", "certify"]

CASES = ("nobody", "a", "b", "both", "leader")
"""Who is away in the cases of a ladder."""


class Row(NamedTuple):
    """What becomes of one problem.

    Attributes
    ----------
    problem : of a client, in a specialty
    solver : who solves it with nobody away; empty for nobody
    hops : case -> tried in vain; None for a dead end
    worst : most tried in vain whichever single person is away; None where that is a dead end
    dead_without : each person without whom it has a dead end, and has none otherwise
    above_free : cases in which the helper would be above their free hours
    """

    problem: Problem
    solver: str
    hops: Mapping[str, int | None]
    worst: int | None
    dead_without: tuple[str, ...]
    above_free: tuple[str, ...]


class Absence(NamedTuple):
    """What it does if somebody is away for the season.

    Attributes
    ----------
    engineer : who
    ladders : on how many they stand
    dead_ends : problems that nobody would solve any more
    more_hops : how many more would be tried in vain, of all problems that are still solved
    above_free : people who would be above their free hours, and are not otherwise
    """

    engineer: str
    ladders: int
    dead_ends: tuple[Problem, ...]
    more_hops: int
    above_free: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Certificate:
    """What the walks have shown.

    Attributes
    ----------
    rows : one of each ladder
    absences : one of each engineer
    gaps : problems that nobody solves
    cures : of the gaps, then of each single point of failure, by id
    above_free : engineer -> hours of helping above what is free, of those who are above
    """

    rows: tuple[Row, ...]
    absences: tuple[Absence, ...]
    gaps: tuple[Problem, ...]
    cures: tuple[Cure, ...]
    above_free: Mapping[str, float]

    @property
    def single_points(self) -> tuple[Absence, ...]:
        """Absences that make dead ends."""
        return tuple(absence for absence in self.absences if absence.dead_ends)

    @property
    def verdict(self) -> str:
        """Everything in one sentence."""
        count, solved = len(self.rows), len(self.rows) - len(self.gaps)
        if not count:
            return tr("no client has a problem that anybody answers for")
        return tr("; ").join(
            [
                tr_count(
                    count,
                    "somebody solves {solved} of {count} problem with nobody away",
                    "somebody solves {solved} of {count} problems with nobody away",
                    solved=solved,
                ),
                self.hanging(),
                tr_count(
                    len(self.above_free),
                    "{count} helper above their free hours",
                    "{count} helpers above their free hours",
                ),
            ]
        )

    def hanging(self) -> str:
        """Say how many problems hang on single people."""
        points = self.single_points
        if not points:
            return tr("none hangs on a single person")
        risky = sum(bool(row.dead_without) for row in self.rows)
        worst = max(points, key=lambda absence: len(absence.dead_ends))
        return tr_count(
            risky,
            "{count} hangs on {people}, {most} on {engineer}",
            "{count} hang on {people}, {most} on {engineer}",
            people=tr_count(len(points), "{count} single person", "{count} single people"),
            most=len(worst.dead_ends),
            engineer=worst.engineer,
        )


def certify(
    ground: Ground,
    ladders: Sequence[Ladder],
    loads: Mapping[str, int],
    away: Collection[str] = (),
) -> Certificate:
    """Walk every ladder in every case.

    Parameters
    ----------
    ground : season and plan
    ladders : of the plan
    loads : engineer -> thousandths of an hour of helping that the plan expects
    away : who is away in every case
    """
    gone = frozenset(away)
    rows = tuple(row_of(ground, ladder, loads, gone) for ladder in ladders)
    gaps = tuple(row.problem for row in rows if not row.solver)
    on: dict[str, list[Ladder]] = defaultdict(list)
    for ladder in ladders:
        for step in ladder.steps:
            on[step.engineer].append(ladder)
    absences = tuple(
        absence_of(ground, engineer, on[engineer], loads, gone) for engineer in sorted(ground.free)
    )
    found = list(cures(ground, "", gaps, gone))
    for absence in absences:
        found += cures(ground, absence.engineer, absence.dead_ends, gone | {absence.engineer})
    above = {
        engineer: (load - ground.free[engineer]) / THOUSANDTHS
        for engineer, load in sorted(loads.items())
        if load > ground.free[engineer]
    }
    return Certificate(rows, absences, gaps, tuple(found), above)


def row_of(ground: Ground, ladder: Ladder, loads: Mapping[str, int], gone: frozenset[str]) -> Row:
    """Walk one ladder in all of its cases, and with each of its people away."""
    cases = {case: gone | missing for case, missing in cases_of(ground, ladder.problem).items()}
    walks = {case: walk(ground, ladder, away) for case, away in cases.items()}
    singles = {
        step.engineer: walk(ground, ladder, gone | {step.engineer})
        for step in ladder.steps
        if step.engineer not in gone
    }
    solver = walks["nobody"].solver
    dead = tuple(sorted(name for name, found in singles.items() if not found.solver and solver))
    worst = max([walks["nobody"].hops, *(found.hops for found in singles.values())])
    return Row(
        ladder.problem,
        solver,
        {case: found.hops if found.solver else None for case, found in walks.items()},
        worst if solver and not dead else None,
        dead,
        tuple(case for case, away in cases.items() if burdened(ground, ladder, loads, away)),
    )


def cases_of(ground: Ground, problem: Problem) -> dict[str, frozenset[str]]:
    """Who is away in each case of a ladder."""
    leaders = ground.groups.leaders if ground.groups else {}
    leader = leaders.get(ground.own_group(problem), "")
    away = {"nobody": (), "a": (problem.a,), "b": (problem.b,), "both": problem.seats}
    found = {case: frozenset(name for name in names if name) for case, names in away.items()}
    return found | {"leader": frozenset({leader} - {""})}


def burdened(
    ground: Ground, ladder: Ladder, loads: Mapping[str, int], away: Collection[str]
) -> bool:
    """Whether the helper of a ladder would be above their free hours."""
    found = bearer(ground, ladder, away)
    if found is None:
        return False
    planned = sum(step.work for step in ladder.steps if step.engineer == found.engineer)
    return loads[found.engineer] - planned + found.work > ground.free[found.engineer]


def absence_of(
    ground: Ground,
    engineer: str,
    ladders: Iterable[Ladder],
    loads: Mapping[str, int],
    gone: frozenset[str],
) -> Absence:
    """Walk the ladders that somebody stands on without them."""
    changed: dict[str, int] = defaultdict(int)
    dead: list[Problem] = []
    count = more = 0
    for ladder in ladders:
        count += 1
        before, after = walk(ground, ladder, gone), walk(ground, ladder, gone | {engineer})
        if before.solver and not after.solver:
            dead.append(ladder.problem)
        elif before.solver:
            more += after.hops - before.hops
        for sign, away in ((-1, gone), (1, gone | {engineer})):
            found = bearer(ground, ladder, away)
            if found:
                changed[found.engineer] += sign * found.work
    above = tuple(
        name
        for name, extra in sorted(changed.items())
        if name != engineer and loads[name] <= ground.free[name] < loads[name] + extra
    )
    return Absence(engineer, count, tuple(dead), more, above)

"""The smallest change that would have won a post, found by giving the posts again.

For each lever (`ce_opt.roster.levers`) the fewest steps with which the applicant has a post: with a
step less there is none. Each step that is tried is evaluated and chosen anew, so that what is said
is true also where a change moves the merit of others. Where to try next follows from the merit that
is still lacking,

    lacking = best sum of merit − best sum of merit of any holders with the applicant

by the secant through the last two steps that lost. A lever that wins nothing at its last step is
left out.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from ce_opt.marks.decimals import UNITS
from ce_opt.roster.choose import choose
from ce_opt.roster.contest import Contest
from ce_opt.roster.levers import Case, Lever, levers_of_rules, own_levers

__all__ = ["Remedy", "Trial", "fewest", "remedies", "tried"]

SKILL = "skill "
"""Beginning of the names of levers that are skills; of these only the nearest is named."""


@dataclass(frozen=True)
class Remedy:
    """A change that would have won.

    Attributes
    ----------
    lever : what is changed
    step : how far; with one step less there is no post
    own : whether it is the applicant's own, or the rule book's
    """

    lever: Lever
    step: int
    own: bool

    def __str__(self) -> str:
        return self.lever.says(self.step)


@dataclass(frozen=True)
class Trial:
    """What came of a step: whether it won, and the points of merit that lacked if not."""

    won: bool
    lacking: float


def remedies(case: Case) -> tuple[Remedy, ...]:
    """Every smallest change of the applicant's own that would have won, else of the rule book."""
    own = tuple(nearest_skill(found(case, own_levers(case), own=True)))
    return own or tuple(found(case, levers_of_rules(case), own=False))


def nearest_skill(remedies: Iterable[Remedy]) -> Iterator[Remedy]:
    """Of several skills, only the one with the fewest levels to go; the first of equals."""
    skills: list[Remedy] = []
    for remedy in remedies:
        if remedy.lever.name.startswith(SKILL):
            skills.append(remedy)
        else:
            yield remedy
    yield from sorted(skills, key=lambda remedy: remedy.step)[:1]


def found(case: Case, levers: Iterable[Lever], own: bool) -> Iterator[Remedy]:
    """Remedies among some levers."""
    now = tried(case.contest, case.engineer)
    for lever in levers:

        def trial(step: int, lever: Lever = lever) -> Trial:
            return tried(lever.after(step), case.engineer)

        step = fewest(trial, lever.most, now.lacking, lever.merit_a_step)
        if step is not None:
            yield Remedy(lever, step, own)


def tried(contest: Contest, engineer: str) -> Trial:
    """Give the posts, and say what the engineer lacks; infinity where no merit would do."""
    now = choose(contest)
    if now is None or engineer in now:
        return Trial(now is not None, math.inf if now is None else 0.0)
    prize = 1 + sum(one.keys[0] for one in contest.candidates)
    favoured = tuple(
        replace(one, keys=(one.keys[0] + prize, *one.keys[1:])) if one.engineer == engineer else one
        for one in contest.candidates
    )
    with_it = choose(replace(contest, candidates=favoured))
    if with_it is None or engineer not in with_it:
        return Trial(False, math.inf)
    return Trial(False, (contest.totals(now)[0] - contest.totals(with_it)[0]) / UNITS)


def fewest(
    trial: Callable[[int], Trial], most: int, lacking: float = math.inf, slope: float = 0.0
) -> int | None:
    """Find the fewest steps that win, where more than these win too.

    Parameters
    ----------
    trial : step -> what came of it
    most : steps that can be tried; with none, or where the last loses, the answer is None
    lacking : merit that lacks without a step
    slope : merit that a step is expected to add; 0 where that cannot be told

    >>> fewest(lambda step: Trial(step >= 37, max(0.0, 37.0 - step)), 1000, 37.0, 1.0)
    37
    """
    if most < 1 or not trial(most).won:
        return None
    below, above, won, count = 0, most, True, 0
    while above - below > 1:
        if count % 4 == 3 or not (slope > 0 and lacking < math.inf):
            place = (below + above) // 2
        elif won and count:
            place = above - 1
        else:
            place = below + max(1, min(most, math.ceil(lacking / slope - 1e-9)))
        place = min(max(place, below + 1), above - 1)
        found, count = trial(place), count + 1
        won = found.won
        if won:
            above = place
        else:
            if math.isfinite(lacking) and math.isfinite(found.lacking):
                slope = (lacking - found.lacking) / (place - below)
            below, lacking = place, found.lacking
    return above

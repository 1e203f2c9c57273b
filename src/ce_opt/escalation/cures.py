"""What would mend dead ends: whom to train in what, and by how much.

Whoever may stand on the ladder (A, B, group, department, support group) and is there may learn.
They must reach

    ⌈level − most_shortfall⌉     levels of the problem's own specialty

and pay the difference to what they hold of it. For all dead ends that have one cause and one
specialty, the cheapest single person is compared with a greedy choice of several (the most problems
for each level first: Chvátal 1979, A greedy heuristic for the set-covering problem); fewer levels
in all win, then fewer people, then the most free hours, then the first by id.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from ce_opt.escalation.ground import Ground
from ce_opt.escalation.problems import Problem
from ce_opt.language import tr

__all__ = ["Cure", "cures"]


class Cure(NamedTuple):
    """Somebody who learns something.

    Attributes
    ----------
    without : whose absence is mended; empty where the problem is a gap
    specialty : what is learnt
    engineer : who learns it; empty where nobody may stand on the ladder
    held, reached : level before and after
    clients : whose problems are mended
    """

    without: str
    specialty: str
    engineer: str
    held: int
    reached: int
    clients: tuple[str, ...]

    @property
    def levels(self) -> int:
        """How much is to be learnt."""
        return self.reached - self.held

    @property
    def sentence(self) -> str:
        """What to do, in a planner's words."""
        cause = tr("even with everybody there")
        if self.without:
            cause = tr("without {engineer}", engineer=self.without)
        whom = tr(", ").join(self.clients)
        if not self.engineer:
            return tr(
                "nobody may help {clients} with {specialty} {cause}: "
                "put somebody who knows it into the support group",
                clients=whom,
                specialty=self.specialty,
                cause=cause,
            )
        return tr(
            "train {engineer} in {specialty} from {held} to {reached}: "
            "{clients} would have somebody {cause}",
            engineer=self.engineer,
            specialty=self.specialty,
            held=self.held,
            reached=self.reached,
            clients=whom,
            cause=cause,
        )


def cures(
    ground: Ground, without: str, dead: Iterable[Problem], away: Collection[str]
) -> Iterator[Cure]:
    """Mend dead ends that have one cause, specialty by specialty.

    Parameters
    ----------
    ground : season and plan
    without : whose absence is the cause; empty for gaps
    dead : problems that nobody solves then
    away : who is not there, `without` among them
    """
    of: dict[str, list[Problem]] = defaultdict(list)
    for problem in dead:
        of[problem.specialty].append(problem)
    for specialty, problems in sorted(of.items()):
        pupils = pupils_of(ground, problems, away)
        mended = {problem for taught in pupils.values() for problem in taught}
        hopeless = [problem.client for problem in problems if problem not in mended]
        for engineer, taught in cheapest(ground, pupils, mended):
            reached = max(needed(ground, problem) for problem in taught)
            clients = tuple(problem.client for problem in taught)
            yield Cure(
                without, specialty, engineer, held(ground, engineer, taught), reached, clients
            )
        if hopeless:
            yield Cure(without, specialty, "", 0, 0, tuple(hopeless))


Taught = dict[str, list[Problem]]
"""Engineer -> problems that they would solve if they learnt enough."""


def pupils_of(ground: Ground, problems: Iterable[Problem], away: Collection[str]) -> Taught:
    """Who may learn to solve which problems."""
    found: Taught = defaultdict(list)
    for problem in problems:
        people = {name for place in ground.places(problem).values() for name in place.people}
        people = (people - ground.kept_out(problem)) | set(problem.seats)
        for engineer in sorted(people - set(away)):
            found[engineer].append(problem)
    return found


def needed(ground: Ground, problem: Problem) -> int:
    """Level that solves a problem."""
    return math.ceil(problem.level - ground.rules.most_shortfall)


def held(ground: Ground, engineer: str, taught: list[Problem]) -> int:
    """Level that somebody holds of the specialty of their problems."""
    place = ground.place_of[engineer], ground.specialty_place[taught[0].specialty]
    return int(ground.knowledge.level[place])


def price(ground: Ground, engineer: str, taught: list[Problem]) -> int:
    """Levels that somebody must learn to solve all of their problems."""
    return max(needed(ground, problem) for problem in taught) - held(ground, engineer, taught)


def cheapest(
    ground: Ground, pupils: Taught, mended: set[Problem]
) -> list[tuple[str, list[Problem]]]:
    """Choose who learns, so that every problem that can be is mended."""
    if not mended:
        return []
    several = greedy(ground, pupils, mended)
    whole = [name for name, taught in pupils.items() if len(taught) == len(mended)]
    if not whole:
        return several
    one = min(whole, key=lambda name: (price(ground, name, pupils[name]), -ground.free[name], name))
    total = sum(price(ground, name, taught) for name, taught in several)
    return several if total < price(ground, one, pupils[one]) else [(one, pupils[one])]


def greedy(ground: Ground, pupils: Taught, mended: set[Problem]) -> list[tuple[str, list[Problem]]]:
    """Choose the most problems for each level, again and again."""
    left, found = set(mended), []
    while left:
        open_ = {
            name: [problem for problem in taught if problem in left]
            for name, taught in pupils.items()
        }

        def worth(name: str, open_: Taught = open_) -> tuple[float, int, str]:
            levels = max(1, price(ground, name, open_[name]))
            return -len(open_[name]) / levels, -ground.free[name], name

        best = min((name for name, taught in open_.items() if taught), key=worth)
        found.append((best, open_[best]))
        left -= set(open_[best])
    return found

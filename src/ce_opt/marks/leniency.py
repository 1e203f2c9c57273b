"""The additive model of `severity` once more, in plain Python and for thousands of judges.

    n_v · b_v − Σ_e mean_e(b) = Σ_e (y_ev − mean_e(y))        for every judge v, over v's marks

`b` is leniency and mean_e runs over the marks of person e: the normal equations with people
eliminated. They are solved by conjugate gradients, which need a few dozen sweeps over the marks
where elimination needs the cube of the judges; starting at 0 they suit a table that falls into
parts. The level of each part is then set as in `severity`: judges with several marks average 0.

Source: Hestenes and Stiefel (1952), Methods of conjugate gradients for solving linear systems,
Journal of Research of the National Bureau of Standards 49.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

__all__ = ["corrected_by_sweeps"]

Marks = Mapping[tuple[str, str], float]
"""(person, judge) -> mark."""
Vector = dict[str, float]
SMALL = 1e-24
"""Share of the first residual's square at which the solution is as good as it gets."""
NOISE = 1e-18
"""Square of a residual, in points, that is rounding and nothing else."""


def corrected_by_sweeps(marks: Marks) -> dict[tuple[str, str], float]:
    """(person, judge) -> mark without the judge's leniency; as `severity.corrected_of`.

    Examples
    --------
    The second judge is 7 points milder than the first on the average of both people they share.

    >>> marks = {("a", "p"): 60.0, ("a", "q"): 64.0, ("b", "p"): 70.0, ("b", "q"): 80.0}
    >>> corrected_by_sweeps(marks)["a", "p"]
    63.5
    """
    given = Counter(judge for _, judge in marks)
    several = {judge for judge, count in given.items() if count >= 2}
    lenient = levelled(marks, solved(marks), several)
    heard = {person for person, judge in marks if judge in several}
    kept = {key: mark - lenient[key[1]] for key, mark in marks.items() if key[1] in several}
    return kept | {key: mark for key, mark in marks.items() if key[0] not in heard}


def left_of_means(marks: Marks) -> dict[tuple[str, str], float]:
    """Take from each mark the mean of its person's."""
    by: dict[str, list[float]] = defaultdict(list)
    for (person, _), mark in marks.items():
        by[person].append(mark)
    mean = {person: math.fsum(own) / len(own) for person, own in by.items()}
    return {key: mark - mean[key[0]] for key, mark in marks.items()}


def per_judge(values: Marks) -> Vector:
    """Sum over the marks of each judge."""
    found: Vector = defaultdict(float)
    for (_, judge), value in values.items():
        found[judge] += value
    return found


def solved(marks: Marks) -> Vector:
    """Leniency of each judge, up to a number for each part."""
    found = dict.fromkeys((judge for _, judge in marks), 0.0)
    residual = per_judge(left_of_means(marks))
    step, square = dict(residual), product(residual, residual)
    enough = max(SMALL * square, NOISE)
    for _ in range(2 * len(found)):
        if square <= enough:
            break
        moved = per_judge(left_of_means({key: step[key[1]] for key in marks}))
        energy = product(step, moved)
        if energy <= 0:
            break
        length = square / energy
        for judge in found:
            found[judge] += length * step[judge]
            residual[judge] -= length * moved[judge]
        before, square = square, product(residual, residual)
        step = {judge: residual[judge] + square / before * step[judge] for judge in found}
    return found


def product(one: Vector, other: Vector) -> float:
    """Scalar product."""
    return math.fsum(value * other[judge] for judge, value in one.items())


def levelled(marks: Marks, lenient: Vector, several: Iterable[str]) -> Vector:
    """Let the judges with several marks average 0 in each part, all judges where it has none."""
    part = parts_of_judges(marks)
    members: dict[str, list[str]] = defaultdict(list)
    for judge in lenient:
        members[part[judge]].append(judge)
    several = set(several)
    found: Vector = {}
    for names in members.values():
        base = [lenient[judge] for judge in names if judge in several] or [
            lenient[judge] for judge in names
        ]
        mean = math.fsum(base) / len(base)
        found |= {judge: lenient[judge] - mean for judge in names}
    return found


def parts_of_judges(marks: Marks) -> dict[str, str]:
    """Judge -> a judge who stands for the part that shared people join (union–find)."""
    parent = {judge: judge for _, judge in marks}

    def top(judge: str) -> str:
        while parent[judge] != judge:
            parent[judge] = parent[parent[judge]]
            judge = parent[judge]
        return judge

    first: dict[str, str] = {}
    for person, judge in marks:
        one, other = top(first.setdefault(person, judge)), top(judge)
        parent[max(one, other)] = min(one, other)
    return {judge: top(judge) for judge in parent}

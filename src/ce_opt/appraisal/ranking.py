"""Places and grades in a group: forced distribution that never grades a better score worse.

    rank(e)  = 1 + people whose (score, tie break 1, …) is greater
    place(e) = the middle one of the places that equals share (of two middle ones the better), or
               with ``ties = "better"`` the best one
    grade(e) = the first grade k with  q_1 + … + q_k ≥ place(e)

Equals have one rank and one grade, whatever the order of the file. The quota of a grade at whose
end equals stand is then over- or underfilled by some of them; the sum stays the group's size. A
greater score means a smaller place, and so never a worse grade; nor does raising one's own score.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from ce_opt.season.appraisal_rules import Appraisal

__all__ = ["grades", "places", "ranks", "to_next_grade"]

Key = tuple[float, ...]
MICRO, TENTH = 10**6, 10**5
"""A distance is said in tenths of a point, rounded up: it suffices, and gives nobody away."""


def ranks(keys: Sequence[Key]) -> list[int]:
    """Rank by keys, the greatest first; equal keys share a rank.

    >>> ranks([(70.0,), (90.0,), (70.0,)])
    [2, 1, 2]
    """
    first: dict[Key, int] = {}
    for place, key in enumerate(sorted(keys, reverse=True), 1):
        first.setdefault(key, place)
    return [first[key] for key in keys]


def places(keys: Sequence[Key], rules: Appraisal) -> list[int]:
    """Give each the place that decides the grade."""
    rank = ranks(keys)
    if rules.ties == "better":
        return rank
    return [place + (rank.count(place) - 1) // 2 for place in rank]


def grades(keys: Sequence[Key], quotas: Sequence[int], rules: Appraisal) -> list[int]:
    """Deal grades: 0 for the best.

    Parameters
    ----------
    keys : of everybody in the group
    quotas : one for each grade; they sum to the number of keys
    """
    ends = list(accumulate(quotas))
    return [next(k for k, end in enumerate(ends) if end >= place) for place in places(keys, rules)]


def to_next_grade(
    keys: Sequence[Key], quotas: Sequence[int], grade: Sequence[int]
) -> list[float | None]:
    """Points of score that would give each the next better grade that anybody can have.

    Everybody else's score stays as it is. A person needs fewer people above than that grade and the
    better ones have places; the distance is rounded up to the next tenth. None where there is no
    better grade to be had.
    """
    ends = list(accumulate(quotas))
    return [
        distance([key[0] for place, key in enumerate(keys) if place != own], keys[own][0], end)
        if (end := ends[grade[own] - 1] if grade[own] else 0)
        else None
        for own in range(len(keys))
    ]


def distance(others: Sequence[float], score: float, places: int) -> float:
    """Points that lift a score above all others but ``places − 1``."""
    rival = sorted(others, reverse=True)[places - 1]
    short = max(0, round(rival * MICRO) - round(score * MICRO))
    return (short // TENTH + 1) * TENTH / MICRO

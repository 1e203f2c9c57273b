"""The times of visits that an account manager makes in one district on one day: exact.

    finish[S] = least end of the visits in S, one after the other
    finish[S ∪ i] = min over i of: the first start of i that suits all and is not before
                    finish[S] + the move to the next client

For a given order the earliest start of each visit is best, for what suits a visit does not depend
on the others: who goes to two visits of the tour goes with the account manager. Dynamic programming
over subsets (Held and Karp 1962) thus finds whether a set of visits fits into the day, and the
largest set that does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

__all__ = ["MOST_VISITS", "misfits", "room", "rooms", "tour_times"]

MOST_VISITS = 10
"""Visits of a tour at most: there are 2^10 subsets."""
NEVER = 10**9


def first_from(starts: int, ready: int, grid: int) -> int:
    """First start, minutes, not before a time; `NEVER` where there is none.

    >>> first_from(0b1010, 16, 15)
    45
    """
    place = -(-ready // grid)
    later = starts >> place
    return grid * (place + (later & -later).bit_length() - 1) if later else NEVER


def tour_times(starts: Sequence[int], minutes: int, move: int, grid: int) -> dict[int, int]:
    """Give the start of each visit of the largest set that fits; of equal ones, what ends first.

    Parameters
    ----------
    starts : per visit, the starts that suit its people, bit i for i · grid minutes
    minutes, move : of a visit, and from one client to the next
    grid : minutes
    """
    finish = [0] + [NEVER] * ((1 << len(starts)) - 1)
    last = [0] * len(finish)
    for done in range(len(finish)):
        ready = finish[done] + move if done else 0
        for visit, suits in enumerate(starts):
            more = done | 1 << visit
            if more != done and ready < NEVER:
                end = first_from(suits, ready, grid) + minutes
                if end < finish[more]:
                    finish[more], last[more] = end, visit
    fitting = (done for done, end in enumerate(finish) if end < NEVER)
    best = min(fitting, key=lambda done: (-done.bit_count(), finish[done], done))
    found: dict[int, int] = {}
    while best:
        visit = last[best]
        found[visit] = finish[best] - minutes
        best ^= 1 << visit
    return found


def misfits(starts: Sequence[int], minutes: int, move: int, grid: int) -> list[int]:
    """Give visits that do not fit into a day together, but do without any one of them."""
    kept = list(range(len(starts)))
    for visit in range(len(starts)):
        fewer = [one for one in kept if one != visit]
        if len(tour_times([starts[one] for one in fewer], minutes, move, grid)) < len(fewer):
            kept = fewer
    return kept


@lru_cache(maxsize=4096)
def room(starts: int, minutes: int, move: int, grid: int) -> int:
    """How many visits fit into a day, one after the other, where each of these starts suits all."""
    count, end = 0, first_from(starts, 0, grid) + minutes
    while end < NEVER and count < MOST_VISITS:
        count, end = count + 1, first_from(starts, end + move, grid) + minutes
    return count


def rooms(
    starts: Sequence[int], minutes: int, move: int, grid: int
) -> Iterator[tuple[tuple[int, ...], int]]:
    """Visits of which only so many fit into a day, for none of them has other starts to offer.

    Yields
    ------
    (visits, how many of them fit into one day at most), for each set of starts that a visit has
    """
    for suits in sorted(set(starts)):
        narrow = tuple(visit for visit, other in enumerate(starts) if other | suits == suits)
        yield narrow, room(suits, minutes, move, grid)

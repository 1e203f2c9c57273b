"""Merging: the states of a knapsack, with those that one more seat makes of them.

A state is a load with the highest reward that reaches it (Nemhauser and Ullmann 1969). Lists of
states lie by rising load; a state is left out where one of no more load has as much reward.
"""

from __future__ import annotations

from ce_opt.teams.compiled import inlined
from ce_opt.teams.problem import IntArray
from ce_opt.teams.worth import LOAD_BITS, LOAD_MASK, NONE, within_tallies

__all__ = ["FAR", "with_group"]

FAR = 2**62
"""A load that no state has."""


@inlined
def with_group(
    states: tuple[IntArray, IntArray, IntArray, IntArray, int],
    lists: tuple[IntArray, int, int],
    group: tuple[int, int, IntArray, IntArray],
    limits: tuple[int, int, IntArray],
) -> tuple[int, int, int]:
    """Merge states with those that each seat of a group makes of them; at most one is taken.

    Parameters
    ----------
    states, limits : as for `merged`
    lists : room for lists of states; which of them holds the states, and how many
    group : its first seat, and the one after its last; of all seats: rewards, loads with tallies

    Returns
    -------
    Which list holds the states now, how many they are, and how many are in the room.
    """
    load, reward, parent, last, size = states
    current, former, many = lists
    first, end, rewards, tallied = group
    row, left = former, many
    for seat in range(first, end):
        if rewards[seat] > 0 and tallied[seat] != NONE:
            free_row = 3 - former - row if row != former else (former + 1) % 3
            left, size = merged(
                (load, reward, parent, last, size),
                (current[row], left, current[former], many, current[free_row]),
                (seat, tallied[seat], rewards[seat]),
                limits,
            )
            row = free_row
    return row, left, size


@inlined
def merged(
    states: tuple[IntArray, IntArray, IntArray, IntArray, int],
    lists: tuple[IntArray, int, IntArray, int, IntArray],
    taken: tuple[int, int, int],
    limits: tuple[int, int, IntArray],
) -> tuple[int, int]:
    """Merge states with those that one more seat makes of others, both by rising load.

    Parameters
    ----------
    states : loads, rewards, parents, seats, and how many states there are
    lists : the states, and how many; those that take the seat, and how many; where to write to
    taken : the seat, its load with tallies, its reward
    limits : the engineer, what they can carry, and the tallies kept

    Returns
    -------
    How many states no other dominates, and how many there are in the room now.
    """
    load, reward, parent, last, size = states
    left, lefts, right, rights, result = lists
    seat, use, gain = taken
    x = y = kept = 0
    highest = tally = -1
    while x < lefts or y < rights:
        heavier, richer = FAR, 0
        if y < rights:
            heavier, richer = load[right[y]] + use, reward[right[y]] + gain
            if not fits(heavier, limits):
                y += 1
                continue
        lighter = load[left[x]] if x < lefts else FAR
        least = min(lighter, heavier)
        if least >> LOAD_BITS != tally:  # states only dominate each other within a tally
            tally = least >> LOAD_BITS
            highest = -1
        if lighter < heavier or (lighter == heavier and reward[left[x]] >= richer):
            if reward[left[x]] > highest:
                highest = reward[left[x]]
                result[kept] = left[x]
                kept += 1
            x += 1
        else:
            if richer > highest:
                highest = richer
                load[size], reward[size] = heavier, richer
                parent[size], last[size] = right[y], seat
                result[kept] = size
                kept += 1
                size += 1
            y += 1
    return kept, size


@inlined
def fits(tallied: int, limits: tuple[int, int, IntArray]) -> bool:
    """Whether a load with tallies is within what an engineer can carry."""
    engineer, capacity, bases = limits
    return tallied & LOAD_MASK <= capacity and within_tallies(bases, engineer, tallied)

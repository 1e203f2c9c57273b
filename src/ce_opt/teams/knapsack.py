"""Every engineer's best bundle of seats: a knapsack with a convex cost of the load.

    value(e) = min  cost(load) − Σ reward of the seats taken,    load = Σ use of the seats taken

Of each client at most one seat, A or B, may be taken. Solved exactly by dynamic programming over
the loads that can be reached (Nemhauser and Ullmann 1969): a *state* is a load with the highest
reward that reaches it, and a state is dropped where a smaller load has as much reward. Clients are
taken by falling reward per unit, so that

    reward + max over l ≥ load of  ρ · (l − load) − cost(l)        ρ: reward per unit of the next

and the rewards of seats without load that are still to come bound all that a state can become
(Dantzig 1957); it is dropped where the best bundle known is better. A few dozen states are left
where a table of loads would have ten thousand entries.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.compiled import compiled, inlined
from ce_opt.teams.merging import FAR, with_group
from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import BoolArray, IntArray
from ce_opt.teams.standing import load_cost
from ce_opt.teams.worth import LOAD_MASK, NONE, Worth

__all__ = ["Groups", "States", "best_bundles", "groups_of"]

FloatArray = npt.NDArray[np.float64]

MOST_STATES = 10_000
"""States kept for one engineer; past it the bundle is bounded instead of solved."""
MARGIN = 1e-9
"""Relative error forgiven to floating point where states are dropped."""
REACH = 0.95
"""Groups are sorted a little further down than the last time: few of a thousand are looked at."""


class Groups(NamedTuple):
    """The seats of each engineer, grouped by client.

    Attributes
    ----------
    start : [engineers + 1], the groups of engineer e are start[e] … start[e + 1] − 1
    first : [groups + 1], the seats of group g are first[g] … first[g + 1] − 1 (one or two)
    """

    start: IntArray
    first: IntArray


class States(NamedTuple):
    """Room for the states of one engineer at a time, one for each thread.

    Attributes
    ----------
    load, reward : of each state
    parent, seat : the state it came from, and the seat that was taken
    current : [3, states], lists of states: those that are kept, and two to merge into
    """

    load: IntArray
    reward: IntArray
    parent: IntArray
    seat: IntArray
    current: IntArray

    @classmethod
    def room(cls, most: int = MOST_STATES) -> States:
        """Reserve it; the memory is only used as far as it is needed."""
        load, reward, parent, seat = (np.empty(most, dtype=np.int64) for _ in range(4))
        return cls(load, reward, parent, seat, np.empty((3, most), dtype=np.int64))


def groups_of(pool: Pool) -> Groups:
    """Group the seats of a pool."""
    clients = len(pool.unserved)
    key = pool.seat_engineer.astype(np.int64) * clients + pool.seat_client
    first = np.nonzero(np.append(True, key[1:] != key[:-1]))[0] if len(key) else np.zeros(0, int)
    engineers = len(pool.seat_start) - 1
    start = np.searchsorted(pool.seat_engineer[first], np.arange(engineers + 1))
    return Groups(start.astype(np.int64), np.append(first, len(key)).astype(np.int64))


@compiled
def best_bundles(
    engineers: IntArray,
    groups: Groups,
    worth: Worth,
    states: States,
    reach: FloatArray,
    value: IntArray,
    taken: BoolArray,
) -> int:
    """Choose the best bundle of some engineers, one after the other.

    Parameters
    ----------
    engineers : whose bundles to choose
    groups, worth : the seats and what they bring
    states : room to work in
    reach : [engineers], density down to which groups are sorted at first; read and written
    value : [engineers], written: the least of cost less rewards; a lower bound on it where there
        are more than `MOST_STATES` states
    taken : [seats], written: the seats of the bundle; read first: a bundle within all limits
        to start from

    Returns
    -------
    Number of states looked at, a measure of the work.
    """
    work = 0
    # Arrays are taken out of their tuples once, not for each group: each time counts.
    load, reward, parent, last, current = states
    rewards, tallied, capacity = worth.reward, worth.tallied, worth.capacity
    threshold, slope, bases, seats = worth.threshold, worth.slope, worth.bases, groups.first
    for engineer in engineers:
        first = groups.start[engineer]
        known = value_of(groups, worth, engineer, taken)
        density, free, smallest = densities(groups, worth, engineer)
        order = ranked(density, reach[engineer], np.inf)
        whole = len(order) == len(density)
        gift = free.sum()
        load[0] = reward[0] = 0
        parent[0] = last[0] = NONE
        row, current[0, 0], count = 0, 0, 1
        size = 1
        fresh = beyond = 0
        place = -1
        while True:
            place += 1
            if place == len(order) and not whole:
                order, place, whole = ranked(density, 0.0, reach[engineer]), 0, True
            if place == len(order):
                break
            rate = density[order[place]]
            if rate <= 0.0 and gift == 0:
                break
            count, known, beyond = promising(
                (load, reward, current[row], count, fresh),
                (threshold, slope, engineer, capacity[engineer]),
                (rate, gift, smallest),
                known,
            )
            fresh = size
            gift -= free[order[place]]
            if count == 0:
                beyond = 0
                reach[engineer] = REACH * rate
                break
            if size + 2 * count > len(load):
                break
            beyond = 0
            group = first + order[place]
            row, count, size = with_group(
                (load, reward, parent, last, size),
                (current, row, count),
                (seats[group], seats[group + 1], rewards, tallied),
                (engineer, capacity[engineer], bases),
            )
        work += size
        value[engineer] = min(beyond, finish(worth, engineer, states, size, taken))
    return work


@inlined
def ranked(density: FloatArray, least: float, below: float) -> IntArray:
    """Groups whose density is at least one bar and below another, by falling density."""
    places = np.nonzero((density >= least) & (density < below))[0]
    return places[np.argsort(-density[places], kind="mergesort")]


@inlined
def value_of(groups: Groups, worth: Worth, engineer: int, taken: BoolArray) -> int:
    """Value of the bundle marked as taken, if it still fits; the marks are wiped out."""
    load = 0
    reward = 0
    low, high = groups.first[groups.start[engineer]], groups.first[groups.start[engineer + 1]]
    rewards, uses = worth.reward, worth.use
    for seat in range(low, high):
        if taken[seat]:
            if rewards[seat] > 0:
                load += uses[seat]
                reward += rewards[seat]
            taken[seat] = False
    if load > worth.capacity[engineer]:
        return 0
    return min(0, load_cost(worth.threshold, worth.slope, engineer, load) - reward)


@inlined
def densities(groups: Groups, worth: Worth, engineer: int) -> tuple[FloatArray, IntArray, int]:
    """Rate an engineer's groups.

    Returns
    -------
    The highest reward per unit of load in each group; the highest reward of a seat that uses none;
    the smallest use of a seat that uses something.
    """
    first, last = groups.start[engineer], groups.start[engineer + 1]
    density = np.zeros(last - first)
    free = np.zeros(last - first, dtype=np.int64)
    reward, use, tallied, seats = worth.reward, worth.use, worth.tallied, groups.first
    smallest = FAR
    for group in range(first, last):
        for seat in range(seats[group], seats[group + 1]):
            if reward[seat] <= 0 or tallied[seat] == NONE:
                continue
            if use[seat] > 0:
                density[group - first] = max(density[group - first], reward[seat] / use[seat])
                smallest = min(smallest, use[seat])
            else:
                free[group - first] = max(free[group - first], reward[seat])
    return density, free, smallest


@inlined
def promising(
    states: tuple[IntArray, IntArray, IntArray, int, int],
    limits: tuple[IntArray, IntArray, int, int],
    to_come: tuple[float, int, int],
    known: int,
) -> tuple[int, int, int]:
    """Keep the states from which a bundle better than `known` could come.

    Parameters
    ----------
    states : loads and rewards; the list of states and its length; states from the last number on
        have not been held against `known` yet
    limits : thresholds, slopes; the engineer and what they can carry
    to_come : the highest reward per unit of load of the seats still to come, what they bring
        without load, and the smallest load of one

    Returns
    -------
    How many states are kept; the value of the best bundle known now; a lower bound on the value of
    any.
    """
    load, reward, current, count, fresh = states
    threshold, slope, engineer, capacity = limits
    rate, gift, smallest = to_come
    peak = best_load(threshold, slope, engineer, capacity, rate)
    peak_cost = load_cost(threshold, slope, engineer, peak)
    for place in range(count):
        if current[place] >= fresh:
            now = load[current[place]] & LOAD_MASK
            cost = load_cost(threshold, slope, engineer, now)
            known = min(known, cost - reward[current[place]])
    # A better bundle takes another seat with some load, unless there are gifts to come.
    step = smallest if gift == 0 else 0
    margin = MARGIN * abs(float(known)) + 2.0**PRICE_BITS + gift
    kept = 0
    highest = 0.0
    for place in range(count):
        state = current[place]
        now = load[state] & LOAD_MASK
        full, cost = peak, peak_cost
        if now + step > peak:
            full = now + step
            if full > capacity:
                continue
            cost = load_cost(threshold, slope, engineer, full)
        # Loads are subtracted first, as whole numbers: rates can be huge.
        could = reward[state] + (rate * (full - now) - cost) + margin
        if could >= -known:
            current[kept] = state
            kept += 1
            highest = max(highest, could)
    return kept, known, int(-np.ceil(highest))


@inlined
def best_load(
    threshold: IntArray, slope: IntArray, engineer: int, capacity: int, rate: float
) -> int:
    """Return the load at which rate · load − cost(load), which is concave, is highest.

    It is a corner: nothing, a threshold or the capacity.
    """
    best, peak = 0.0, 0
    for piece in range(threshold.shape[0] + 1):
        corner = capacity if piece == threshold.shape[0] else threshold[piece, engineer]
        corner = min(corner, capacity)
        height = rate * corner - load_cost(threshold, slope, engineer, corner)
        if height > best:
            best, peak = height, corner
    return peak


@inlined
def finish(worth: Worth, engineer: int, states: States, size: int, taken: BoolArray) -> int:
    """Find the best state, mark the seats that led to it, and return its value."""
    best = 0
    at = 0
    for state in range(size):
        load = states.load[state] & LOAD_MASK
        cost = load_cost(worth.threshold, worth.slope, engineer, load)
        if cost - states.reward[state] < best:
            best = cost - states.reward[state]
            at = state
    while states.parent[at] != NONE:
        taken[states.seat[at]] = True
        at = states.parent[at]
    return best

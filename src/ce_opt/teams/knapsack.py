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
from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import BoolArray, IntArray
from ce_opt.teams.standing import load_cost
from ce_opt.teams.worth import LOAD_BITS, LOAD_MASK, NONE, Worth, has_room, pays

__all__ = ["Groups", "States", "best_bundles", "groups_of"]

FloatArray = npt.NDArray[np.float64]

MOST_STATES = 10_000
"""States kept for one engineer; past it the bundle is bounded instead of solved."""
MARGIN = 1e-9
"""Relative error forgiven to floating point where states are dropped."""
FAR = 2**62


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
    """Room for the states of one engineer at a time; one for each thread.

    Attributes
    ----------
    load, reward : of each state
    parent, seat : the state it came from, and the seat that was taken
    """

    load: IntArray
    reward: IntArray
    parent: IntArray
    seat: IntArray

    @classmethod
    def room(cls, most: int = MOST_STATES) -> States:
        """Reserve it; the memory is only used as far as it is needed."""
        return cls(*(np.empty(most, dtype=np.int64) for _ in range(4)))


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
    value: IntArray,
    taken: BoolArray,
) -> int:
    """Choose the best bundle of some engineers, one after the other.

    Parameters
    ----------
    engineers : whose bundles to choose
    groups, worth : the seats and what they bring
    states : room to work in
    value : [engineers], written: the least of cost less rewards; a lower bound on it where there
        are more than `MOST_STATES` states
    taken : [seats], written: the seats of the bundle; read first: a bundle within all limits
        to start from

    Returns
    -------
    Number of states looked at, a measure of the work.
    """
    work = 0
    for engineer in engineers:
        first, last = groups.start[engineer], groups.start[engineer + 1]
        known = value_of(groups, worth, engineer, taken)
        density, free = densities(groups, worth, engineer)
        order = np.argsort(-density, kind="mergesort")
        gift = free.sum()
        current = np.zeros(1, dtype=np.int64)
        states.load[0] = states.reward[0] = 0
        states.parent[0] = states.seat[0] = NONE
        size = 1
        beyond = 0
        for place in range(last - first):
            rate = density[order[place]]
            if rate <= 0.0 and gift == 0:
                break
            current, known, beyond = promising(worth, engineer, states, current, rate, gift, known)
            gift -= free[order[place]]
            if len(current) == 0:
                beyond = 0
                break
            if size + 2 * len(current) > len(states.load):
                break
            beyond = 0
            whole = current
            group = first + order[place]
            for seat in range(groups.first[group], groups.first[group + 1]):
                if pays(worth, seat):
                    current, size = merged(worth, engineer, states, current, whole, seat, size)
        work += size
        value[engineer] = min(beyond, finish(worth, engineer, states, size, taken))
    return work


@inlined
def value_of(groups: Groups, worth: Worth, engineer: int, taken: BoolArray) -> int:
    """Value of the bundle marked as taken, if it still fits; the marks are wiped out."""
    load = 0
    reward = 0
    low, high = groups.first[groups.start[engineer]], groups.first[groups.start[engineer + 1]]
    for seat in range(low, high):
        if taken[seat] and worth.reward[seat] > 0:
            load += worth.use[seat]
            reward += worth.reward[seat]
        taken[seat] = False
    if load > worth.capacity[engineer]:
        return 0
    return min(0, load_cost(worth.threshold, worth.slope, engineer, load) - reward)


@inlined
def densities(groups: Groups, worth: Worth, engineer: int) -> tuple[FloatArray, IntArray]:
    """Rate an engineer's groups.

    Returns
    -------
    The highest reward per unit of load in each group; the highest reward of a seat that uses none.
    """
    first, last = groups.start[engineer], groups.start[engineer + 1]
    density = np.zeros(last - first)
    free = np.zeros(last - first, dtype=np.int64)
    for group in range(first, last):
        for seat in range(groups.first[group], groups.first[group + 1]):
            if pays(worth, seat) and worth.use[seat] > 0:
                rate = worth.reward[seat] / worth.use[seat]
                density[group - first] = max(density[group - first], rate)
            elif pays(worth, seat):
                free[group - first] = max(free[group - first], worth.reward[seat])
    return density, free


@inlined
def promising(
    worth: Worth,
    engineer: int,
    states: States,
    current: IntArray,
    rate: float,
    gift: int,
    known: int,
) -> tuple[IntArray, int, int]:
    """Keep the states from which a bundle better than `known` could come.

    `rate` is the highest reward per unit of load still to come, `gift` what comes without load.

    Returns
    -------
    The states kept; the value of the best bundle known now; a lower bound on the value of any.
    """
    threshold, slope, load, reward = worth.threshold, worth.slope, states.load, states.reward
    capacity = worth.capacity[engineer]
    peak = best_load(threshold, slope, engineer, capacity, rate)
    for state in current:
        cost = load_cost(threshold, slope, engineer, load[state] & LOAD_MASK)
        known = min(known, cost - reward[state])
    margin = MARGIN * abs(float(known)) + 2.0**PRICE_BITS
    kept = 0
    highest = 0.0
    for state in current:
        now = load[state] & LOAD_MASK
        full = max(now, peak)  # loads are subtracted first, as whole numbers: rates can be huge
        most = rate * (full - now) - load_cost(threshold, slope, engineer, full)
        could = reward[state] + gift + most + margin
        if could >= -known:
            current[kept] = state
            kept += 1
            highest = max(highest, could)
    return current[:kept], known, int(-np.ceil(highest))


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
def merged(
    worth: Worth,
    engineer: int,
    states: States,
    left: IntArray,
    right: IntArray,
    seat: int,
    size: int,
) -> tuple[IntArray, int]:
    """Merge states with those that one more seat makes of others, both by rising load.

    Returns
    -------
    The states that no other dominates, and how many there are in the room now.
    """
    load, reward, parent, last = states.load, states.reward, states.parent, states.seat
    use, gain = worth.tallied[seat], worth.reward[seat]
    result = np.empty(len(left) + len(right), dtype=np.int64)
    x = y = kept = 0
    highest = tally = -1
    while x < len(left) or y < len(right):
        heavier, richer = FAR, 0
        if y < len(right):
            heavier, richer = load[right[y]] + use, reward[right[y]] + gain
            if not has_room(worth, engineer, heavier):
                y += 1
                continue
        lighter = load[left[x]] if x < len(left) else FAR
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
    return result[:kept], size


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

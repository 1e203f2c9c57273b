"""One engineer's best bundle of seats: a knapsack with a convex cost of the load.

    min  cost(load) − Σ reward of the seats taken,      load = Σ weight of the seats taken

Of each client at most one seat, A or B, may be taken. Solved exactly by dynamic programming over
the load (Kellerer, Pferschy and Pisinger 2004, chapter 11: multiple choice), a slice of an array
at a time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Bundle", "Seats", "best_bundle"]

IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Seats:
    """Seats on offer, an entry per client; a seat whose reward is not positive is not on offer.

    Attributes
    ----------
    reward_a, reward_b : [clients], what taking seat A, or B, brings
    weight_a, weight_b : [clients], ≥ 0, what it adds to the load
    """

    reward_a: IntArray
    reward_b: IntArray
    weight_a: IntArray
    weight_b: IntArray


@dataclass(frozen=True)
class Bundle:
    """The best seats to take.

    Attributes
    ----------
    value : cost of the load less the rewards, ≤ cost of an empty load
    a, b : positions of the clients whose seat A, or B, is taken
    """

    value: int
    a: list[int]
    b: list[int]


def best_bundle(seats: Seats, cost: IntArray) -> Bundle:
    """Choose the seats.

    Parameters
    ----------
    seats : what is on offer
    cost : [capacity + 1], non-decreasing cost of every load
    """
    room = len(cost)
    may_a = (seats.reward_a > 0) & (seats.weight_a < room)
    may_b = (seats.reward_b > 0) & (seats.weight_b < room)
    offered = np.nonzero(may_a | may_b)[0].tolist()
    best = np.zeros(room, dtype=np.int64)
    steps = [best]
    for client in offered:
        after = best.copy()
        if may_a[client]:
            take(best, after, int(seats.weight_a[client]), int(seats.reward_a[client]))
        if may_b[client]:
            take(best, after, int(seats.weight_b[client]), int(seats.reward_b[client]))
        best = after
        steps.append(best)
    load = int((cost - best).argmin())
    value = int(cost[load] - best[load])
    a: list[int] = []
    b: list[int] = []
    for place in range(len(offered) - 1, -1, -1):
        client, before, gained = offered[place], steps[place], int(steps[place + 1][load])
        if gained == before[load]:
            continue
        weight, reward = int(seats.weight_a[client]), int(seats.reward_a[client])
        if may_a[client] and weight <= load and gained == before[load - weight] + reward:
            a.append(client)
            load -= weight
        else:
            b.append(client)
            load -= int(seats.weight_b[client])
    return Bundle(value, a, b)


def take(before: IntArray, after: IntArray, weight: int, reward: int) -> None:
    """Let every load also be reached by taking one seat more."""
    gained = before[: len(before) - weight] + reward
    np.maximum(after[weight:], gained, out=after[weight:])

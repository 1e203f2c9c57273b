"""What loads of the costly limit cost where every unit in use has been paid for.

At prices of the linear relaxation, costs are small where a plan is good: a load costs what it is
away from where it would be cheapest, and nothing there.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ce_opt.teams.compiled import inlined
from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import NO_LIMIT, IntArray

__all__ = ["MOST_PIECES", "Charge", "charged", "regret", "regret_of"]

MOST_PIECES = 2
"""Pieces of the load cost that exchanges can count."""


class Charge(NamedTuple):
    """What loads of the costly limit cost: convex, with two kinks.

    Attributes
    ----------
    capacity : [engineers], what a plan has to keep to
    price : [engineers], what each unit in use has been paid for in the costs of the entries
    base : [engineers], so high that no load costs less than nothing
    kink, slope : [2, engineers], from the kink on, each unit costs slope more; slopes may change
    """

    capacity: IntArray
    price: IntArray
    base: IntArray
    kink: IntArray
    slope: IntArray


@inlined
def regret(
    load: int, price: int, base: int, kink: int, slope: int, next_kink: int, next_slope: int
) -> int:
    """Cost of a load, beside what has been paid for it."""
    cost = base - price * load
    if load > kink:
        cost += slope * (load - kink)
    if load > next_kink:
        cost += next_slope * (load - next_kink)
    return cost


@inlined
def regret_of(charge: Charge, engineer: int, load: int) -> int:
    """The same, where speed does not matter."""
    return regret(
        load,
        charge.price[engineer],
        charge.base[engineer],
        charge.kink[0, engineer],
        charge.slope[0, engineer],
        charge.kink[1, engineer],
        charge.slope[1, engineer],
    )


def charged(pool: Pool, price: IntArray) -> Charge:
    """Write the load cost of a pool with its units paid for.

    Parameters
    ----------
    price : [engineers], cost units
    """
    engineers = pool.capacity.shape[1]
    kink = np.full((MOST_PIECES, engineers), NO_LIMIT)
    slope = np.zeros((MOST_PIECES, engineers), dtype=np.int64)
    kink[: len(pool.threshold)], slope[: len(pool.slope)] = pool.threshold, pool.slope
    # Nobody can carry more than all seats that they might hold.
    most = np.bincount(pool.seat_engineer, pool.use[pool.load_limit], engineers).astype(np.int64)
    end = np.minimum(most, pool.capacity[pool.load_limit])
    places = np.minimum(end, np.vstack([np.zeros_like(end), kink, end]))
    spent = (slope[:, None] * np.maximum(0, places - kink[:, None])).sum(axis=0)
    base = (price * places - spent).max(axis=0)
    return Charge(np.full(engineers, NO_LIMIT), price, base, kink, slope)

"""What loads of the costly limit cost where every unit in use has been paid for.

At prices of the linear relaxation, costs are small where a plan is good: a load costs what it is
away from where it would be cheapest, and nothing there.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ce_opt.teams.compiled import spliced
from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import NO_LIMIT, IntArray

__all__ = ["Charge", "charged", "most_carried", "regret"]


class Charge(NamedTuple):
    """What loads of the costly limit cost, beside what has been paid for them.

    Attributes
    ----------
    capacity : [engineers], what a plan has to keep to
    price : [engineers], what each unit in use has been paid for in the costs of the entries
    base : [engineers], so high that no load costs less than nothing
    kink, slope : [pieces, engineers], from the kink on, each unit costs slope more; it may change
    """

    capacity: IntArray
    price: IntArray
    base: IntArray
    kink: IntArray
    slope: IntArray


@spliced
def regret(
    price: IntArray, base: IntArray, kink: IntArray, slope: IntArray, engineer: int, load: int
) -> int:
    """Cost of an engineer's load; see `Charge`."""
    cost = base[engineer] - price[engineer] * load
    for piece in range(kink.shape[0]):
        above = load - kink[piece, engineer]
        if above > 0:
            cost += slope[piece, engineer] * above
    return int(cost)


def charged(pool: Pool, price: IntArray) -> Charge:
    """Write the load cost of a pool with its units paid for; all capacities are left to the pool.

    Parameters
    ----------
    price : [engineers], cost units
    """
    end = most_carried(pool)
    places = np.minimum(end, np.vstack([np.zeros_like(end), pool.threshold, end]))
    above = np.maximum(0, places - pool.threshold[:, None])
    base = (price * places - (pool.slope[:, None] * above).sum(axis=0)).max(axis=0)
    return Charge(np.full_like(end, NO_LIMIT), price, base, pool.threshold, pool.slope)


def most_carried(pool: Pool) -> IntArray:
    """[engineers], capacity of the costly limit, or less where all possible seats use less."""
    result = np.zeros(pool.capacity.shape[1], dtype=np.int64)
    np.add.at(result, pool.seat_engineer, pool.use[pool.load_limit])
    return np.asarray(np.minimum(result, pool.capacity[pool.load_limit]))

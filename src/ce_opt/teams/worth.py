"""What seats bring and what they take, as the knapsacks of the engineers look at it.

Further limits of the engineer (how many clients, how many seats A) are kept as *tallies* in the
upper bits of a state's load: states are sorted by tally first, and only dominate each other within
one. Where an engineer has too many tallies, the further limits are not looked at, which can only
lower the value.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.compiled import inlined
from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import IntArray

__all__ = ["LOAD_BITS", "LOAD_MASK", "NONE", "Worth", "within_tallies", "worth_of"]

NONE = -1
LOAD_BITS = 41
"""Bits of a state's load proper; loads stay below `NO_LIMIT`, 2^40."""
LOAD_MASK = 2**LOAD_BITS - 1
MOST_TALLIES = 2 ** (62 - LOAD_BITS)


class Worth(NamedTuple):
    """What the dynamic programme of one problem looks at.

    Attributes
    ----------
    reward, use : [seats]
    capacity : [engineers]
    tallied : [seats], `use` with the tallies of further limits in the upper bits; `NONE` where the
        seat alone is too much
    bases : [limits, engineers], number of values of each tally; 0 where it is not kept
    threshold, slope : [pieces, engineers]; slope in 2^−PRICE_BITS cost units
    """

    reward: IntArray
    use: IntArray
    capacity: IntArray
    tallied: IntArray
    bases: IntArray
    threshold: IntArray
    slope: IntArray


def worth_of(pool: Pool, reward: IntArray) -> Worth:
    """Collect it from a pool; without any limit seats use nothing."""
    slope = pool.slope << PRICE_BITS
    if not len(pool.capacity):
        nothing, nobody = np.zeros_like(reward), np.zeros(pool.capacity.shape[1], dtype=np.int64)
        return Worth(reward, nothing, nobody, nothing, pool.capacity, pool.threshold, slope)
    use, capacity = pool.use[pool.load_limit], pool.capacity[pool.load_limit]
    bases = tally_bases(pool)
    factor = np.ones(pool.capacity.shape[1], dtype=np.int64)
    tally = np.zeros_like(reward)
    for limit, base in enumerate(bases):
        kept = np.where(base > 0, factor, 0)
        tally += kept[pool.seat_engineer] * pool.use[limit]
        factor = np.where(base > 0, factor * base, factor)
    fits = (pool.use <= pool.capacity[:, pool.seat_engineer]).all(axis=0)
    tallied = np.where(fits, use + (tally << LOAD_BITS), NONE)
    return Worth(reward, use, capacity, tallied, bases, pool.threshold, slope)


def tally_bases(pool: Pool) -> IntArray:
    """[limits, engineers], how many values the tally of a further limit may need; 0: not kept.

    A tally may reach twice the capacity before it is found to be too high. Limits that an engineer
    cannot reach with all seats together need none, and seats that alone are too much are left out.
    """
    capacity = pool.capacity
    within = np.zeros(capacity.shape, dtype=np.int64)
    for limit, use in enumerate(pool.use):
        np.add.at(within[limit], pool.seat_engineer, use)
    bases = np.where(within > capacity, 2 * np.maximum(capacity, 0) + 2, 0)
    bases[pool.load_limit] = 0
    product = np.prod(np.maximum(1.0, bases), axis=0)
    return np.where(product < MOST_TALLIES, bases, 0)


@inlined
def within_tallies(bases: IntArray, engineer: int, tallied: int) -> bool:
    """Whether no tally is above the capacity of its limit."""
    rest = tallied >> LOAD_BITS
    for limit in range(bases.shape[0]):
        base = bases[limit, engineer]
        if base > 0:
            if 2 * (rest % base) > base - 2:
                return False
            rest //= base
    return True

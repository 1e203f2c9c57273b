"""Prices of seats, carried over from one pool to another."""

from __future__ import annotations

import numpy as np

from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import IntArray

__all__ = ["carried", "seat_keys"]


def carried(price: IntArray, pool: Pool, other: Pool) -> IntArray:
    """Prices of a pool's seats for the seats of another over the same clients; 0 for new ones."""
    keys, wanted = seat_keys(pool), seat_keys(other)
    place = np.minimum(np.searchsorted(keys, wanted), max(0, len(keys) - 1))
    if not len(keys):
        return np.zeros(len(wanted), dtype=np.int64)
    return np.where(keys[place] == wanted, price[place], 0)


def seat_keys(pool: Pool) -> IntArray:
    """[seats], one number for engineer, client and kind, ascending."""
    person = pool.seat_engineer.astype(np.int64) * len(pool.unserved)
    return (person + pool.seat_client) * 2 + pool.seat_kind

"""Array types and the random stream of each table."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

__all__ = ["Flags", "Floats", "Ints", "Words", "apportion", "stream", "uniform_pick"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Words = NDArray[np.object_]


def stream(seed: int, table: str) -> np.random.Generator:
    """Return the random stream of one table.

    The stream is keyed by the table's name: a table that is added or drawn differently leaves the
    numbers of all others as they were.
    """
    return np.random.default_rng([seed, crc32(table.encode())])


def apportion(total: int, weights: Sequence[float] | Floats) -> Ints:
    """Split a whole number in proportion to weights, by largest remainders.

    >>> apportion(10, [1, 1, 2]).tolist()
    [3, 2, 5]
    """
    exact = total * np.asarray(weights, dtype=float) / np.sum(weights)
    shares = np.floor(exact).astype(np.int64)
    late = np.argsort(shares - exact, kind="stable")[: total - int(shares.sum())]
    shares[late] += 1
    return shares


def uniform_pick(rng: np.random.Generator, start: Ints, count: Ints, picks: int) -> Ints:
    """Draw `picks` positions from ``start .. start + count - 1``, one row per pair.

    Returns
    -------
    positions, shape (len(start), picks); a position may come twice in a row
    """
    share = rng.random((len(start), picks))
    return start[:, None] + (share * count[:, None]).astype(np.int64)

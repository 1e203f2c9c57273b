"""The mean of an engineer's marks, without the highest and the lowest.

    ⌊trim · n⌋ marks are left out at each end of n        trim = ``bids.trim``, 0 to below 1/2

Source: Tukey and McLaughlin (1963), Less vulnerable confidence and significance procedures for
location, Sankhyā A 25; the count rounded down, as scipy.stats.trim_mean does.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["trimmed_mean_of", "trimmed_means"]

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]
NOISE = 1e-9
"""What binary floating point may take from a product that is whole."""


def trimmed_means(group: IntArray, values: FloatArray, groups: int, trim: float) -> FloatArray:
    """[groups], trimmed mean of the finite values of each group; NaN for a group without any."""
    finite = np.isfinite(values)
    group, values = group[finite], values[finite]
    order = np.lexsort((values, group))
    group, values = group[order], values[order]
    count = np.bincount(group, minlength=groups)
    place = np.arange(len(group)) - np.repeat(np.cumsum(count) - count, count)
    cut = np.floor(trim * count + NOISE).astype(np.int64)[group]
    kept = (place >= cut) & (place < count[group] - cut)
    total = np.bincount(group[kept], values[kept], groups)
    number = np.bincount(group[kept], minlength=groups)
    return np.asarray(np.divide(total, number, out=np.full(groups, np.nan), where=number > 0))


def trimmed_mean_of(values: Sequence[float], trim: float) -> float:
    """Say the same of one group in plain Python."""
    cut = math.floor(trim * len(values) + NOISE)
    kept = sorted(values)[cut : len(values) - cut]
    return math.fsum(kept) / len(kept)

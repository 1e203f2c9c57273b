"""Ranks and the selected set: the clients that matter most.

    rank(i)  = 1 + number of clients whose score is above that of i     equal scores share a rank
    selected = clients with rank ≤ N                                    a tie at N is in as a whole

Scores count as equal where no more than a billionth lies between one and the next: that much is
rounding.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ce_opt.importance.matrix import BoolArray, FloatArray

__all__ = ["Flip", "flip", "ranks", "selected", "settled"]

ROUNDING = 1e-9


class Flip(NamedTuple):
    """Positions of the clients that enter the selected set, and of those that leave it."""

    enters: tuple[int, ...]
    leaves: tuple[int, ...]


def settled(scores: FloatArray) -> FloatArray:
    """Take the rounding out of scores, [clients]: those that count as equal become equal."""
    order = np.argsort(scores, kind="stable")
    ascending = scores[order]
    starts = np.append(True, np.diff(ascending) > ROUNDING)
    found = np.empty_like(scores)
    found[order] = ascending[np.maximum.accumulate(np.where(starts, np.arange(len(scores)), 0))]
    return found


def ranks(scores: FloatArray) -> npt.NDArray[np.int64]:
    """Rank of every client: [clients], 1 for the highest score."""
    falling = -settled(scores)
    return 1 + np.searchsorted(np.sort(falling), falling, side="left")


def selected(scores: FloatArray, top: int) -> BoolArray:
    """Whether every client is among the first `top`: [clients]."""
    return np.asarray(ranks(scores) <= top)


def flip(before: BoolArray, after: BoolArray) -> Flip:
    """Compare two selected sets."""
    enters, leaves = np.flatnonzero(after & ~before), np.flatnonzero(before & ~after)
    return Flip(tuple(enters.tolist()), tuple(leaves.tolist()))

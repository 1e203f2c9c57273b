"""Sparse facts about pairs of positions: ties, bids, forbidden seats.

A season has a few facts per engineer, never one per pair, so they are kept as sorted keys and
looked up for whole arrays at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["PairTable"]

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class PairTable:
    """Values at some pairs (row, column) of positions; 0 at every other pair.

    Attributes
    ----------
    width : number of columns
    keys : int64 [facts], row · width + column, ascending
    values : float64 [facts]
    rows, columns : bool, whether a row or column has any fact (one more entry, False, for nobody)
    """

    width: int
    keys: IntArray
    values: FloatArray
    rows: npt.NDArray[np.bool_]
    columns: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, facts: Mapping[tuple[int, int], float], height: int, width: int) -> PairTable:
        """Build a table of the shape `height` × `width` from its facts."""
        pairs = np.array(sorted(facts), dtype=np.int64).reshape(-1, 2)
        rows, columns = np.zeros(height + 1, dtype=bool), np.zeros(width + 1, dtype=bool)
        rows[pairs[:, 0]] = True
        columns[pairs[:, 1]] = True
        values = np.array([facts[pair] for pair in sorted(facts)], dtype=np.float64)
        return cls(width, pairs[:, 0] * width + pairs[:, 1], values, rows, columns)

    def at(self, row: IntArray, column: IntArray) -> FloatArray:
        """Values at broadcast positions; position −1 (nobody) has none."""
        row, column = np.broadcast_arrays(row, column)
        found = np.zeros(row.shape)
        asked = np.nonzero(self.rows[row] & self.columns[column])
        if not asked[0].size:
            return found
        keys = row[asked] * self.width + column[asked]
        place = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        found[asked] = np.where(self.keys[place] == keys, self.values[place], 0.0)
        return found

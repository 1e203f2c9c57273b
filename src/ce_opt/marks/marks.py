"""Marks that judges gave people, as arrays: one set for everything that is judged by itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Marks"]

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Marks:
    """Marks by one criterion, one entry each.

    Attributes
    ----------
    evaluator, engineer : [marks], positions
    score : [marks], 0..100
    evaluators, engineers : how many there are, also of those without a mark
    """

    evaluator: IntArray
    engineer: IntArray
    score: FloatArray
    evaluators: int
    engineers: int

    @property
    def given(self) -> IntArray:
        """[evaluators], number of marks that each gave."""
        return np.bincount(self.evaluator, minlength=self.evaluators)

    @property
    def grid(self) -> FloatArray:
        """[engineers, evaluators], the marks; NaN where there is none."""
        grid = np.full((self.engineers, self.evaluators), np.nan)
        grid[self.engineer, self.evaluator] = self.score
        return grid

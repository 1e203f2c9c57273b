"""Marks as arrays."""

from __future__ import annotations

import numpy as np

from ce_opt.marks.marks import Marks


def test_the_grid_holds_each_mark_at_its_place_and_counts_are_of_the_evaluators() -> None:
    marks = Marks(np.array([0, 1, 1]), np.array([2, 0, 2]), np.array([60.0, 70.0, 80.0]), 3, 3)
    assert marks.given.tolist() == [1, 2, 0]
    grid = marks.grid
    assert (grid[2, 0], grid[0, 1], grid[2, 1]) == (60, 70, 80)
    assert int(np.isfinite(grid).sum()) == 3

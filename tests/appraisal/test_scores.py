"""Halves joined, gaps filled at the mean of the group."""

from __future__ import annotations

import numpy as np
import pytest

from ce_opt.appraisal.scores import Scores

GROUP = np.array(["g", "g", "g", "h"], dtype=object)
NAN = np.nan


def test_a_missing_half_is_the_mean_of_the_group_and_of_all_where_it_has_none() -> None:
    found = Scores.of(
        np.array([60.0, 80.0, NAN, 90.0]), np.array([50.0, 70.0, 90.0, NAN]), GROUP, 0.25
    )
    assert found.qualitative.tolist() == [60, 80, 70, 90]
    assert found.quantitative.tolist() == [50, 70, 90, 70]
    assert found.filled == ("", "", "qualitative", "quantitative")
    assert found.score == pytest.approx([57.5, 77.5, 75, 85])


def test_a_half_that_nobody_has_leaves_the_other() -> None:
    marks = np.array([60.0, 80.0, 70.0, 90.0])
    none = np.full(4, NAN)
    assert Scores.of(marks, none, GROUP, 0.9).score.tolist() == marks.tolist()
    assert Scores.of(none, marks, GROUP, 0.1).score.tolist() == marks.tolist()


def test_filling_parts_nobody_who_is_equal_in_the_other_half() -> None:
    found = Scores.of(np.array([60.0, 80.0, NAN, 1.0]), np.full(4, 50.0), GROUP, 0.3)
    assert found.score[2] == pytest.approx(found.score[:2].mean())

"""Gaps filled by what the rest leads to expect."""

from __future__ import annotations

import numpy as np
import pytest

from ce_opt.marks.gaps import filled_in, plain_fill


def test_a_gap_is_filled_at_the_persons_standing_and_the_criterions_level() -> None:
    # By criterion 1 people stand 10 higher than by criterion 0 (a: 60, 70; b: 50, 60). c has 80 by
    # criterion 0 alone: 90 by criterion 1.
    scores = np.array([[60.0, 70.0], [50.0, 60.0], [80.0, np.nan]])
    assert filled_in(scores, np.ones(2))[2, 1] == pytest.approx(90)


def test_what_nothing_joins_stays_missing() -> None:
    scores = np.array([[60.0, np.nan], [np.nan, 70.0]])
    assert np.isnan(filled_in(scores, np.ones(2))).tolist() == [[False, True], [True, False]]


@pytest.mark.parametrize("seed", range(20))
def test_both_forms_fill_the_same(seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = np.where(rng.random((6, 4)) < 0.6, rng.uniform(0, 100, (6, 4)), np.nan)
    scores[0, 0] = 50.0
    weight = rng.uniform(0.5, 3, 4)
    found = filled_in(scores, weight)
    table = {
        (f"p{row}", f"k{column}"): float(scores[row, column])
        for row, column in zip(*np.nonzero(np.isfinite(scores)), strict=True)
    }
    plain = plain_fill(table, {f"k{column}": float(weight[column]) for column in range(4)})
    for row in range(6):
        right = {f"k{n}": value for n, value in enumerate(found[row]) if np.isfinite(value)}
        assert plain.get(f"p{row}", {}) == pytest.approx(right)

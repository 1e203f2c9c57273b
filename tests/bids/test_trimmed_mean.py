from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import trim_mean

from ce_opt.bids.trimmed_mean import trimmed_mean_of, trimmed_means


def test_the_highest_and_the_lowest_are_left_out() -> None:
    # Of four marks a quarter at each end is one: (60 + 70) / 2. Of three it is none.
    group = np.array([0, 0, 0, 0, 1, 1, 1])
    values = np.array([0.0, 70, 60, 100, 10, 20, 60])
    assert trimmed_means(group, values, 3, 0.25) == pytest.approx([65, 30, np.nan], nan_ok=True)


def test_missing_values_are_not_counted() -> None:
    found = trimmed_means(np.zeros(4, dtype=np.int64), np.array([np.nan, 1, 2, 9]), 1, 0.34)
    assert found == pytest.approx([2])


@pytest.mark.parametrize("trim", [0, 0.1, 0.2, 0.25, 1 / 3, 0.49])
def test_it_is_that_of_scipy(trim: float) -> None:
    for size in range(1, 11):
        values = np.random.default_rng(size).uniform(0, 100, size)
        # scipy truncates trim · n, which misses 1/3 of 3 by the noise of a float.
        right = trim_mean(values, trim + 1e-12)
        assert trimmed_mean_of(values.tolist(), trim) == pytest.approx(right)
        group = np.zeros(size, dtype=np.int64)
        assert trimmed_means(group, values, 1, trim)[0] == pytest.approx(right)

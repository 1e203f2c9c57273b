"""Entropy: published weights, a case by hand, and where there is nothing to tell."""

from __future__ import annotations

import numpy as np
import pytest

from ce_opt.importance.weighing.entropy import weights, weights_of
from importance.reference import RULES, case, decimals, matrices, published


@published
def test_the_published_weights() -> None:
    found = case("entropy_elsayed_2017")
    matrix, plain, _ = matrices(found["matrix"])
    expected = found["expected"]["weights"]
    assert weights(matrix, RULES) == pytest.approx(expected, abs=decimals(found))
    assert list(weights_of(plain, RULES).values()) == pytest.approx(expected, abs=decimals(found))


def test_weights_by_hand() -> None:
    # Shares (1/4, 3/4): entropy −(1/4 ln 1/4 + 3/4 ln 3/4) / ln 2 = 0.811278; (0, 1): 0; equal: 1.
    # 1 − E = 0.188722, 1, 0, of which the sum is 1.188722.
    matrix, plain, _ = matrices([[1, 0, 5], [3, 7, 5]])
    expected = [0.188722 / 1.188722, 1 / 1.188722, 0]
    assert weights(matrix, RULES) == pytest.approx(expected, abs=1e-6)
    assert list(weights_of(plain, RULES).values()) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("values", [[[1, 2]], [[3, 4], [3, 4]], [[0, 0], [0, 0], [0, 0]]])
def test_criteria_that_tell_nothing_weigh_alike(values: list[list[float]]) -> None:
    matrix, plain, _ = matrices(values)
    assert weights(matrix, RULES).tolist() == [0.5, 0.5]
    assert weights_of(plain, RULES) == {"a": 0.5, "b": 0.5}


def test_the_unit_and_the_direction_do_not_matter() -> None:
    values = np.array([[1.0, 5.0], [2.0, 3.0], [4.0, 4.0]])
    one, other = matrices(values)[0], matrices(values * [1000, 0.1], [-1, -1])[0]
    assert weights(one, RULES) == pytest.approx(weights(other, RULES))

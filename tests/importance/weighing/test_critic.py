"""CRITIC: published weights, direction, and where there is nothing to tell apart."""

from __future__ import annotations

import numpy as np
import pytest

from ce_opt.importance.weighing.critic import weights, weights_of
from importance.reference import RULES, case, decimals, matrices, published


@published
@pytest.mark.parametrize("name", ["critic_diakoulaki_1995", "critic_tus_adali_2019"])
def test_the_published_weights(name: str) -> None:
    found = case(name)
    matrix, plain, _ = matrices(found["matrix"], found["types"])
    expected = found["expected"]["weights"]
    assert weights(matrix, RULES) == pytest.approx(expected, abs=decimals(found))
    assert list(weights_of(plain, RULES).values()) == pytest.approx(expected, abs=decimals(found))


def test_weights_by_hand() -> None:
    # Scaled: a = (0, 1/2, 1), b the same, c the reverse: equal deviations, correlations 1 and −1.
    # Conflict: a 0 + 0 + 2, b the same, c 2 + 2 + 0 = 4: weights 1/4, 1/4, 1/2.
    matrix, plain, _ = matrices([[1, 10, 9], [2, 20, 6], [3, 30, 3]])
    assert weights(matrix, RULES) == pytest.approx([0.25, 0.25, 0.5])
    assert weights_of(plain, RULES) == pytest.approx({"a": 0.25, "b": 0.25, "c": 0.5})


def test_conflict_is_conflict_about_who_matters() -> None:
    # With c turned all three agree: nothing is told apart. A library that overlooks the direction
    # would still give c the half of the case above.
    matrix, plain, _ = matrices([[1, 10, 9], [2, 20, 6], [3, 30, 3]], [1, 1, -1])
    assert weights(matrix, RULES) == pytest.approx([1 / 3] * 3)
    assert list(weights_of(plain, RULES).values()) == pytest.approx([1 / 3] * 3)


@pytest.mark.parametrize("seed", range(10))
def test_turning_a_criterion_is_mirroring_its_values(seed: int) -> None:
    values = np.random.default_rng(seed).uniform(0, 9, (8, 3))
    mirrored = values.copy()
    mirrored[:, 1] = 9 - mirrored[:, 1]
    turned, plain, _ = matrices(values, [1, -1, 1])
    found = weights(turned, RULES)
    assert found == pytest.approx(weights(matrices(mirrored)[0], RULES))
    assert list(weights_of(plain, RULES).values()) == pytest.approx(found.tolist())


def test_a_criterion_in_which_all_are_equal_weighs_nothing_and_opposes_nobody() -> None:
    with_it, plain, _ = matrices([[1, 5, 4], [3, 5, 9], [2, 5, 4]])
    without, _, _ = matrices([[1, 4], [3, 9], [2, 4]])
    found = weights(with_it, RULES)
    assert found[1] == 0
    assert found[[0, 2]] == pytest.approx(weights(without, RULES))
    assert list(weights_of(plain, RULES).values()) == pytest.approx(found.tolist())


@pytest.mark.parametrize(
    ("values", "expected"),
    [([[1, 2]], [0.5, 0.5]), ([[3, 4], [3, 4]], [0.5, 0.5]), ([[3, 4], [3, 5]], [0, 1])],
)
def test_where_nothing_is_told_apart_what_varies_weighs_alike(
    values: list[list[float]], expected: list[float]
) -> None:
    matrix, plain, _ = matrices(values)
    assert weights(matrix, RULES).tolist() == expected
    assert list(weights_of(plain, RULES).values()) == expected

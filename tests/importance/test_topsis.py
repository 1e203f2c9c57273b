"""TOPSIS: published cases, a case by hand, and what its parts promise."""

from __future__ import annotations

import math

import numpy as np
import pytest

from ce_opt.importance.scaling import min_max
from ce_opt.importance.topsis import closeness, contributions, contributions_of
from importance.reference import RULES, case, decimals, matrices, published


@published
def test_the_published_similarities_with_vector_normalisation() -> None:
    found = case("topsis_tzeng_huang_2011")
    matrix, plain, names = matrices(found["matrix"], found["types"])
    weights = np.array(found["weights"])
    points = contributions(matrix, weights, RULES).sum(axis=1)
    assert points / 100 == pytest.approx(found["expected"]["similarity"], abs=decimals(found))
    assert (np.argsort(-points).argsort() + 1).tolist() == found["expected"]["rank"]
    by_name = contributions_of(plain, dict(zip(names, found["weights"], strict=True)), RULES)
    assert np.sum(list(by_name.values()), axis=0) == pytest.approx(points)


@published
def test_the_published_similarities_with_min_max_normalisation() -> None:
    found = case("topsis_opricovic_tzeng_2004")
    matrix, _, _ = matrices(found["matrix"], found["types"])
    placed = min_max(matrix) * np.array(found["weights"])
    points = closeness(placed, np.zeros(2, dtype=bool)).sum(axis=1)
    assert points / 100 == pytest.approx(found["expected"]["similarity"], abs=decimals(found))


def test_parts_are_shares_of_the_squared_distance_from_the_worst() -> None:
    # Columns (0, 3, 4) and (0, 4, 3) have length 5; weights 1/2: 0, 0.3, 0.4 and 0, 0.4, 0.3.
    # Client 2: from the worst √(0.09 + 0.16) = 0.5, from the best (0.4, 0.4) 0.1: 0.5 / 0.6 of 100.
    # Of that 0.09 / 0.25 = 36 % are the first criterion's, 64 % the second's.
    matrix, plain, _ = matrices([[0, 0], [3, 4], [4, 3]])
    points = contributions(matrix, np.array([7.0, 7.0]), RULES)
    assert points[0].tolist() == [0, 0]
    assert points[1] == pytest.approx([100 / 1.2 * 0.36, 100 / 1.2 * 0.64])
    by_name = contributions_of(plain, {"a": 7.0, "b": 7.0}, RULES)
    assert by_name["a"] == pytest.approx(points[:, 0].tolist())


def test_a_criterion_in_which_all_are_equal_or_that_weighs_nothing_has_no_part() -> None:
    matrix, plain, _ = matrices([[1, 5, 2], [3, 5, 9], [2, 5, 4]])
    points = contributions(matrix, np.array([1.0, 1.0, 0.0]), RULES)
    assert not points[:, 1:].any()
    assert contributions_of(plain, {"a": 1.0, "b": 1.0, "c": 0.0}, RULES)["b"] == [0, 0, 0]


@pytest.mark.parametrize("values", [[[2, 3]], [[2, 3], [2, 3]], [[0, 0], [0, 0]]])
def test_clients_that_are_all_alike_do_not_matter(values: list[list[float]]) -> None:
    matrix, plain, _ = matrices(values)
    assert not contributions(matrix, np.ones(2), RULES).any()
    assert not any(map(any, contributions_of(plain, {"a": 1.0, "b": 1.0}, RULES).values()))


@pytest.mark.parametrize("seed", range(20))
def test_who_is_better_in_everything_is_never_ranked_below(seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.uniform(1, 9, (7, 3))
    values[1] = values[0] + rng.uniform(0, 1, 3)
    matrix, _, _ = matrices(values)
    points = contributions(matrix, rng.uniform(0.1, 1, 3), RULES)
    assert points[1].sum() >= points[0].sum()
    assert (points >= 0).all()
    assert points.sum(axis=1).max() <= 100 + 1e-9


def test_the_unit_of_a_criterion_does_not_matter() -> None:
    values = np.array([[1.0, 5.0], [2.0, 3.0], [4.0, 4.0]])
    one, _, _ = matrices(values, [1, -1])
    other, _, _ = matrices(values * [1000, math.pi], [1, -1])
    weights = np.array([0.3, 0.7])
    assert contributions(one, weights, RULES) == pytest.approx(contributions(other, weights, RULES))

"""The comparison of methods: τ_b by hand, and who would enter and leave."""

from __future__ import annotations

import numpy as np
import pytest

from ce_opt.importance.comparison import compare_methods, tau_b
from ce_opt.importance.ranking import selected
from ce_opt.importance.scores import scores
from ce_opt.season.importance_rules import Importance
from importance.reference import matrices


@pytest.mark.parametrize(
    ("one", "other", "tau"),
    [
        ([3, 2, 1], [30, 20, 10], 1),
        ([3, 2, 1], [1, 2, 3], -1),
        ([3, 2, 1], [3, 1, 2], 1 / 3),  # two pairs in order, one not
        ([1, 1, 2], [1, 2, 3], 2 / 6**0.5),  # P = 2, one pair tied in the first: 2 / √(3 · 2)
    ],
)
def test_tau_b_by_hand(one: list[float], other: list[float], tau: float) -> None:
    assert tau_b(np.array(one, float), np.array(other, float)) == pytest.approx(tau)


def test_where_all_are_level_there_is_no_tau() -> None:
    assert tau_b(np.array([1.0, 1.0]), np.array([1.0, 2.0])) is None
    assert tau_b(np.array([1.0]), np.array([1.0])) is None


def test_another_method_may_select_another_client() -> None:
    # Regrets, weighted 1/2: A (0.2, 0.2), B (0, 0.3), C (0.5, 0.5), D (0.5, 0). By the sum B is
    # first (0.3), by vikor with the largest regret alone A (0.2 against 0.3).
    values = [[6, 6], [10, 4], [0, 0], [0, 10]]
    matrix, _, _ = matrices(values)
    rules = Importance(criteria=["a", "b"], group_utility=0)
    weights = np.ones(2)
    found = {each.method: each for each in compare_methods(matrix, weights, rules, 1)}
    assert set(found) == {"topsis", "vikor"}
    assert found["vikor"].flip == ((0,), (1,))
    # weighted_sum 60, 70, 0, 50: B A D C; vikor 1 − Q = 1, 2/3, 0, 0: A B, then C and D level.
    # P = 4, Q = 1, one pair tied: 3 / √(6 · 5).
    assert found["vikor"].tau == pytest.approx(3 / 30**0.5)


def test_the_flip_turns_one_selected_set_into_the_other() -> None:
    matrix, _, _ = matrices(np.random.default_rng(3).uniform(1, 9, (20, 3)).tolist())
    weights = np.array([0.2, 0.5, 0.3])
    for method in ("weighted_sum", "topsis", "vikor"):
        rules = Importance(method=method)
        own = set(np.flatnonzero(selected(scores(matrix, weights, rules), 8)).tolist())
        for found in compare_methods(matrix, weights, rules, 8):
            other = scores(matrix, weights, Importance(method=found.method))
            there = set(np.flatnonzero(selected(other, 8)).tolist())
            assert (own | set(found.flip.enters)) - set(found.flip.leaves) == there

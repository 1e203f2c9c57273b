"""Agreement: ties by hand, scipy's Friedman test, and every arrangement by brute force."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from scipy.stats import friedmanchisquare

from bids.panels import SHROUT_FLEISS
from ce_opt.bids.kendall_w import DRAWS, concordance, kendall_w, permutation_p


def test_w_with_ties_as_worked_out_by_hand() -> None:
    # Ranks of the first evaluator 1, 2.5, 2.5, 4 (one tie of two: 8 − 2 = 6), of the second 1, 2,
    # 3, 4. Sums 2, 4.5, 5.5, 8: squares 4 + 20.25 + 30.25 + 64 = 118.5. m = 2, n = 4:
    # W = (12 · 118.5 − 3 · 4 · 4 · 25) / (4 · 4 · 15 − 2 · 6) = 222 / 228.
    marks = np.array([[50, 10], [60, 20], [60, 30], [90, 40]], dtype=float)
    assert kendall_w(marks) == pytest.approx(222 / 228)


def test_full_agreement_is_one_and_opposition_of_two_is_none() -> None:
    up = np.arange(5.0)
    assert kendall_w(np.column_stack([up, 10 * up, up + 3])) == pytest.approx(1)
    assert kendall_w(np.column_stack([up, -up])) == pytest.approx(0)


def test_evaluators_who_part_nobody_have_no_agreement_to_measure() -> None:
    assert math.isnan(kendall_w(np.full((3, 2), 80.0)))
    assert permutation_p(np.full((3, 2), 80.0)) == (1.0, True)


def test_three_rankings_of_three_that_agree_have_the_tabled_chance() -> None:
    # Friedman's table for n = 3, three rankings: W = 1 with probability 6 / 6³ = 0.028.
    found = concordance(np.tile(np.arange(3.0)[:, None], 3))
    assert (found.p, found.exact) == (pytest.approx(1 / 36), True)


@pytest.mark.parametrize("seed", range(10))
def test_w_is_friedmans_statistic_over_its_largest_value(seed: int) -> None:
    rng = np.random.default_rng(seed)
    marks = rng.integers(0, 4, rng.integers((3, 3), (9, 6))).astype(float)
    if np.ptp(marks, axis=0).any():
        n, m = marks.shape
        right = friedmanchisquare(*marks).statistic / (m * (n - 1))
        assert kendall_w(marks) == pytest.approx(right)


@pytest.mark.parametrize("seed", range(5))
def test_the_exact_p_counts_every_arrangement(seed: int) -> None:
    rng = np.random.default_rng(seed)
    marks = rng.integers(0, 3, (3, 4)).astype(float)
    w = kendall_w(marks)
    if math.isnan(w):
        assert permutation_p(marks) == (1.0, True)
        return
    orders = list(itertools.permutations(range(3)))
    columns = [[marks[list(order), place] for order in orders] for place in range(4)]
    found = [kendall_w(np.column_stack(chosen)) for chosen in itertools.product(*columns)]
    right = np.mean(np.array(found) >= w - 1e-12)
    assert permutation_p(marks) == (pytest.approx(right), True)


def test_a_drawn_p_comes_close_to_the_exact_one(monkeypatch: pytest.MonkeyPatch) -> None:
    marks = SHROUT_FLEISS[:, 1:3]  # 720 arrangements
    right, exact = permutation_p(marks)
    assert exact
    monkeypatch.setattr("ce_opt.bids.kendall_w.MOST_ARRANGEMENTS", 0)
    drawn, exact = permutation_p(marks)
    assert not exact
    assert drawn == pytest.approx(right, abs=4 * math.sqrt(right * (1 - right) / DRAWS))


@pytest.mark.parametrize("seed", range(5))
def test_neither_order_nor_names_change_a_drawn_p(seed: int) -> None:
    rng = np.random.default_rng(seed)
    marks = rng.integers(0, 6, (8, 4)).astype(float)
    turned = marks[rng.permutation(8)][:, rng.permutation(4)]
    assert concordance(turned) == concordance(marks)

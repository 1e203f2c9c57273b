"""The second way to deal places and money, by hand."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from ce_opt.appraisal.bonus import in_order_of_grade
from ce_opt.appraisal.recount_money import ends_of, largest_remainder, levelled, prizes_of
from ce_opt.season.rulebook import Appraisal


def test_ends_of_grades_are_running_sums_of_the_quotas() -> None:
    # Ten people: 2, 4, 3, 1. Four are too few for a D: 0.8, 1.6, 1.6 leave 1, 2, 1 (better first).
    assert ends_of(10, Appraisal()) == [2, 6, 9, 10]
    assert ends_of(4, Appraisal()) == [1, 3, 4, 4]


def test_the_majorant_levels_as_pooling_does() -> None:
    assert levelled([20, 40, 15], [0, 1, 1]) == [30, 30, 15]
    rng = np.random.default_rng(0)
    for _ in range(200):
        shares = rng.integers(0, 20, 7).tolist()
        grade = rng.integers(0, 4, 7).tolist()
        found = levelled(shares, grade)
        right = in_order_of_grade([Fraction(value) for value in shares], grade)
        scale = Fraction(sum(found), max(sum(shares), 1))
        assert [Fraction(value) for value in found] == [value * scale for value in right]


def test_remainders_are_dealt_in_whole_numbers() -> None:
    assert largest_remainder(10, [1, 1, 1], "cab") == [3, 4, 3]


def test_prizes_are_split_by_hours_and_quality() -> None:
    log = [
        {"engineer": "E1", "kind": "innovation", "hours": 10, "quality": 80},
        {"engineer": "E2", "kind": "innovation", "hours": 4, "quality": 100},
        {"engineer": "E2", "kind": "innovation", "hours": 8, "quality": 59},
    ]
    assert prizes_of(log, Appraisal(innovation_fund_yuan=100)) == {"E1": 6667, "E2": 3333}

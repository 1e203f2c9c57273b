"""Integer quotas: they sum to the group's size, whatever it is."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest

from ce_opt.appraisal.quotas import quotas, quotas_of_group, softened
from ce_opt.season.rulebook import Appraisal

TABLES = [
    table
    for grades in range(1, 5)
    for table in itertools.product(range(0, 101, 10), repeat=grades)
    if sum(table) == 100
]
"""Every table in steps of ten percent with up to four grades."""


def test_quotas_sum_to_the_size_of_every_group_and_stay_within_one_of_the_exact_ones() -> None:
    assert len(TABLES) > 350
    for table in TABLES:
        shares = [Fraction(percent) for percent in table]
        for people in range(1, 61):
            dealt = quotas(people, shares)
            assert sum(dealt) == people
            for given, percent in zip(dealt, table, strict=True):
                assert -100 < 100 * given - people * percent < 100
                assert given >= 0


@pytest.mark.parametrize("people", range(1, 61))
def test_the_largest_remainders_are_served(people: int) -> None:
    # No share that was rounded down has a larger remainder than one that was rounded up.
    for table in ((20, 40, 30, 10), (33, 33, 34), (5, 15, 60, 15, 5), (1, 1, 98)):
        exact = [Fraction(people * percent, 100) for percent in table]
        dealt = quotas(people, [Fraction(percent) for percent in table])
        up = [value % 1 for value, given in zip(exact, dealt, strict=True) if given > value]
        down = [value % 1 for value, given in zip(exact, dealt, strict=True) if given <= value]
        assert not up or min(up) >= max(value for value in down)


def test_nineteen_people_are_all_placed() -> None:
    # 10/30/40/15/5 %: 1.9, 5.7, 7.6, 2.85, 0.95; the whole parts are 15, one more to .95 .9 .85 .7
    assert quotas(19, [Fraction(n) for n in (10, 30, 40, 15, 5)]) == [2, 6, 7, 3, 1]


def test_of_equal_remainders_the_better_grade_comes_first() -> None:
    assert quotas(1, [Fraction(1, 2), Fraction(1, 2)]) == [1, 0]
    assert quotas(5, [Fraction(1, 2), Fraction(1, 2)]) == [3, 2]
    # 0.5, 1.5, 1.5, 1.5 of five: the whole parts are 3, and the first two get one more
    assert quotas(5, [Fraction(1, 10), *[Fraction(3, 10)] * 3]) == [1, 2, 1, 1]


def test_the_worst_grade_is_not_forced_in_a_small_group() -> None:
    rules = Appraisal(quotas=[0.2, 0.2, 0.2, 0.4])
    assert quotas_of_group(4, rules)[-1] == 0
    assert quotas_of_group(5, rules) == [1, 1, 1, 2]
    assert quotas_of_group(1, Appraisal()) == [0, 1, 0, 0]
    assert softened([Fraction(1)]) == [Fraction(1)]


def test_shares_are_taken_as_they_are_written() -> None:
    # In binary floating point 0.7 · 10 is 7.000000000000001 less than nothing: 3 × 0.1 ≠ 0.3.
    rules = Appraisal(grades=["A", "B"], quotas=[0.3, 0.7], bonus_weights=[1, 1])
    assert quotas_of_group(10, rules) == [3, 7]

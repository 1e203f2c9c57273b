from __future__ import annotations

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.marginal import Marginal
from teams.small_problems import ints

ONE = 1 << PRICE_BITS


def test_one_unit_more_lowers_the_bound_by_its_price() -> None:
    found = Marginal.at(100 * ONE, ints([0, 7 * ONE, 7 * ONE + 1]))
    # 100, 100 − 7, and a hair less than 93, which is rounded down.
    assert found.bound == (100, 93, 92)
    assert found.price == (0, 7 * ONE, 7 * ONE + 1)


def test_without_limits_there_is_nothing_to_say() -> None:
    assert Marginal.at(5 * ONE, ints([])) == ((), ())

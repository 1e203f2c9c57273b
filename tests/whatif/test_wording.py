"""Prices and teams in words: exact ones alone are called so."""

from __future__ import annotations

import pytest

from ce_opt.teams.facts import Team
from ce_opt.whatif.price import Price
from ce_opt.whatif.wording import amount, difference, price_words, team_words


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "the same points"), (-0.004, "the same points"), (1234.5, "+1,234.5 points")],
)
def test_a_difference_has_its_sign(value: float, text: str) -> None:
    assert difference(value) == text


def test_a_price_that_is_not_exact_is_said_with_its_bounds() -> None:
    assert price_words(Price(-2.0, -2.0, -2.0, exact=True)) == "-2 points, exactly"
    said = price_words(Price(-2.0, -3.5, 1.0, exact=False))
    assert said == "-2 points by the plans found; proven: between -3.5 and 1"


def test_a_team_is_named_by_its_seats() -> None:
    assert team_words(Team("C1", "E1", "E2")) == "E1 (A) and E2 (B)"
    assert team_words(Team("C1", "E1")) == "E1 (A)"
    assert amount(40.0) == "40"

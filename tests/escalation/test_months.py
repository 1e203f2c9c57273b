"""Length of a season."""

from __future__ import annotations

from datetime import date

import pytest

from ce_opt.escalation.months import months_of
from ce_opt.season.escalation_rules import Escalation
from ce_opt.season.rulebook import SeasonFacts


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2026, 7, 1), date(2026, 12, 31), 6),
        (date(2026, 1, 1), date(2026, 1, 31), 1),
        (date(2025, 11, 1), date(2026, 2, 28), 4),  # across a year
        (date(2026, 4, 16), date(2026, 4, 30), 0.5),  # 15 of 30 days
        (date(2026, 4, 16), date(2026, 6, 15), 2),  # 15 of 30, May, 15 of 30
        (date(2026, 4, 16), date(2026, 4, 16), 1 / 30),
    ],
)
def test_whole_months_and_parts(start: date, end: date, months: float) -> None:
    assert months_of(SeasonFacts(start=start, end=end), Escalation()) == pytest.approx(months)


def test_without_both_days_the_rule_book_says() -> None:
    rules = Escalation(months=4)
    assert months_of(SeasonFacts(), rules) == 4
    assert months_of(SeasonFacts(start=date(2026, 1, 1)), rules) == 4

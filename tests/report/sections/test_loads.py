"""What everybody carries."""

from __future__ import annotations

import pytest

from ce_opt.report.sections.loads import section, used
from report.by_hand import by_hand
from report.looks import column, tables


def test_the_fullest_stands_first() -> None:
    table = tables(section(by_hand()))["loads"]
    assert column(table, "Engineer") == ["E2", "E1", "E3"]
    assert column(table, "Used") == ["83%", "50%", "20%"]
    assert column(table, "Hours as A") == ["0.0", "50.0", "10.0"]
    assert column(table, "Hours as B") == ["50.0", "0.0", "0.0"]
    assert column(table, "Overload") == ["3.33", "0.00", "0.00"]
    assert "Hours of duty" not in [one.head for one in table.columns]


def test_hours_of_duty_have_a_column_where_anybody_has_some() -> None:
    loads = by_hand().plan.loads.assign(duty_hours=[4.0, 0.0, 0.0])
    assert column(tables(section(by_hand(loads=loads)))["loads"], "Hours of duty") == [
        "0.0",
        "4.0",
        "0.0",
    ]


@pytest.mark.parametrize(
    ("share", "style"),
    [
        (0.8, "load"),
        (0.81, "load fair"),
        (0.9, "load fair"),
        (0.91, "load poor"),
        (1.0, "load poor"),
    ],
)
def test_the_marks_are_those_of_the_term(share: float, style: str) -> None:
    assert used(share).style == style

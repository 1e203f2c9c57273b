"""Edits of anything but seats."""

from __future__ import annotations

from ce_opt.plan.book.ignored import other_edits
from ce_opt.plan.book.opened import Sheet

WANTED = [
    ("client", "A", "points"),
    ("C1", "E1", 0.1 + 0.2),
    ("C2", "", float("nan")),
    ("C2", "E2", 7),
]


def edits(*rows: list[object]) -> list[str]:
    return list(other_edits(Sheet("s", rows), WANTED, ("A",)))


def test_a_sheet_that_was_sorted_and_saved_elsewhere_says_the_same() -> None:
    assert edits(["client", "A", "points"], ["C2", "X", 7.0], ["C2", "", ""], ["C1", "", 0.3]) == []


def test_a_changed_cell_is_named_with_what_the_plan_says() -> None:
    assert edits(["client", "A", "points"], ["C1", "E1", 0.5], ["C2", "", ""], ["C2", "", 7]) == [
        'sheet s cell C2 says "0.5", the plan "0.3"'
    ]


def test_rows_and_columns_that_are_gone_or_new_are_named() -> None:
    assert edits(["client", "A", "points"], ["C2", "", 7], ["C9", "", 1]) == [
        "sheet s row 3 is not the plan's",
        "sheet s: a row of C1 is gone",
        "sheet s: a row of C2 is gone",
    ]
    assert edits(["client", "A", "", "mine"], ["C1", "E1", "", "x"]) == [
        "sheet s: column points is gone",
        "sheet s cell D1: column mine is not the plan's",
    ]
    assert edits() == ["sheet s: column client is gone", "sheet s: column points is gone"]

"""Rows and cells have the names that a spreadsheet shows."""

from __future__ import annotations

import pytest

from ce_opt.season.raw import Origin, letters, raw_table


@pytest.mark.parametrize(
    ("position", "name"),
    [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")],
)
def test_columns_have_letters(position: int, name: str) -> None:
    assert letters(position) == name


def test_places_of_files_are_rows_and_those_of_sheets_cells() -> None:
    file, sheet = Origin("bids", "bids.csv"), Origin("bids", "a.xlsx sheet bids", cells=True)
    assert file.place(17, 5) == "bids.csv row 17"
    assert sheet.place(17, 5) == "a.xlsx sheet bids cell F17"
    assert sheet.place(17) == "a.xlsx sheet bids row 17"
    assert file.place(0) == "bids.csv"


def test_blank_rows_count_and_are_left_out() -> None:
    grid = [[], ["", " "], ["a", "b"], [], ["1", "2"], ["\u3000", ""], ["3", "4"]]
    raw = raw_table(Origin("bids", "bids.csv"), grid)
    assert (raw.heads, raw.head_row) == (("a", "b"), 3)
    assert raw.rows == [["1", "2"], ["3", "4"]]
    assert raw.numbers.tolist() == [5, 7]

"""What a text says, by kind."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest

from ce_opt.season.cells import cell_text, read_texts, typed
from ce_opt.season.column import choice, count, number, optional, text, yes_no
from ce_opt.season.column import date as day

HOURS = number("hours", "工时", "", "", least=0, most=10_000)


@pytest.mark.parametrize(
    ("written", "value"),
    [("12", 12), ("+1.", 1), (".5", 0.5), ("1e3", 1000), ("1E-2", 0.01), ("007", 7), ("-0", 0)],
)
def test_plain_decimals_are_numbers(written: str, value: float) -> None:
    assert read_texts(HOURS, [written]) == ([value], [])


@pytest.mark.parametrize(
    "written",
    ["", "1_000", "1,000", "1 000", "nan", "NaN", "inf", "-inf", "0x1F", "TRUE", "12.5h", "١٢",
     "1e", "e3", "--1", "1e9999", "10001", "-1"],
)  # fmt: skip
def test_what_python_or_a_spreadsheet_would_take_is_no_number(written: str) -> None:
    assert read_texts(HOURS, [written])[1] == [0]


def test_bad_texts_leave_the_others_in_place() -> None:
    values, bad = read_texts(HOURS, ["1", "x", "3", "y"])
    assert bad == [1, 3]
    assert [values[0], values[2]] == [1, 3]


def test_whole_numbers_may_have_a_point_but_no_fraction() -> None:
    level = count("level", "级别", "", "", least=1, most=5)
    assert read_texts(level, ["3", "3.0", "3.5", "6"]) == ([3, 3, None, None], [2, 3])


def test_empty_optional_cells_read_as_the_default() -> None:
    seats = optional(choice("seats", "席位", "", {"A": "A角", "AB": "AB角"}), "AB")
    assert read_texts(seats, ["", "a", "AB角"]) == (["AB", "A", "AB"], [])


def test_yes_and_no_in_both_languages() -> None:
    values, bad = read_texts(yes_no("primary", "主专业", ""), ["yes", "NO", "是", "否", "1"])
    assert (values[:4], bad) == ([True, False, True, False], [4])


def test_days() -> None:
    written = ["2026-09-30", "2026/9/30", "2026年9月30日", "2026-02-29", "26-09-30", "2026-9/30"]
    values, bad = read_texts(day("start", "开始", ""), written)
    assert (values[:3], bad) == ([date(2026, 9, 30)] * 3, [3, 4, 5])


def test_texts_are_on_one_line_and_not_too_long() -> None:
    assert read_texts(text("name", "姓名", ""), ["王 工", "a\tb", "x" * 200, "x" * 201])[1] == [
        1,
        3,
    ]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("007", "007"), (7, "7"), (7.0, "7"), (0.1, "0.1"), (1e22, "1e+22"), (True, "yes"),
        (np.bool_(False), "no"), (None, ""), (float("nan"), ""), (pd.NA, ""), (pd.NaT, ""),
        (date(2026, 9, 30), "2026-09-30"), (datetime(2026, 9, 30), "2026-09-30"),
        (pd.Timestamp("2026-09-30"), "2026-09-30"), (np.int64(5), "5"),
    ],
)  # fmt: skip
def test_values_are_written_as_they_read(value: object, written: str) -> None:
    assert cell_text(value) == written


def test_minus_zero_is_zero() -> None:
    assert not np.signbit(np.asarray(typed("number", [-0.0])))[0]

"""Working days by the table, and as the library proposes them."""

from __future__ import annotations

from datetime import date

from ce_opt.language import spoken_in
from ce_opt.season.workdays import (
    all_days,
    proposed_workdays,
    workday_notes,
    workday_rows,
    working_days,
    years_without_exchange,
)
from ce_opt.season.write import table_text
from duties.seasons import HALF_YEAR, Row, small

NONE: list[Row] = []


def test_the_announced_days_of_2026() -> None:
    # State Council, 2025-11-04: National Day 1 to 7 October, 20 September and 10 October worked;
    # Mid-Autumn 25 to 27 September; May Day 1 to 5, 9 May worked; Spring Festival 15 to 23
    # February, 14 and 28 February worked.
    found = proposed_workdays(date(2026, 2, 1), date(2026, 10, 31))
    worked = [day for day, works in found.items() if works]
    assert worked == [date(2026, *day) for day in ((2, 14), (2, 28), (5, 9), (9, 20), (10, 10))]
    off = {day for day, works in found.items() if not works}
    assert {date(2026, 10, day) for day in (1, 2, 5, 6, 7)} <= off
    assert {date(2026, 2, day) for day in (16, 17, 18, 19, 20, 23)} <= off
    assert date(2026, 10, 8) not in off


def test_the_table_is_taken_where_there_is_one() -> None:
    days = working_days(small(HALF_YEAR))
    assert date(2026, 9, 25) not in days
    assert date(2026, 10, 1) in days  # the table does not say otherwise
    assert workday_notes(small(HALF_YEAR)) == []


def test_the_library_is_taken_where_there_is_none_and_said() -> None:
    season = small(HALF_YEAR, workdays=NONE)
    days = working_days(season)
    assert date(2026, 10, 10) in days
    assert date(2026, 10, 1) not in days
    assert len(days) == 132 - 6 + 2  # weekdays of the half year, six off, two weekend days worked
    (note,) = workday_notes(season)
    assert "8 days that are not as usual" in note.sentence


def test_years_that_are_not_announced_are_said() -> None:
    assert years_without_exchange(date(2026, 12, 1), date(2040, 1, 31))[-1] == 2040
    span = {"start": date(2040, 1, 1), "end": date(2040, 6, 30)}
    (note,) = workday_notes(small(span, workdays=NONE))
    assert "no working Saturday or Sunday of 2040 is announced yet" in note.sentence


def test_a_season_without_start_or_end_has_no_days() -> None:
    assert working_days(small({})) == workday_notes(small({})) == []
    assert working_days(small({"start": date(2026, 7, 1)}, workdays=NONE)) == []


def test_all_days_have_both_ends() -> None:
    assert all_days(date(2026, 7, 1), date(2026, 7, 1)) == [date(2026, 7, 1)]


def test_proposed_days_are_written_as_the_table() -> None:
    rows = workday_rows({date(2026, 10, 1): False, date(2026, 10, 10): True})
    assert table_text("workdays", rows) == "date,working\n2026-10-01,no\n2026-10-10,yes\n"
    assert table_text("workdays", workday_rows({})) == "date,working\n"
    with spoken_in("zh"):
        assert table_text("workdays", rows).splitlines() == [
            "日期,上班",
            "2026-10-01,否",
            "2026-10-10,是",
        ]

"""Working days by quarter, month and week."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ce_opt.duties.days import Period, SeasonDays, month_of, quarter_of, week_of
from ce_opt.errors import UsageError
from duties.seasons import HALF_YEAR, QUARTER, small


def days_of(first: date, last: date, **rows: object) -> SeasonDays:
    return SeasonDays.of(small({"start": first, "end": last}))


def test_a_quarter_has_its_months_and_its_days() -> None:
    days = SeasonDays.of(small(QUARTER))
    # July has 23 weekdays, August 21, September 22 less the 25th
    assert [len(month.days) for month in days.months] == [23, 21, 21]
    assert [month.label for month in days.months] == ["2026-07", "2026-08", "2026-09"]
    assert [quarter.label for quarter in days.quarters] == ["2026Q3"]
    assert len(days.days) == 65 == len(days.season.days)


def test_a_worked_saturday_counts_and_a_holiday_does_not() -> None:
    rows = [
        {"date": date(2026, 8, 1), "working": True},
        {"date": date(2026, 8, 3), "working": False},
    ]
    days = SeasonDays.of(small(QUARTER, workdays=rows)).days
    assert date(2026, 8, 1) in days
    assert date(2026, 8, 3) not in days
    assert date(2026, 8, 2) not in days


def test_periods_part_the_days_for_every_length_of_a_season() -> None:
    for length in range(3, 400, 23):
        days = days_of(date(2026, 5, 20), date(2026, 5, 20) + timedelta(length))
        for periods in (days.months, days.quarters):
            assert [day for period in periods for day in period.days] == list(days.days)
            labels = [period.label for period in periods]
            assert len(set(labels)) == len(labels)
            assert labels == sorted(labels)


def test_less_than_half_a_quarter_is_none() -> None:
    # Q2 has 91 days: 46 from 16 May on are half of it and more, 45 are not
    assert [p.label for p in days_of(date(2026, 5, 16), date(2026, 9, 30)).quarters] == [
        "2026Q2",
        "2026Q3",
    ]
    assert [p.label for p in days_of(date(2026, 5, 17), date(2026, 9, 30)).quarters] == ["2026Q3"]
    assert [p.label for p in days_of(date(2026, 7, 1), date(2026, 10, 9)).quarters] == ["2026Q3"]
    assert [p.label for p in days_of(date(2026, 9, 25), date(2026, 10, 15)).quarters] == ["2026Q4"]


def test_names_of_days() -> None:
    assert [quarter_of(date(2026, month, 1))[-1] for month in range(1, 13)] == list("111222333444")
    assert month_of(date(2026, 3, 9)) == "2026-03"
    assert week_of(date(2026, 7, 5)) == week_of(date(2026, 6, 29)) == date(2026, 6, 29)


def test_working_days_are_counted_from_both_ends() -> None:
    month = Period("m", (date(2026, 7, 1), date(2026, 7, 2), date(2026, 7, 3)))
    assert [month.nth(number).day for number in (1, 3, 9, -1, -3, -9)] == [1, 3, 3, 3, 1, 1]


@pytest.mark.parametrize(
    ("span", "says"),
    [
        ({}, "write start and end into section season"),
        ({"start": date(2026, 7, 1)}, "write end into"),
        ({"start": date(2026, 7, 1), "end": date(2029, 7, 1)}, "800 days at most"),
        ({"start": date(2026, 7, 4), "end": date(2026, 7, 5)}, "no day from 2026-07-04"),
    ],
)
def test_a_season_without_usable_days_is_refused(span: dict[str, date], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        SeasonDays.of(small(span))


def test_words_of_the_rule_book_name_periods() -> None:
    days = SeasonDays.of(small(HALF_YEAR))
    counts = [len(days.every(word)) for word in ("month", "quarter", "season", "never")]
    assert counts == [6, 2, 1, 0]

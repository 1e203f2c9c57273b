"""Which days of a season are worked: table *workdays*, else the public holidays of China.

A day is worked from Monday to Friday unless a row of the table says otherwise. Where the season
has no such table, its rows are proposed by the library *holidays*: the days that the State Council
announces each November for the year after, with the Saturdays and Sundays worked in exchange
(调休). Of a year not yet announced the library knows the holidays, but not the exchanged days.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import numpy as np
import pandas as pd

from ce_opt.language import tr
from ce_opt.season.season import Note, Season

__all__ = [
    "all_days",
    "proposed_workdays",
    "workday_notes",
    "workday_rows",
    "working_days",
    "years_without_exchange",
]

FRIDAY = 4


def all_days(start: date, end: date) -> list[date]:
    """Every day from the first to the last.

    >>> len(all_days(date(2026, 7, 1), date(2026, 12, 31)))
    184
    """
    return [start + timedelta(days) for days in range((end - start).days + 1)]


def usually_worked(day: date) -> bool:
    """Whether a day is one from Monday to Friday."""
    return day.weekday() <= FRIDAY


def proposed_workdays(start: date, end: date) -> dict[date, bool]:
    """Rows of table *workdays* as the library proposes them: day -> worked, where not as usual.

    >>> found = proposed_workdays(date(2026, 10, 1), date(2026, 10, 11))
    >>> [day.day for day, working in found.items() if not working]
    [1, 2, 5, 6, 7]
    >>> [day.day for day, working in found.items() if working]
    [10]
    """
    import holidays

    years = range(start.year, end.year + 1)
    known = holidays.country_holidays("CN", years=years)
    found = {day: known.is_working_day(day) for day in all_days(start, end)}
    return {day: working for day, working in found.items() if working != usually_worked(day)}


def workday_rows(days: Mapping[date, bool]) -> pd.DataFrame:
    """Give days as the frame of table *workdays*."""
    return pd.DataFrame(
        {"date": pd.to_datetime(list(days)), "working": np.array(list(days.values()), dtype=bool)}
    )


def years_without_exchange(start: date, end: date) -> list[int]:
    """Years of which no exchanged day is known: they are not announced, or had none."""
    found = {
        day.year
        for day, working in proposed_workdays(
            date(start.year, 1, 1), date(end.year, 12, 31)
        ).items()
        if working
    }
    return [year for year in range(start.year, end.year + 1) if year not in found]


def unusual_days(season: Season) -> dict[date, bool]:
    """Day -> worked, of the days that are not as usual; the season has a start and an end."""
    table = season.workdays
    if not table.empty:
        days = (pd.Timestamp(day).date() for day in table["date"])
        return dict(zip(days, map(bool, table["working"]), strict=True))
    first, last = season.rulebook.season.start, season.rulebook.season.end
    return proposed_workdays(first, last) if first and last else {}


def working_days(season: Season) -> list[date]:
    """Working days from the season's start to its end; none where one of the two is not given."""
    first, last = season.rulebook.season.start, season.rulebook.season.end
    if not (first and last):
        return []
    unusual = unusual_days(season)
    return [day for day in all_days(first, last) if unusual.get(day, usually_worked(day))]


def workday_notes(season: Season) -> list[Note]:
    """Say where the working days come from, unless the season says it itself."""
    first, last = season.rulebook.season.start, season.rulebook.season.end
    if not (first and last) or not season.workdays.empty:
        return []
    days = len(unusual_days(season))
    unknown = tr(", ").join(map(str, years_without_exchange(first, last)))
    if not unknown:
        sentence = tr(
            "no table workdays: the public holidays of China are taken, {days} days that are not "
            "as usual; ce-opt duties --propose-workdays writes them down",
            days=days,
        )
    else:
        sentence = tr(
            "no table workdays: the public holidays of China are taken, {days} days that are not "
            "as usual; ce-opt duties --propose-workdays writes them down; no working Saturday or "
            "Sunday of {years} is announced yet",
            days=days,
            years=unknown,
        )
    return [Note("workdays", sentence)]

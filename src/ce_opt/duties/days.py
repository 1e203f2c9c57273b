"""Working days of a season by quarter, month and week.

A calendar month or quarter that the season covers for less than half is no period of its own: its
days belong to the next one inside. So a season that ends on the second day of a quarter asks for no
visit to every client in two days. A season shorter than that is one period.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ce_opt.errors import UsageError
from ce_opt.language import tr
from ce_opt.season.season import Season
from ce_opt.season.workdays import all_days, working_days

__all__ = ["LONGEST", "Period", "SeasonDays", "week_of"]

LONGEST = 800
"""Days of the longest season that a calendar is made for."""


@dataclass(frozen=True)
class Period:
    """A quarter, a month or the season: its name, and its working days in order."""

    label: str
    days: tuple[date, ...]

    def nth(self, number: int) -> date:
        """Give the working day of a number from 1, or from the end by -1; the nearest there is."""
        place = number - 1 if number > 0 else len(self.days) + number
        return self.days[min(max(place, 0), len(self.days) - 1)]


@dataclass(frozen=True)
class SeasonDays:
    """The working days of a season.

    Attributes
    ----------
    start, end : of the season
    days : all working days in order
    quarters, months : periods that have a working day, in order
    season : the season as one period
    """

    start: date
    end: date
    days: tuple[date, ...]
    quarters: tuple[Period, ...]
    months: tuple[Period, ...]
    season: Period

    @classmethod
    def of(cls, season: Season) -> SeasonDays:
        """Look the days of a season up.

        Raises
        ------
        UsageError
            where the season has no start or no end, is too long, or has no working day
        """
        facts = season.rulebook.season
        if not (facts.start and facts.end):
            missing = [name for name in ("start", "end") if not getattr(facts, name)]
            raise UsageError(
                tr(
                    "a calendar needs the first and the last day of the season: write {keys} into "
                    "section season of the rule book, such as start = 2026-07-01",
                    keys=tr(" and ").join(missing),
                )
            )
        if (facts.end - facts.start).days >= LONGEST:
            raise UsageError(
                tr(
                    "a calendar is made for {most} days at most, not {start} to {end}",
                    most=LONGEST,
                    start=facts.start,
                    end=facts.end,
                )
            )
        days = working_days(season)
        if not days:
            raise UsageError(
                tr(
                    "no day from {start} to {end} is worked: see table workdays",
                    start=facts.start,
                    end=facts.end,
                )
            )
        whole = Period(f"from {facts.start}", tuple(days))
        return cls(
            facts.start,
            facts.end,
            tuple(days),
            periods(facts.start, facts.end, days, quarter_of),
            periods(facts.start, facts.end, days, month_of),
            whole,
        )

    def every(self, word: str) -> tuple[Period, ...]:
        """Periods of a word of the rule book: month, quarter, season or never."""
        named = {"month": self.months, "quarter": self.quarters, "season": (self.season,)}
        return named.get(word, ())


def quarter_of(day: date) -> str:
    """Name of the calendar quarter.

    >>> quarter_of(date(2026, 9, 30))
    '2026Q3'
    """
    return f"{day.year}Q{(day.month + 2) // 3}"


def month_of(day: date) -> str:
    """Name of the calendar month.

    >>> month_of(date(2026, 9, 30))
    '2026-09'
    """
    return f"{day.year}-{day.month:02d}"


def week_of(day: date) -> date:
    """Monday of the week."""
    return day - timedelta(day.weekday())


def periods(
    start: date, end: date, working: Sequence[date], name_of: Callable[[date], str]
) -> tuple[Period, ...]:
    """Part a season into calendar periods; a short rest at either end joins its neighbour."""
    names = Counter(map(name_of, all_days(start, end)))
    lengths = Counter(map(name_of, all_days(start - timedelta(92), end + timedelta(92))))
    whole = {name: 2 * count >= lengths[name] for name, count in names.items()}
    kept = [name for name in names if whole[name]] or [max(names, key=lambda name: names[name])]
    firsts = {}
    for day in reversed(all_days(start, end)):
        if name_of(day) in kept:
            firsts[name_of(day)] = day
    cuts = [firsts[name] for name in kept[1:]]
    edges = [start, *cuts, end + timedelta(1)]
    found = (
        Period(name, tuple(working[bisect_left(working, first) : bisect_left(working, last)]))
        for name, first, last in zip(kept, edges, edges[1:], strict=False)
    )
    return tuple(period for period in found if period.days)

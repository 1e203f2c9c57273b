"""What people have in their calendars, and when they are free together.

A start suits a person where the trip fits on either side of it: from and to the person's own
district within the hours of the day, and from and to each other duty of that day. Starts are bits
of a whole number, bit i for i · grid minutes after midnight, so that what suits several people is
one `and`. Travel is rounded up to whole minutes.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from ce_opt.duties.clock import Hours
from ce_opt.duties.duty import ENGINEER, MANAGER, Person
from ce_opt.season.distance import travel_minutes
from ce_opt.season.season import Season
from ce_opt.season.workdays import all_days

__all__ = ["Booking", "Diary"]

DAY_MINUTES = 24 * 60


class Booking(NamedTuple):
    """Something in a person's day: from and to in minutes after midnight, and the district."""

    start: int
    end: int
    place: str


@dataclass
class Diary:
    """The calendars of all people of a season.

    Attributes
    ----------
    season : the season
    hours : of a working day
    """

    season: Season
    hours: Hours

    def __post_init__(self) -> None:
        self.days: dict[tuple[Person, date], list[Booking]] = defaultdict(list)
        self.free: dict[tuple[str, str, int], int] = {}

    @classmethod
    def of(cls, season: Season) -> Diary:
        """Open empty diaries; people on leave are away."""
        return cls(season, Hours.of(season.rulebook.duties))

    @cached_property
    def minutes(self) -> dict[tuple[str, str], int]:
        """(district, district) -> minutes of the trip, rounded up."""
        table = travel_minutes(self.season.districts, self.season.travel)
        names = self.season.districts["district"].tolist()
        return {
            (one, other): math.ceil(table[row, column] - 1e-9)
            for row, one in enumerate(names)
            for column, other in enumerate(names)
        }

    @cached_property
    def home(self) -> dict[Person, str]:
        """Person -> district where they set out."""
        return {
            Person(office, name): district
            for office, table in (
                (ENGINEER, self.season.engineers),
                (MANAGER, self.season.account_managers),
            )
            for name, district in table[[office, "district"]].itertuples(index=False)
        }

    @cached_property
    def leave(self) -> Mapping[Person, set[date]]:
        """Engineer -> days of leave within the season."""
        found: dict[Person, set[date]] = defaultdict(set)
        facts = self.season.rulebook.season
        rows = self.season.leave[["engineer", "start", "end"]].itertuples(index=False)
        for engineer, start, end in rows:
            first, last = pd.Timestamp(start).date(), pd.Timestamp(end).date()
            days = all_days(max(first, facts.start or first), min(last, facts.end or last))
            found[Person(ENGINEER, engineer)].update(days)
        return found

    def away(self, person: Person, day: date) -> bool:
        """Whether a person is on leave."""
        return day in self.leave.get(person, ())

    def empty_day(self, person: Person, place: str, minutes: int) -> int:
        """Starts that suit a person on a day with nothing else."""
        return self.free_starts(self.home[person], place, minutes)

    def free_starts(self, home: str, place: str, minutes: int) -> int:
        """Starts that leave time for the trip from and to a district, within the hours."""
        key = (home, place, minutes)
        if key not in self.free:
            out, back = self.minutes[home, place], self.minutes[place, home]
            starts = range(0, DAY_MINUTES, self.hours.grid)
            self.free[key] = sum(
                1 << number
                for number, start in enumerate(starts)
                if self.hours.holds(start, minutes, out, back)
            )
        return self.free[key]

    def suits(self, person: Person, day: date, place: str, minutes: int) -> int:
        """Starts that suit a person on a day."""
        if self.away(person, day):
            return 0
        found = self.empty_day(person, place, minutes)
        for booking in self.days.get((person, day), ()):
            found &= self.beside(booking, place, minutes)
        return found

    def beside(self, booking: Booking, place: str, minutes: int) -> int:
        """Starts that leave time for the trip to or from a booking."""
        grid = self.hours.grid
        first_after = -(-(booking.end + self.minutes[booking.place, place]) // grid)
        last_before = (booking.start - self.minutes[place, booking.place] - minutes) // grid
        every = (1 << (DAY_MINUTES // grid + 1)) - 1
        after = every & ~((1 << first_after) - 1)
        before = (1 << (last_before + 1)) - 1 if last_before >= 0 else 0
        return after | before

    def suits_all(self, people: Iterable[Person], day: date, place: str, minutes: int) -> int:
        """Starts that suit all of several people on a day."""
        found = -1
        for person in people:
            found &= self.suits(person, day, place, minutes)
            if not found:
                return 0
        return found

    def has_time(
        self, people: Iterable[Person], day: date, start: int, place: str, minutes: int
    ) -> bool:
        """Whether a start, on the grid or beside it, suits all of several people."""
        return all(self.can_come(person, day, start, place, minutes) for person in people)

    def can_come(self, person: Person, day: date, start: int, place: str, minutes: int) -> bool:
        """Whether a start suits a person."""
        home = self.home[person]
        out, back = self.minutes[home, place], self.minutes[place, home]
        if self.away(person, day) or not self.hours.holds(start, minutes, out, back):
            return False
        return all(
            booking.end + self.minutes[booking.place, place] <= start
            or start + minutes + self.minutes[place, booking.place] <= booking.start
            for booking in self.days.get((person, day), ())
        )

    def book(
        self, people: Iterable[Person], day: date, start: int, minutes: int, place: str
    ) -> None:
        """Write something into the diaries of several people."""
        for person in people:
            self.days[person, day].append(Booking(start, start + minutes, place))

    def cancel(
        self, people: Iterable[Person], day: date, start: int, minutes: int, place: str
    ) -> None:
        """Take something out again."""
        for person in people:
            self.days[person, day].remove(Booking(start, start + minutes, place))

    def places(self, person: Person, day: date) -> set[str]:
        """Districts that a person goes to on a day."""
        return {booking.place for booking in self.days.get((person, day), ())}

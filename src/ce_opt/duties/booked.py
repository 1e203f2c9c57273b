"""A visit with its day and hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ce_opt.duties.diary import Diary
from ce_opt.duties.duty import ENGINEER, MANAGER, Duty, Person
from ce_opt.duties.wanted import Visit

__all__ = ["Booked", "Key", "free_starts", "key_of", "manager_of"]

Key = tuple[str, str]
"""(client, quarter): there is one visit for each."""


@dataclass(frozen=True)
class Booked:
    """A visit with its time; `second` is B where B joins, else empty."""

    visit: Visit
    day: date
    start: int
    second: str = ""

    @property
    def engineers(self) -> tuple[str, ...]:
        """A, and B where B joins."""
        return (self.visit.a, self.second) if self.second else (self.visit.a,)

    @property
    def people(self) -> list[Person]:
        """Everybody who is there."""
        return [*(Person(ENGINEER, one) for one in self.engineers), manager_of(self.visit)]

    def duty(self, minutes: int) -> Duty:
        """Give the visit as a duty."""
        roles = [*zip(self.people, ("A", "B") if self.second else ("A",), strict=False)]
        roles.append((manager_of(self.visit), MANAGER))
        client, occasion = self.visit.client, self.visit.period.label
        return Duty(self.day, self.start, minutes, "visit", client, "", occasion, tuple(roles))


def manager_of(visit: Visit) -> Person:
    """The account manager."""
    return Person(MANAGER, visit.manager)


def key_of(visit: Visit) -> Key:
    """Client and quarter of a visit."""
    return visit.client, visit.period.label


def free_starts(diary: Diary, booked: Booked) -> int:
    """Starts of a visit that suit its people on a day with nothing else."""
    common = -1
    for person in booked.people:
        common &= diary.empty_day(
            person, booked.visit.district, diary.season.rulebook.duties.visit_minutes
        )
    return common

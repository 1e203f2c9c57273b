"""A duty: when, where, what for, and who is there.

visit      A with the account manager at a client, once a quarter; B joins once a season
meeting    the monthly one of a group
handover   who held a seat and who holds it now, together at the client
report     due on a day; it takes no time in the calendar
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

__all__ = ["ALL_DAY", "ENGINEER", "MANAGER", "Duty", "Identity", "Kind", "Open", "Person"]

Kind = Literal["visit", "meeting", "report", "handover"]
ALL_DAY = -1
"""Start of a report: it is due on the day, at no hour."""
ENGINEER, MANAGER = "engineer", "account_manager"


class Person(NamedTuple):
    """An engineer or an account manager; the two may have equal ids."""

    office: str
    id: str


class Identity(NamedTuple):
    """What a duty is, whenever it is held and whoever comes: the same in every calendar.

    Attributes
    ----------
    kind : see `Kind`
    client, group : for whom; empty where for none
    occasion : the quarter of a visit, the month of a meeting, the seats of a handover, what a
        report is about and its period
    author : of a report
    """

    kind: str
    client: str
    group: str
    occasion: str
    author: str = ""


@dataclass(frozen=True)
class Duty:
    """One duty with its people.

    Attributes
    ----------
    date, start, minutes : when; `start` in minutes after midnight
    kind, client, group, occasion : what; see `Identity`
    people : who is there, and as what, in order
    revision : how often it was changed since it was first planned
    """

    date: date
    start: int
    minutes: int
    kind: str
    client: str
    group: str
    occasion: str
    people: tuple[tuple[Person, str], ...]
    revision: int = 0

    @property
    def identity(self) -> Identity:
        """What it is."""
        author = self.people[0][0].id if self.kind == "report" else ""
        return Identity(self.kind, self.client, self.group, self.occasion, author)

    @property
    def content(self) -> tuple[object, ...]:
        """What a calendar shows of it: a change here is a new revision."""
        return (self.date, self.start, self.minutes, self.people)

    @property
    def order(self) -> tuple[object, ...]:
        """Place in table *duties*."""
        return (
            self.date,
            self.start,
            self.kind,
            self.client,
            self.group,
            self.occasion,
            self.people,
        )


class Open(NamedTuple):
    """A duty without a place in the calendar, or a person without a place in a duty.

    Attributes
    ----------
    kind, client, group, engineer, occasion : what could not be placed
    proved : whether no calendar could have it; else none was found beside the other duties
    reason, next_step : in a planner's words
    """

    kind: str
    client: str
    group: str
    engineer: str
    occasion: str
    proved: bool
    reason: str
    next_step: str

"""What the checks of a calendar look at: its duties, and the season's plain facts."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import pandas as pd

from ce_opt.duties.days import SeasonDays
from ce_opt.duties.duty import ENGINEER, Duty, Identity, Person
from ce_opt.errors import Breach
from ce_opt.language import marked, spoken, tr
from ce_opt.plan.audit.subject import Subject
from ce_opt.plan.duty_table import agenda_of
from ce_opt.plan.layout import DUTIES
from ce_opt.plan.open_reasons import identity_of
from ce_opt.season.distance import minutes_between
from ce_opt.season.duty_rules import Duties
from ce_opt.teams.facts import Facts, rows

__all__ = ["Book", "breach", "named", "said", "word"]

RULE = "duties"
NOWHERE = marked("{name} stands nowhere in the calendar")
TOO_OFTEN = marked("{name} stands more than once in the calendar")


def breach(subject: str, sentence: str) -> Breach:
    """Say what is wrong with a calendar."""
    return Breach(RULE, subject, sentence)


def said(duty: Duty) -> str:
    """Name a duty in a sentence."""
    about = " ".join(part for part in (duty.client, duty.group) if part)
    return tr(
        "{file} {kind} {occasion} {about} on {day}",
        file=DUTIES.file,
        kind=word("kind", duty.kind),
        occasion=word("occasion", duty.occasion),
        about=about,
        day=duty.date,
    )


def named(identity: Iterable[str]) -> str:
    """Name a duty by its parts: kind, client, group, occasion, author."""
    kind, client, group, occasion, author = identity
    parts = (word("kind", kind), client, group, word("occasion", occasion), author)
    return " ".join(part for part in parts if part)


def word(column: str, text: str) -> str:
    """Say a word of table *duties* in the language spoken now."""
    return DUTIES[column].written([text], spoken())[0]


@dataclass(frozen=True)
class Book:
    """A calendar under audit.

    Attributes
    ----------
    subject : the plan and the season
    days : working days and periods of the season
    """

    subject: Subject
    days: SeasonDays = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "days", SeasonDays.of(self.facts.season))

    @property
    def facts(self) -> Facts:
        """The season's plain facts."""
        return self.subject.facts

    @property
    def rules(self) -> Duties:
        """Section ``[duties]`` of the rule book."""
        return self.facts.season.rulebook.duties

    @cached_property
    def duties(self) -> list[Duty]:
        """Every duty of table *duties*."""
        return list(agenda_of(self.subject.plan).duties)

    @cached_property
    def open(self) -> set[Identity]:
        """What table *open_duties* names."""
        table = self.subject.plan.open_duties
        return {identity_of(row) for row in rows(table if table is not None else pd.DataFrame())}

    def of_kind(self, kind: str) -> list[Duty]:
        """Duties of a kind."""
        return [duty for duty in self.duties if duty.kind == kind]

    @cached_property
    def leave(self) -> set[tuple[str, date]]:
        """(engineer, day) of every day of leave in the season."""
        found = set()
        spans: dict[str, list[tuple[date, date]]] = defaultdict(list)
        for row in rows(self.facts.season.leave):
            span = (pd.Timestamp(row["start"]).date(), pd.Timestamp(row["end"]).date())
            spans[row["engineer"]].append(span)
        for engineer, away in spans.items():
            for day in self.days.days:
                if any(first <= day <= last for first, last in away):
                    found.add((engineer, day))
        return found

    @cached_property
    def departments(self) -> dict[str, str]:
        """Department -> district."""
        return {row["department"]: row["district"] for row in rows(self.facts.season.departments)}

    @cached_property
    def manager_homes(self) -> dict[str, str]:
        """Account manager -> district."""
        table = rows(self.facts.season.account_managers)
        return {row["account_manager"]: row["district"] for row in table}

    def home(self, person: Person) -> str:
        """District where a person sets out."""
        if person.office == ENGINEER:
            return str(self.facts.engineers[person.id]["district"])
        return self.manager_homes[person.id]

    @cached_property
    def trips(self) -> dict[tuple[str, str], int]:
        """(district, district) -> whole minutes, of those that were asked for."""
        return {}

    def minutes(self, origin: str, target: str) -> int:
        """Whole minutes of a trip, rounded up."""
        key = (origin, target)
        if key not in self.trips:
            facts = self.facts
            given = facts.travel.get(key, facts.travel.get((target, origin)))
            if given is None:
                given = minutes_between(facts.places[origin], facts.places[target])
            self.trips[key] = math.ceil(given - 1e-9)
        return self.trips[key]

    @cached_property
    def teams(self) -> dict[str, tuple[str, ...]]:
        """Client -> engineers of its seats, A first."""
        return {client: team.members for client, team in self.subject.teams.items()}

    @cached_property
    def groups(self) -> dict[str, dict[str, str]]:
        """Group that meets -> engineer -> role; departments where the plan has no groups."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        if self.subject.plan.groups is None:
            for engineer in sorted({one for team in self.teams.values() for one in team}):
                found[self.facts.engineers[engineer]["department"]][engineer] = "member"
        else:
            for row in rows(self.subject.plan.groups):
                if row["role"] != "working":
                    found[row["group"]][row["engineer"]] = row["role"]
        return {group: people for group, people in found.items() if len(people) > 1}

    @cached_property
    def report_groups(self) -> dict[str, str]:
        """Engineer -> group that reports go to: the first virtual one, else a support group."""
        groups = self.subject.plan.groups
        if groups is None:
            return {one: row["department"] for one, row in self.facts.engineers.items()}
        found: dict[str, str] = {}
        for rank in (("member", "leader"), ("support", "support_leader")):
            for row in sorted(rows(groups), key=lambda row: row["group"]):
                if row["role"] in rank:
                    found.setdefault(row["engineer"], row["group"])
        return found

    def place(self, duty: Duty) -> str:
        """District of a client; of a meeting: its leader's department's, or that of most."""
        if duty.client:
            return str(self.facts.clients[duty.client]["district"])
        people = self.groups[duty.group]
        leaders = [one for one, role in people.items() if role in ("leader", "support_leader")]
        sits = [
            self.departments[self.facts.engineers[one]["department"]] for one in leaders or people
        ]
        return sorted(sits, key=lambda place: (-sits.count(place), place))[0]

    def count(self, wanted: Identity, placed: list[Duty]) -> Iterator[Breach]:
        """Ask that a wanted duty stands once in one of the two tables, and in one alone."""
        times = len(placed) + (wanted in self.open)
        if times != 1:
            message = NOWHERE if times == 0 else TOO_OFTEN
            yield breach(wanted.client or wanted.group, tr(message, name=named(wanted)))

"""What ladders are held against: season and plan, looked up in plain Python."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ce_opt.escalation.groups import Groups
from ce_opt.escalation.months import months_of
from ce_opt.escalation.problems import THOUSANDTHS, free_work
from ce_opt.language import Language, spoken_in, tr
from ce_opt.plan.audit.subject import Subject
from ce_opt.season.escalation_rules import Escalation, Level
from ce_opt.skills import SharedWork, closeness_of, helped_of, shortfall
from ce_opt.skills.distance import NOISE, Helped
from ce_opt.teams.facts import Facts, Need, Row, rows

__all__ = ["Book", "Case", "Place"]


class Place(NamedTuple):
    """Where people of a step stand."""

    name: str
    people: set[str]


@dataclass(frozen=True)
class Book:
    """A plan under audit, as ladders see it.

    Attributes
    ----------
    subject : the plan
    printed : rows of table *escalation*
    """

    subject: Subject
    printed: list[Row]

    @property
    def facts(self) -> Facts:
        """The season."""
        return self.subject.facts

    @property
    def language(self) -> Language:
        """Language of the plan."""
        return self.subject.language

    @property
    def rules(self) -> Escalation:
        """Section ``[escalation]``, or its defaults."""
        return self.facts.season.rulebook.escalation or Escalation()

    @cached_property
    def groups(self) -> Groups | None:
        """Table *groups* of the plan."""
        table = self.subject.plan.groups
        return None if table is None else Groups.of(table)

    @cached_property
    def needed(self) -> dict[tuple[str, Need], tuple[str, ...]]:
        """(client, need) -> A and B; a client that must not be served has no ladder."""
        teams = self.subject.teams
        return {
            (client, need): tuple(dict.fromkeys(teams[client].members)) if client in teams else ()
            for client, needs in self.facts.needs.items()
            for need in needs
            if client in teams or self.facts.clients[client]["service"] != "never"
        }

    @cached_property
    def needs(self) -> set[tuple[str, str]]:
        """(client, specialty) that have a ladder."""
        return {(client, need.specialty) for client, need in self.needed}

    @cached_property
    def near(self) -> dict[str, dict[str, float]]:
        """Closeness of specialties along the closest path."""
        names = list(self.facts.season.specialties["specialty"])
        links = self.facts.season.specialty_links[["specialty", "other", "closeness"]]
        given = links.itertuples(index=False, name=None) if self.rules.related_knowledge else ()
        return closeness_of(names, given)

    @cached_property
    def held(self) -> dict[str, dict[str, int]]:
        """Engineer -> specialty -> level."""
        found: dict[str, dict[str, int]] = {name: {} for name in self.facts.engineers}
        for (engineer, specialty), level in self.facts.levels.items():
            found[engineer][specialty] = level
        return found

    @cached_property
    def knows(self) -> dict[tuple[str, str], Helped]:
        """(engineer, specialty) -> levels that count, and where they come from."""
        return {
            (engineer, specialty): helped_of(held, self.near, specialty)
            for engineer, held in self.held.items()
            for specialty in self.near
        }

    @cached_property
    def able(self) -> dict[tuple[str, int], set[str]]:
        """(specialty, level) -> who is near enough, of all that clients need."""
        most = self.rules.most_shortfall + NOISE
        return {
            (what, level): {
                name
                for name in self.facts.engineers
                if shortfall(self.knows[name, what].level, level) <= most
            }
            for what, level in {(need.specialty, need.level) for _, need in self.needed}
        }

    @cached_property
    def months(self) -> float:
        """Length of the season."""
        return months_of(self.facts.season.rulebook.season, self.rules)

    @cached_property
    def free(self) -> dict[str, int]:
        """Engineer -> thousandths of an hour that are free."""
        taken = {
            row["engineer"]: row["hours_a"] + row["hours_b"] + row.get("duty_hours", 0.0)
            for row in rows(self.subject.plan.loads)
        }
        return {
            name: free_work(row["care_hours"], taken.get(name, 0.0))
            for name, row in self.facts.engineers.items()
        }

    @cached_property
    def loads(self) -> dict[str, int]:
        """Engineer -> thousandths of an hour of helping, as the table says."""
        found: dict[str, int] = defaultdict(int)
        for row in self.printed:
            found[row["engineer"]] += round(row["hours"] * THOUSANDTHS)
        return found

    @cached_property
    def work(self) -> SharedWork:
        """Who has worked with whom."""
        season = self.facts.season
        return SharedWork.of(season.work_log, season.rulebook.season.start)


@dataclass(frozen=True)
class Case:
    """One problem, and who may stand where for it."""

    book: Book
    client: str
    need: Need
    seats: tuple[str, ...]

    @property
    def name(self) -> str:
        """What a breach calls it."""
        return f"{self.client} {self.need.specialty}"

    @cached_property
    def group(self) -> str:
        """Virtual group of A, or of B."""
        group_of = self.book.groups.group_of if self.book.groups else {}
        return next((group_of[seat] for seat in self.seats if seat in group_of), "")

    @cached_property
    def places(self) -> dict[Level, Place]:
        """Who stands at each step, able or not; named in the plan's language."""
        with spoken_in(self.book.language):
            return self.named_places()

    def named_places(self) -> dict[Level, Place]:
        """Who stands at each step, with its name in the language spoken now."""
        people = self.book.facts.engineers
        home = people[self.seats[0]]["department"] if self.seats else ""
        colleagues = {name for name, row in people.items() if row["department"] == home}
        groups = self.book.groups
        if groups is None:
            where = tr("outside {department}", department=home) if home else tr("in the season")
            return {
                "group": Place("", set()),
                "department": Place(tr("in {place}", place=home), colleagues),
                "support": Place(where, set(people) - colleagues),
            }
        others = {
            name for name in colleagues if groups.group_of.get(name, self.group) != self.group
        }
        return {
            "group": Place(
                tr("in {place}", place=self.group), set(groups.members.get(self.group, ()))
            ),
            "department": Place(tr("in the other groups of {department}", department=home), others),
            "support": Place(tr("in the support group"), set(groups.support)),
        }

    @cached_property
    def helpers(self) -> set[str]:
        """Who can help, wherever they stand."""
        facts = self.book.facts
        barred = {
            row["engineer"]
            for row in facts.designations
            if (row["client"], row["seat"], row["kind"]) == (self.client, "any", "forbidden")
        }
        return {
            name
            for name in self.book.able[self.need.specialty, self.need.level]
            if name not in barred
            and name not in self.seats
            and not any("conflict" in facts.ties(name, other) for other in self.met)
        }

    @property
    def met(self) -> tuple[str, ...]:
        """Whom a helper meets: the client, A and B."""
        return (self.client, *self.seats)

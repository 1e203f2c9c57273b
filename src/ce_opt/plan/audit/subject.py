"""What is audited: a plan that was read, the season's facts, and where it was read from."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ce_opt.errors import Breach
from ce_opt.language import Language, tr
from ce_opt.plan.decimals import printed
from ce_opt.plan.plan import Plan
from ce_opt.teams.facts import Facts, Row, Team, rows
from ce_opt.teams.names import WHOLE_PLAN
from ce_opt.teams.terms import overload, terms_in, unserved_importance, weight

__all__ = ["Subject", "differs", "wrong_blank", "wrong_numbers", "wrong_word", "wrong_words"]

TOLERANCE = 1e-5
"""Absolute; numbers are printed with six decimals."""
NOISE = 1e-9
"""Relative; the two forms of a term add floating-point numbers in different orders."""


@dataclass(frozen=True)
class Subject:
    """A plan under audit.

    Attributes
    ----------
    plan : as its files say
    facts : the season
    folder : where the files are
    """

    plan: Plan
    facts: Facts
    folder: Path

    @property
    def language(self) -> Language:
        """Language of the plan; what it prints is worked out anew in it, whatever is spoken."""
        return self.plan.summary.language

    @cached_property
    def assignment(self) -> list[Row]:
        """Rows of assignment.csv."""
        return rows(self.plan.assignment)

    @cached_property
    def teams(self) -> dict[str, Team]:
        """Client -> team, for the teams that can be checked: all of their ids are known."""
        teams = {team.client: team for team in self.plan.teams if self.known(team)}
        return dict(sorted(teams.items()))

    @cached_property
    def posts(self) -> Mapping[str, Row]:
        """Engineer -> row of roster.csv; nobody where there is none."""
        table = self.plan.roster
        return {} if table is None else {row["engineer"]: row for row in rows(table)}

    def known(self, team: Team) -> bool:
        """Whether client and people of a team are in the season."""
        return team.client in self.facts.clients and all(
            engineer in self.facts.engineers for engineer in team.members
        )

    @cached_property
    def carried(self) -> Mapping[str, Mapping[str, float]]:
        """Engineer -> seat -> hours."""
        return self.facts.carried(self.teams.values())

    @cached_property
    def terms(self) -> dict[str, dict[str, float]]:
        """Client -> term -> weighted points of its team, or of having none."""
        facts = self.facts
        return {
            client: client_points(facts, client, self.teams.get(client)) for client in facts.clients
        }

    @cached_property
    def overloads(self) -> dict[str, float]:
        """Engineer -> weighted points of overload."""
        factor = weight(self.facts.rules, overload.NAME)
        return {
            engineer: factor * overload.points_of(self.facts, engineer, sum(hours.values()))
            for engineer, hours in self.carried.items()
        }


def client_points(facts: Facts, client: str, team: Team | None) -> dict[str, float]:
    """Term -> weighted points of a client's team, or of having none."""
    counted = terms_in(facts.group_members is not None)
    terms = dict.fromkeys((*(term.NAME for term in counted), unserved_importance.NAME), 0.0)
    if team is None:
        points = unserved_importance.points_of(facts, client)
        return terms | {
            unserved_importance.NAME: weight(facts.rules, unserved_importance.NAME) * points
        }
    for term in counted:
        terms[term.NAME] = weight(facts.rules, term.NAME) * term.points_of(facts, team)
    return terms


def differs(found: float, right: float) -> bool:
    """Whether a printed number is another than the right one."""
    return not math.isclose(found, right, rel_tol=NOISE, abs_tol=TOLERANCE)


def wrong_numbers(
    file: str, subject: str, found: Mapping[str, float], right: Mapping[str, float]
) -> Iterator[Breach]:
    """Compare the numbers of a row, or of the summary, by name; the name is the rule's."""
    for name, value in right.items():
        if differs(found[name], value):
            sentence = tr(
                "{file} {subject}: {name} is {found}, it should be {right}",
                file=file,
                subject=tr(subject) if subject == WHOLE_PLAN else subject,
                name=name,
                found=printed(found[name]),
                right=printed(value),
            )
            yield Breach(name, subject, sentence)


def wrong_words(
    file: str, subject: str, found: Mapping[str, object], right: Mapping[str, str]
) -> Iterator[Breach]:
    """Compare the texts of a row by name; the name is the rule's."""
    for name, text in right.items():
        if found[name] != text:
            yield wrong_word(file, subject, name, str(found[name]), text)


def wrong_word(file: str, subject: str, name: str, found: str, right: str) -> Breach:
    """Say that a text is another than the right one."""
    sentence = tr(
        '{file} {subject}: {name} is "{found}", it should be "{right}"',
        file=file,
        subject=subject,
        name=name,
        found=found,
        right=right,
    )
    return Breach(name, subject, sentence)


def wrong_blank(file: str, subject: str, name: str, *, blank: bool) -> Breach:
    """Say that a number is missing, or that one stands where none belongs."""
    message = (
        tr(
            "{file} {subject}: {name} is empty, it should be a number",
            file=file,
            subject=subject,
            name=name,
        )
        if blank
        else tr(
            "{file} {subject}: {name} is a number, it should be empty",
            file=file,
            subject=subject,
            name=name,
        )
    )
    return Breach(name, subject, message)

"""What is audited: a plan that was read, the season's facts, and where it was read from."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ce_opt.errors import Breach
from ce_opt.plan.decimals import printed
from ce_opt.plan.plan import Plan
from ce_opt.teams.facts import Facts, Row, Team, rows
from ce_opt.teams.terms import overload, terms_in, unserved_importance, weight

__all__ = ["Subject", "differs", "wrong_numbers", "wrong_words"]

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
            sentence = (
                f"{file} {subject}: {name} is {printed(found[name])}, it should be {printed(value)}"
            )
            yield Breach(name, subject, sentence)


def wrong_words(
    file: str, subject: str, found: Mapping[str, object], right: Mapping[str, str]
) -> Iterator[Breach]:
    """Compare the texts of a row by name; the name is the rule's."""
    for name, text in right.items():
        if found[name] != text:
            sentence = f'{file} {subject}: {name} is "{found[name]}", it should be "{text}"'
            yield Breach(name, subject, sentence)

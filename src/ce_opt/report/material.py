"""What a report is made of: a season, a plan of it, and what several sections ask of the two.

Everything is looked up once, in plain Python, from the plan's own tables and the season's facts;
no solver is loaded and nothing is planned again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import pandas as pd

from ce_opt.language import Language, spoken
from ce_opt.plan import Plan
from ce_opt.plan.arranged import arranged
from ce_opt.season import Season
from ce_opt.teams.facts import Facts, Need, Row, Team, by_key, rows
from ce_opt.whatif.justification import Justification, of_client
from ce_opt.whatif.seats import Seats

__all__ = ["VIRTUAL_ROLES", "Cover", "Material", "labelled", "material_of", "table_rows"]

Cover = Literal["both", "a", "b", "group", "support", "none"]
"""Who of the people behind a client covers a need: the nearest of them."""
VIRTUAL_ROLES = ("leader", "member")
"""Roles of table groups that stand for being in a virtual group."""
SUPPORT_ROLES = ("support", "support_leader")


@dataclass(frozen=True, eq=False)
class Material:
    """What a report says is taken from here. Every property is computed on first use.

    Attributes
    ----------
    season : arranged as the plan's own tables say
    plan : a plan of that season, as written
    language : in which the report is made
    before : an older plan, to say what changed; None: last season's table incumbents
    """

    season: Season
    plan: Plan
    language: Language
    before: Seats | None = None

    @cached_property
    def facts(self) -> Facts:
        """The season, asked one question at a time."""
        return Facts(self.season)

    @cached_property
    def teams(self) -> Mapping[str, Team]:
        """Client -> team, of the clients that are served."""
        return {team.client: team for team in self.plan.teams}

    @cached_property
    def assignment(self) -> Mapping[str, Row]:
        """Client -> row of table assignment."""
        return by_key(self.plan.assignment, "client")

    @cached_property
    def importance(self) -> Mapping[str, Row]:
        """Client -> row of table importance, the most important first."""
        found = by_key(self.plan.importance, "client")
        return dict(sorted(found.items(), key=lambda item: (item[1]["rank"], item[0])))

    @cached_property
    def unserved(self) -> Mapping[str, Row]:
        """Client -> row of table unserved, the most important first."""
        found = by_key(self.plan.unserved, "client")
        return {client: found[client] for client in self.importance if client in found}

    @cached_property
    def loads(self) -> Mapping[str, Row]:
        """Engineer -> row of table loads."""
        return by_key(self.plan.loads, "engineer")

    @cached_property
    def seats_of(self) -> Mapping[str, list[tuple[str, str]]]:
        """Engineer -> (client, seat) of every seat held, the most important client first."""
        found: dict[str, list[tuple[str, str]]] = {engineer: [] for engineer in self.loads}
        for client in self.importance:
            for seat, engineer in self.teams[client].seats if client in self.teams else ():
                found[engineer].append((client, seat))
        return found

    @cached_property
    def justifications(self) -> Mapping[str, tuple[Justification, ...]]:
        """Client -> each fact that costs or saves it points, in the order of the terms."""
        return {
            client: tuple(of_client(self.facts, client, self.teams.get(client)))
            for client in self.facts.clients
        }

    @cached_property
    def group_rows(self) -> tuple[Row, ...]:
        """Rows of table groups; none where there are no groups."""
        return table_rows(self.plan.groups)

    @cached_property
    def virtual_group(self) -> Mapping[str, str]:
        """Engineer -> their virtual group, where they have one."""
        return {
            row["engineer"]: row["group"] for row in self.group_rows if row["role"] in VIRTUAL_ROLES
        }

    @cached_property
    def groups(self) -> Mapping[str, list[Row]]:
        """Group -> its rows of table groups, leaders first."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in sorted(self.group_rows, key=lambda row: "leader" not in row["role"]):
            found[row["group"]].append(row)
        return dict(sorted(found.items()))

    @cached_property
    def support(self) -> frozenset[str]:
        """Everybody in the support group."""
        return frozenset(row["engineer"] for row in self.group_rows if row["role"] in SUPPORT_ROLES)

    @cached_property
    def ladders(self) -> Mapping[tuple[str, str], list[Row]]:
        """(client, specialty) -> rows of table escalation, step by step; none without the stage."""
        found: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in table_rows(self.plan.escalation):
            found[row["client"], row["specialty"]].append(row)
        return {key: sorted(steps, key=lambda row: row["step"]) for key, steps in found.items()}

    @cached_property
    def cover(self) -> Mapping[str, Mapping[str, Cover]]:
        """Client -> specialty that it needs -> who covers it; clients that are served alone."""
        return {
            client: {need.specialty: self.cover_of(team, need) for need in self.facts.needs[client]}
            for client, team in self.teams.items()
        }

    def cover_of(self, team: Team, need: Need) -> Cover:
        """Say who of a team, of A's virtual group or of the support group covers a need."""
        facts, seats = self.facts, dict(team.seats)
        covering = [seat for seat, engineer in seats.items() if facts.covers(engineer, need)]
        if covering:
            return "both" if len(covering) == 2 else "a" if covering == ["A"] else "b"
        if any(facts.covers(engineer, need) for engineer in self.in_group_of(team.a)):
            return "group"
        if any(facts.covers(engineer, need) for engineer in self.support):
            return "support"
        return "none"

    def in_group_of(self, engineer: str) -> tuple[str, ...]:
        """Everybody in the virtual group of an engineer; nobody where there is none."""
        group = self.virtual_group.get(engineer)
        return () if group is None else self.members_of[group]

    @cached_property
    def members_of(self) -> Mapping[str, tuple[str, ...]]:
        """Virtual group -> its people, the leader first."""
        return {
            group: tuple(row["engineer"] for row in people if row["role"] in VIRTUAL_ROLES)
            for group, people in self.groups.items()
        }

    @cached_property
    def specialty_names(self) -> Mapping[str, str]:
        """Specialty -> its name."""
        return names(self.season.specialties, "specialty")

    @cached_property
    def manager_names(self) -> Mapping[str, str]:
        """Account manager -> name."""
        return names(self.season.account_managers, "account_manager")

    @cached_property
    def district_names(self) -> Mapping[str, str]:
        """District -> name."""
        return names(self.season.districts, "district")

    @cached_property
    def department_names(self) -> Mapping[str, str]:
        """Department -> name."""
        return names(self.season.departments, "department")

    def client_name(self, client: str) -> str:
        """Name of a client; the id where it has none."""
        return str(self.facts.clients[client]["name"]) or client

    def engineer_name(self, engineer: str) -> str:
        """Name of an engineer; the id where they have none."""
        return str(self.facts.engineers[engineer]["name"]) or engineer


def material_of(season: Season, plan: Plan, before: Seats | None = None) -> Material:
    """Take up a season as read and a plan of it, in the language that is spoken now."""
    return Material(arranged(season, plan), plan, spoken(), before)


def labelled(own: str, name: str) -> str:
    """Write an id with its name; once where the two are the same.

    >>> labelled("E1", "林一"), labelled("E1", "E1")
    ('E1 林一', 'E1')
    """
    return own if name == own else f"{own} {name}"


def table_rows(table: pd.DataFrame | None) -> tuple[Row, ...]:
    """Rows of a table of the plan; none where its stage did not run."""
    return () if table is None else tuple(rows(table))


def names(table: pd.DataFrame, key: str) -> dict[str, str]:
    """Id -> name of a table with both."""
    return {row[key]: str(row["name"]) or row[key] for row in rows(table)}

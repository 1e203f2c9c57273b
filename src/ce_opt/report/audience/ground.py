"""What sheets look up: names, and the rows of a plan that speak of somebody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from ce_opt.language import spoken, tr
from ce_opt.plan.layout import ALL_TABLES
from ce_opt.plan.plan import Plan
from ce_opt.season.season import Season
from ce_opt.teams.facts import Row, Team, rows

__all__ = ["LEADING", "Ground", "hours", "percent", "said"]

LEADING = ("leader", "support_leader")
"""Roles of table groups that lead."""
TABLES = {table.name: table for table in ALL_TABLES}


@dataclass(frozen=True, eq=False)
class Ground:
    """A season and a plan of it. Every property is computed on first use."""

    season: Season
    plan: Plan

    @cached_property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """Table -> id -> name, of everything that has one."""
        return {
            table: names_of(self.season.tables[table])
            for table in (
                *("engineers", "clients", "account_managers"),
                *("specialties", "districts", "departments"),
            )
        }

    def named(self, table: str, one: str) -> str:
        """Name somebody or something, with the id where it is another; empty for nobody."""
        name = self.names[table].get(one, one)
        return one if name == one else tr("{name} ({id})", name=name, id=one)

    def engineer(self, one: str) -> str:
        """Name an engineer."""
        return self.named("engineers", one)

    def client(self, one: str) -> str:
        """Name a client."""
        return self.named("clients", one)

    def people(self, some: Iterable[str]) -> str:
        """Name several engineers."""
        return ", ".join(map(self.engineer, some))

    @cached_property
    def clients(self) -> Mapping[str, Row]:
        """Client -> its row."""
        return {row["client"]: row for row in rows(self.season.clients)}

    @cached_property
    def engineers(self) -> Mapping[str, Row]:
        """Engineer -> their row."""
        return {row["engineer"]: row for row in rows(self.season.engineers)}

    @cached_property
    def teams(self) -> Mapping[str, Team]:
        """Client -> team, by id."""
        return {team.client: team for team in sorted(self.plan.teams)}

    @cached_property
    def loads(self) -> Mapping[str, Row]:
        """Engineer -> row of table loads."""
        return {row["engineer"]: row for row in rows(self.plan.loads)}

    @cached_property
    def before(self) -> Mapping[tuple[str, str], str]:
        """(client, seat) -> who held it last season."""
        return {
            (row["client"], row["seat"]): row["engineer"] for row in rows(self.season.incumbents)
        }

    @cached_property
    def groups(self) -> list[Row]:
        """Rows of table groups; none without groups."""
        return table_rows(self.plan.groups)

    @cached_property
    def ladders(self) -> list[Row]:
        """Rows of table escalation; none without ladders."""
        return table_rows(self.plan.escalation)

    @cached_property
    def duties(self) -> list[Row]:
        """Rows of table duties, by day and hour; none without a calendar."""
        found = table_rows(self.plan.duties)
        return sorted(found, key=lambda row: (row["date"], row["start"]))

    def seats_of(self, engineer: str) -> Iterator[tuple[Team, str]]:
        """Yield the teams of an engineer, with the seat that they hold."""
        for team in self.teams.values():
            for seat, who in team.seats:
                if who == engineer:
                    yield team, seat

    def leaders(self, group: str) -> list[str]:
        """List who leads a group."""
        return [
            row["engineer"]
            for row in self.groups
            if row["group"] == group and row["role"] in LEADING
        ]

    def needs(self, client: str) -> str:
        """Say what a client needs: specialties with their levels, the primary one first."""
        table = self.season.needs
        found = rows(table[table["client"] == client])
        found.sort(key=lambda row: (not row["primary"], row["specialty"]))
        said_of = (
            tr(
                "{specialty} level {level}",
                specialty=self.names["specialties"].get(row["specialty"], row["specialty"]),
                level=row["level"],
            )
            for row in found
        )
        return ", ".join(said_of)

    def specialty(self, one: str) -> str:
        """Name a specialty."""
        return self.names["specialties"].get(one, one)


def names_of(table: pd.DataFrame) -> dict[str, str]:
    """Id -> name of a table whose first column is its key."""
    keys = table[table.columns[0]]
    return dict(zip(keys, table["name"], strict=True))


def table_rows(table: pd.DataFrame | None) -> list[Row]:
    """Rows of a table that need not be there."""
    return [] if table is None else rows(table)


def said(table: str, column: str, word: str) -> str:
    """Say a word of a plan's table in the language spoken now."""
    declared = next(one for one in TABLES[table].columns if one.name == column)
    return declared.written([word], "zh")[0] if spoken() == "zh" else word.replace("_", " ")


def hours(value: float) -> str:
    """Write hours: one decimal at most."""
    return f"{value:,.1f}".removesuffix(".0")


def percent(share: float) -> str:
    """Write a share in percent."""
    return f"{share:.0%}"

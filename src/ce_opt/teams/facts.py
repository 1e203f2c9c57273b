"""The season as plain dictionaries, for the audit and for sentences.

It answers single questions ("does E07 cover conduit at level 3?") without arrays, so that what the
audit says does not lean on what the optimiser computed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from ce_opt.bids import Bidder, bidders_of, merits_of
from ce_opt.importance import contributions_of
from ce_opt.season.distance import minutes_between
from ce_opt.season.rulebook import Assignment, Bids
from ce_opt.season.season import Season
from ce_opt.season.selection_rules import Selection

__all__ = ["Facts", "Need", "Team"]

Row = dict[str, Any]


class Team(NamedTuple):
    """Who holds the seats of a client; `b` is empty where the client has seat A alone."""

    client: str
    a: str
    b: str = ""

    @property
    def members(self) -> tuple[str, ...]:
        """The people of the team, A first."""
        return (self.a, self.b) if self.b else (self.a,)

    @property
    def seats(self) -> tuple[tuple[str, str], ...]:
        """The filled seats as (seat, engineer)."""
        return tuple(zip("AB", self.members, strict=False))


class Need(NamedTuple):
    """One specialty that a client needs."""

    specialty: str
    level: int
    hours: float
    primary: bool


@dataclass(frozen=True)
class Facts:
    """A season, asked one question at a time. Every property is computed on first use."""

    season: Season

    @property
    def rules(self) -> Assignment:
        """Section ``[assignment]`` of the rule book."""
        return self.season.rulebook.assignment

    @property
    def selection(self) -> Selection:
        """Section ``[selection]``; nothing is limited where there is none."""
        return self.season.rulebook.selection or Selection()

    @cached_property
    def clients(self) -> Mapping[str, Row]:
        """Rows of table clients by id."""
        return by_key(self.season.clients, "client")

    @cached_property
    def engineers(self) -> Mapping[str, Row]:
        """Rows of table engineers by id; a limit that is not set is None."""
        people = by_key(self.season.engineers, "engineer")
        for row in people.values():
            for limit in ("max_a", "max_clients"):
                row[limit] = None if pd.isna(row[limit]) else int(row[limit])
        return people

    @cached_property
    def contributions(self) -> Mapping[str, Mapping[str, float]]:
        """Client -> criterion -> points of importance."""
        return contributions_of(list(self.clients.values()), self.season.rulebook.importance)

    @cached_property
    def importance(self) -> Mapping[str, float]:
        """Client -> importance 0..100."""
        return {
            client: max(0.0, sum(parts.values())) for client, parts in self.contributions.items()
        }

    @cached_property
    def needs(self) -> Mapping[str, list[Need]]:
        """Client -> what it needs."""
        found: dict[str, list[Need]] = {client: [] for client in self.clients}
        for row in rows(self.season.needs):
            need = Need(
                row["specialty"], int(row["level"]), float(row["hours"]), bool(row["primary"])
            )
            found[row["client"]].append(need)
        return found

    @cached_property
    def levels(self) -> Mapping[tuple[str, str], int]:
        """(engineer, specialty) -> level held."""
        return {
            (row["engineer"], row["specialty"]): int(row["level"])
            for row in rows(self.season.skills)
        }

    @cached_property
    def holders(self) -> Mapping[str, list[tuple[str, int]]]:
        """Specialty -> (engineer, level) of everyone who holds it."""
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for (engineer, specialty), level in self.levels.items():
            found[specialty].append((engineer, level))
        return found

    @cached_property
    def group_members(self) -> Mapping[str, tuple[str, ...]] | None:
        """Engineer -> everybody in their virtual group; None where groups do not count."""
        group_of = self.season.workforce.group_of
        if group_of is None:
            return None
        people: dict[str, list[str]] = defaultdict(list)
        for engineer, group in sorted(group_of.items()):
            people[group].append(engineer)
        return {engineer: tuple(people[group]) for engineer, group in group_of.items()}

    @cached_property
    def interest(self) -> Mapping[tuple[str, str], int]:
        """(engineer, client) -> interest 1..5 of the bid."""
        return {
            (row["engineer"], row["client"]): int(row["interest"]) for row in rows(self.season.bids)
        }

    @cached_property
    def bidders(self) -> Mapping[str, Bidder] | None:
        """Engineer -> evaluation of the bidder; None where bids cannot be evaluated.

        By section ``[bids]``, or by its defaults where the rule book has none.
        """
        return bidders_of(self.season, self.season.rulebook.bids or Bids())

    @property
    def without_post(self) -> frozenset[str]:
        """Who may hold no seat for want of a post."""
        return self.season.workforce.without_post

    @cached_property
    def merit(self) -> Mapping[str, float]:
        """Engineer -> merit 0..100; 100 where bids are not evaluated."""
        return merits_of(self.season)

    @cached_property
    def relations(self) -> Mapping[frozenset[str], set[str]]:
        """Unordered pair -> kinds of tie."""
        found: dict[frozenset[str], set[str]] = defaultdict(set)
        for row in rows(self.season.relations):
            found[frozenset((row["engineer"], row["other"]))].add(row["kind"])
        return found

    @cached_property
    def incumbents(self) -> Mapping[tuple[str, str], str]:
        """(client, seat) -> who held it last season."""
        return {
            (row["client"], row["seat"]): row["engineer"] for row in rows(self.season.incumbents)
        }

    @cached_property
    def designations(self) -> tuple[Row, ...]:
        """Rows of table designations."""
        return tuple(rows(self.season.designations))

    def must_serve(self, client: str) -> bool:
        """Whether a client cannot be left out: the season says so, or somebody is required."""
        return self.clients[client]["service"] == "must" or client in self.promised

    @cached_property
    def promised(self) -> frozenset[str]:
        """Clients where a designation requires somebody."""
        required = (row["client"] for row in self.designations if row["kind"] == "required")
        return frozenset(required)

    @cached_property
    def places(self) -> Mapping[str, tuple[float, float]]:
        """District -> (latitude, longitude)."""
        table = by_key(self.season.districts, "district")
        return {name: (row["latitude"], row["longitude"]) for name, row in table.items()}

    @cached_property
    def travel(self) -> Mapping[tuple[str, str], float]:
        """(from, to) -> minutes, as given."""
        return {(row["from"], row["to"]): float(row["minutes"]) for row in rows(self.season.travel)}

    def minutes(self, engineer: str, client: str) -> float:
        """Minutes of one trip from the engineer's district to the client's."""
        origin = self.engineers[engineer]["district"]
        target = self.clients[client]["district"]
        for way in ((origin, target), (target, origin)):
            if way in self.travel:
                return self.travel[way]
        return minutes_between(self.places[origin], self.places[target])

    def primary(self, client: str) -> Need:
        """Return the need that A must cover."""
        return next(need for need in self.needs[client] if need.primary)

    def hours(self, client: str) -> float:
        """Care hours of a client."""
        return sum(need.hours for need in self.needs[client])

    def shares(self, client: str) -> Iterator[tuple[Need, float]]:
        """Every need with its share of the client's hours."""
        total = self.hours(client)
        return ((need, need.hours / total) for need in self.needs[client])

    def a_share(self, client: str) -> float:
        """Share of the client's hours that A carries."""
        return self.rules.a_share if self.clients[client]["seats"] == "AB" else 1.0

    def seat_share(self, client: str, seat: str) -> float:
        """Share of the client's hours that a seat carries."""
        share = self.a_share(client)
        return share if seat == "A" else 1.0 - share

    def covers(self, engineer: str, need: Need) -> bool:
        """Whether an engineer holds a needed specialty at the needed level."""
        return self.levels.get((engineer, need.specialty), 0) >= need.level

    def duty(self, engineer: str) -> float:
        """Hours of care_hours that leading and support duty take."""
        return self.season.workforce.duty_hours.get(engineer, 0.0)

    def group_covers(self, engineer: str, need: Need) -> bool:
        """Whether the engineer or somebody of their virtual group covers a need."""
        people = (self.group_members or {}).get(engineer, (engineer,))
        return any(self.covers(member, need) for member in people)

    def bid(self, engineer: str, client: str) -> float:
        """Worth of the engineer's bid for the client, 0..100, by interest and merit."""
        return 20.0 * self.interest.get((engineer, client), 0) * (self.merit[engineer] / 100)

    def ties(self, one: str, other: str) -> set[str]:
        """Kinds of tie between two people, or a person and a client."""
        return self.relations.get(frozenset((one, other)), set())

    def team_ties(self, team: Team) -> Iterator[tuple[str, str, str]]:
        """Ties within a team as (one, other, kind): A–B, A–client, B–client."""
        pairs = [(engineer, team.client) for engineer in team.members]
        if team.b:
            pairs.insert(0, (team.a, team.b))
        return (
            (one, other, kind) for one, other in pairs for kind in sorted(self.ties(one, other))
        )

    def changed_seats(self, team: Team) -> list[str]:
        """Seats whose incumbent is replaced."""
        return [
            seat
            for seat, engineer in team.seats
            if self.incumbents.get((team.client, seat), engineer) != engineer
        ]

    def carried(self, plan: Iterable[Team]) -> dict[str, dict[str, float]]:
        """Engineer -> seat -> hours of clients carried in a plan; duty comes on top."""
        found = {engineer: {"A": 0.0, "B": 0.0} for engineer in self.engineers}
        for team in plan:
            for seat, engineer in team.seats:
                found[engineer][seat] += self.hours(team.client) * self.seat_share(
                    team.client, seat
                )
        return found


def rows(table: pd.DataFrame) -> list[Row]:
    """Rows of a frame as dictionaries."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def by_key(table: pd.DataFrame, key: str) -> dict[str, Row]:
    """Rows of a frame by their id."""
    return {row[key]: row for row in rows(table)}

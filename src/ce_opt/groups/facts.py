"""The season as the groups look at it, in plain dictionaries: who may be where, as what.

It answers single questions ("may E07 lead a group?") for the plain forms of rules and terms, for
the audit and for sentences. Whoever was given no post is no customer engineer and has no group.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from statistics import fmean
from typing import Any, NamedTuple

import pandas as pd

from ce_opt.groups.division import LEADER, MEMBER, Group
from ce_opt.season.distance import minutes_between
from ce_opt.season.group_rules import Groups
from ce_opt.season.season import Season

__all__ = ["Cover", "GroupFacts"]

Row = dict[str, Any]


class Cover(NamedTuple):
    """What a group needs of a specialty: people who hold it at a level."""

    specialty: str
    level: int
    people: int


@dataclass(frozen=True)
class GroupFacts:
    """A season, asked one question at a time. Every property is computed on first use.

    Without a section ``[groups]`` the rules are the defaults.
    """

    season: Season

    @cached_property
    def rules(self) -> Groups:
        """Section ``[groups]`` of the rule book."""
        return self.season.rulebook.groups or Groups()

    @cached_property
    def binding(self) -> bool:
        """Whether what is short is refused, rather than accepted and said."""
        section = self.season.rulebook.groups
        return section is not None and section.shortages == "refuse"

    @cached_property
    def engineers(self) -> Mapping[str, Row]:
        """Rows of table engineers by id, of those who may hold a seat."""
        rows = by_key(self.season.engineers, "engineer")
        without = self.season.workforce.without_post
        return {name: row for name, row in rows.items() if name not in without}

    @cached_property
    def departments(self) -> Mapping[str, Row]:
        """Rows of table departments by id."""
        return by_key(self.season.departments, "department")

    @cached_property
    def staff(self) -> Mapping[str, tuple[str, ...]]:
        """Department -> its engineers, by id."""
        found: dict[str, list[str]] = {name: [] for name in self.departments}
        for engineer, row in self.engineers.items():
            found[row["department"]].append(engineer)
        return {name: tuple(people) for name, people in found.items()}

    @cached_property
    def specialties(self) -> tuple[str, ...]:
        """Every specialty."""
        return tuple(self.season.specialties["specialty"])

    @cached_property
    def own_specialties(self) -> Mapping[str, tuple[str, ...]]:
        """Department -> the specialties that it must be able to cover."""
        found: dict[str, list[str]] = {name: [] for name in self.departments}
        table = self.season.department_specialties[["department", "specialty"]]
        for department, specialty in table.itertuples(index=False):
            found[department].append(specialty)
        return {name: tuple(own) for name, own in found.items()}

    @cached_property
    def leading_specialties(self) -> tuple[str, ...]:
        """Specialties whose support engineers lead virtual groups."""
        table = self.season.specialties
        return tuple(table.loc[table["leads_groups"].astype(bool), "specialty"])

    @cached_property
    def levels(self) -> Mapping[tuple[str, str], int]:
        """(engineer, specialty) -> level held."""
        table = self.season.skills[["engineer", "specialty", "level"]]
        return {(who, what): int(level) for who, what, level in table.itertuples(index=False)}

    @cached_property
    def conflicts(self) -> frozenset[frozenset[str]]:
        """Pairs of engineers who must not be in one group."""
        table = self.season.relations
        rows = table.loc[table["kind"] == "conflict", ["engineer", "other"]]
        pairs = (frozenset(pair) for pair in rows.itertuples(index=False, name=None))
        return frozenset(pair for pair in pairs if all(name in self.engineers for name in pair))

    @cached_property
    def last_group(self) -> Mapping[str, str]:
        """Engineer -> last season's virtual group."""
        table = self.season.last_groups
        return {
            who: group
            for who, group, role in table.itertuples(index=False)
            if role in (MEMBER, LEADER)
        }

    @cached_property
    def heirs(self) -> Mapping[str, str]:
        """Last season's group -> the department that may continue it: of most of its members."""
        people: dict[str, Counter[str]] = defaultdict(Counter)
        for who, group in self.last_group.items():
            if who in self.engineers:
                people[group][self.engineers[who]["department"]] += 1
        return {
            group: min(homes, key=lambda home: (-homes[home], home))
            for group, homes in people.items()
        }

    @cached_property
    def last_clients(self) -> Mapping[str, list[str]]:
        """Engineer -> districts of the clients served last season."""
        where = dict(self.season.clients[["client", "district"]].itertuples(index=False, name=None))
        found: dict[str, list[str]] = defaultdict(list)
        for client, engineer in self.season.incumbents[["client", "engineer"]].itertuples(
            index=False
        ):
            found[engineer].append(where[client])
        return found

    @cached_property
    def away(self) -> Mapping[str, float]:
        """Engineer -> share of the season's days on leave; of those who are away at all."""
        facts = self.season.rulebook.season
        if facts.start is None or facts.end is None:
            return {}
        days: dict[str, set[int]] = defaultdict(set)
        low, high = facts.start.toordinal(), facts.end.toordinal()
        for who, start, end in self.season.leave.itertuples(index=False):
            first, last = ordinal(start), ordinal(end)
            days[who].update(range(max(low, first), min(high, last) + 1))
        return {who: len(found) / (high - low + 1) for who, found in days.items() if found}

    @cached_property
    def places(self) -> Mapping[str, tuple[float, float]]:
        """District -> (latitude, longitude)."""
        table = self.season.districts[["district", "latitude", "longitude"]]
        return {name: (float(y), float(x)) for name, y, x in table.itertuples(index=False)}

    @cached_property
    def travel(self) -> Mapping[tuple[str, str], float]:
        """(from, to) -> minutes, as given."""
        table = self.season.travel[["from", "to", "minutes"]]
        return {(origin, to): float(given) for origin, to, given in table.itertuples(index=False)}

    def minutes(self, origin: str, target: str) -> float:
        """Minutes of one trip between two districts."""
        for way in ((origin, target), (target, origin)):
            if way in self.travel:
                return self.travel[way]
        return minutes_between(self.places[origin], self.places[target])

    def level(self, engineer: str, specialty: str) -> int:
        """Level that counts for a group: nothing of somebody who is away all season."""
        return 0 if self.away.get(engineer) == 1 else self.levels.get((engineer, specialty), 0)

    def cover(self, department: str) -> tuple[Cover, ...]:
        """What each virtual group of a department needs."""
        rules = self.rules
        return tuple(
            Cover(
                specialty,
                rules.cover_levels.get(specialty, rules.cover_level),
                rules.cover_counts.get(specialty, rules.cover_people),
            )
            for specialty in self.own_specialties[department]
        )

    def fewest_groups(self, department: str) -> int:
        """Fewest groups that the people of a department can be divided into."""
        return max(1, -(-len(self.staff[department]) // self.rules.max_size))

    def is_support(self, engineer: str) -> bool:
        """Whether somebody is a support engineer by entry."""
        return bool(self.engineers[engineer]["entry"] == "support")

    def may_lead(self, engineer: str) -> bool:
        """Whether somebody may lead a virtual group: craft, presence and time."""
        return not self.keeps_from_leading(engineer)

    def keeps_from_leading(self, engineer: str) -> str:
        """Say what keeps somebody from leading a virtual group; nothing where they may."""
        rules, row = self.rules, self.engineers[engineer]
        if not any(
            self.level(engineer, specialty) >= rules.leader_level
            for specialty in self.leading_specialties
        ):
            return "craft"
        if self.away.get(engineer, 0.0) > rules.max_leader_leave:
            return "leave"
        needed = rules.leading_hours + rules.support_hours
        return "hours" if row["care_hours"] < needed else ""

    def home(self, engineer: str) -> str:
        """District where somebody is stationed."""
        return str(self.engineers[engineer]["district"])

    def meeting_places(self, department: str) -> tuple[str, ...]:
        """Districts where groups of a department may meet: its people's homes, and its own."""
        homes = {self.home(engineer) for engineer in self.staff[department]}
        return tuple(sorted(homes | {self.departments[department]["district"]}))

    def trip_home(self, engineer: str, place: str) -> float:
        """Minutes from somebody's home to a meeting place."""
        return self.minutes(self.home(engineer), place)

    def trip_to_clients(self, engineer: str, place: str) -> float:
        """Mean minutes from a meeting place to the clients somebody served last season; or 0."""
        served = self.last_clients.get(engineer)
        return fmean(self.minutes(place, district) for district in served) if served else 0.0

    def meeting_place(self, department: str, group: Group) -> str:
        """Where the trips of a group weigh least; of equal places the first."""
        return min(
            self.meeting_places(department), key=lambda place: (self.trips(group, place), place)
        )

    def trips(self, group: Group, place: str) -> float:
        """Weighted minutes of all members of a group that meets at a place."""
        weights = self.rules.weights
        return sum(
            weights.home_minutes * self.trip_home(engineer, place)
            + weights.client_minutes * self.trip_to_clients(engineer, place)
            for engineer in group.members
        )

    def department_of(self, group: Group) -> str:
        """Department of a group: of most of its members, whose leader may come from elsewhere."""
        others = [who for who in group.members if who != group.leader] or list(group.members)
        homes = Counter(
            str(self.engineers[who]["department"]) for who in others if who in self.engineers
        )
        return min(homes, key=lambda home: (-homes[home], home), default="")

    def at_odds(self, people: Iterable[str]) -> list[tuple[str, str]]:
        """Pairs among some people who are in conflict, by id."""
        among = set(people)
        return sorted((min(pair), max(pair)) for pair in self.conflicts if pair <= among)


def ordinal(day: date) -> int:
    """Number of a calendar day."""
    return int(day.toordinal())


def by_key(table: pd.DataFrame, key: str) -> dict[str, Row]:
    """Rows of a frame by their id."""
    rows = ({str(name): value for name, value in row.items()} for row in table.to_dict("records"))
    return {row[key]: row for row in rows}

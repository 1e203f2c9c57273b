"""Which duties a plan asks for, before anybody looks for a day.

visits      each served client × quarter: A and the account manager; B in one of the quarters
meetings    each virtual group and support group × month; without groups, each department with
            two engineers in seats or more
handovers   each seat that passed from last season's holder to another one
reports     by author, or by client and A, each in its period
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from ce_opt.duties.days import Period, SeasonDays
from ce_opt.duties.lookup import lookup
from ce_opt.season.duty_rules import REPORTS, Report
from ce_opt.season.season import Season

__all__ = ["Handover", "Meeting", "Planned", "ReportDue", "Visit"]

VIRTUAL = ("leader", "member")
SUPPORT = ("support_leader", "support")
LEADERS = ("leader", "support_leader")
SWAPS, HANDS_OVER, TAKES_OVER = "swaps", "hands_over", "takes_over"


class Visit(NamedTuple):
    """A visit that is wanted: A and the account manager at a client in a quarter."""

    client: str
    period: Period
    a: str
    manager: str
    district: str
    importance: float


class Meeting(NamedTuple):
    """A meeting that is wanted: (engineer, role) of a group's people, where they meet, and when."""

    group: str
    month: Period
    members: tuple[tuple[str, str], ...]
    district: str


class Handover(NamedTuple):
    """A handover that is wanted: seats ("A", "B" or "AB") of a client, and (engineer, role)."""

    client: str
    seats: str
    people: tuple[tuple[str, str], ...]
    district: str


class ReportDue(NamedTuple):
    """A report that is wanted: what about, by whom, about which client or none, to which group."""

    name: str
    rule: Report
    period: Period
    engineer: str
    client: str
    group: str


@dataclass(frozen=True)
class Planned:
    """What the calendar has to know of a plan.

    Attributes
    ----------
    season : the season
    days : its working days
    seats : served client -> engineers of the filled seats, A first, in the order of clients
    groups : frame engineer, group, role; None where there are no groups
    importance : client -> points; who goes first where not everything has a place
    """

    season: Season
    days: SeasonDays
    seats: Mapping[str, tuple[str, ...]]
    groups: pd.DataFrame | None
    importance: Mapping[str, float]

    def visits(self) -> Iterator[Visit]:
        """Every visit, by quarter and client."""
        manager = lookup(self.season.clients, "client", "account_manager")
        district = lookup(self.season.clients, "client", "district")
        for period in self.days.quarters:
            for client, seats in self.seats.items():
                yield Visit(
                    client,
                    period,
                    seats[0],
                    manager[client],
                    district[client],
                    self.importance.get(client, 0.0),
                )

    def seconds(self) -> dict[str, str]:
        """Served client -> B, where the client has one."""
        return {client: seats[1] for client, seats in self.seats.items() if len(seats) > 1}

    def teams(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """List (group, (engineer, role) of its people) of every group that meets."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        if self.groups is None:
            home = lookup(self.season.engineers, "engineer", "department")
            for engineer in sorted(self.seated):
                found[home[engineer]].append((engineer, "member"))
        else:
            rows = self.groups[["engineer", "group", "role"]].itertuples(index=False)
            for engineer, group, role in sorted(rows):
                if role in (*VIRTUAL, *SUPPORT):
                    found[group].append((engineer, role))
        return [(group, people) for group, people in sorted(found.items()) if len(people) > 1]

    def meetings(self) -> Iterator[Meeting]:
        """Every meeting, by group and month."""
        for group, people in self.teams():
            place = self.meeting_place(people)
            for month in self.days.months:
                yield Meeting(group, month, tuple(people), place)

    def meeting_place(self, people: list[tuple[str, str]]) -> str:
        """District of the department of the leader, else of most of the people."""
        home = lookup(self.season.engineers, "engineer", "department")
        sits = lookup(self.season.departments, "department", "district")
        leaders = [engineer for engineer, role in people if role in LEADERS]
        places = [sits[home[engineer]] for engineer in leaders or [one for one, _ in people]]
        return min(places, key=lambda place: (-places.count(place), place))

    @property
    def seated(self) -> set[str]:
        """Engineers with a seat."""
        return {engineer for seats in self.seats.values() for engineer in seats}

    def handovers(self) -> list[Handover]:
        """Every handover, by client; two seats that the same two people exchange are one."""
        district = lookup(self.season.clients, "client", "district")
        found: dict[tuple[str, frozenset[str]], dict[str, tuple[str, str]]] = defaultdict(dict)
        rows = self.season.incumbents[["client", "engineer", "seat"]].itertuples(index=False)
        for client, old, seat in rows:
            new = dict(zip("AB", self.seats.get(client, ()), strict=False)).get(seat, old)
            if new != old:
                found[client, frozenset((old, new))][seat] = (old, new)
        return sorted(
            Handover(client, "".join(sorted(seats)), handover_people(seats), district[client])
            for (client, _), seats in found.items()
        )

    def reports(self) -> Iterator[ReportDue]:
        """Every report, by kind, author, client and period."""
        group = self.group_of()
        leading = sorted({seats[0] for seats in self.seats.values()})
        rules = self.season.rulebook.duties
        subjects = {
            "fault_analysis": [(engineer, "") for engineer in leading],
            "network_operation": [(seats[0], client) for client, seats in self.seats.items()],
            "work_report": [(engineer, "") for engineer in sorted(self.seated)],
        }
        for name in REPORTS:
            rule = getattr(rules, name)
            for engineer, client in subjects[name]:
                for period in self.days.every(rule.every):
                    yield ReportDue(name, rule, period, engineer, client, group.get(engineer, ""))

    def group_of(self) -> dict[str, str]:
        """Engineer -> group that reports go to: virtual before support; or the department."""
        if self.groups is None:
            return lookup(self.season.engineers, "engineer", "department")
        rows = self.groups[["engineer", "group", "role"]].itertuples(index=False)
        ranked = [
            (role not in VIRTUAL, group, engineer)
            for engineer, group, role in rows
            if role in (*VIRTUAL, *SUPPORT)
        ]
        return {engineer: group for _, group, engineer in sorted(ranked, reverse=True)}


def handover_people(seats: Mapping[str, tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """(engineer, role) of both; people who exchange their seats swap."""
    olds, news = {old for old, _ in seats.values()}, {new for _, new in seats.values()}
    if olds == news:
        return tuple((engineer, SWAPS) for engineer in sorted(olds))
    return (
        *((old, HANDS_OVER) for old in sorted(olds)),
        *((new, TAKES_OVER) for new in sorted(news)),
    )

"""Checks a calendar without anything of the stage but the duties themselves."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

import pandas as pd

from ce_opt.duties import Duty
from ce_opt.season import Season
from ce_opt.season.distance import minutes_between

DAY, BREAK = (540, 1050), (720, 810)


def problems(
    season: Season, seats: Mapping[str, tuple[str, ...]], duties: Iterable[Duty]
) -> Iterator[str]:
    """Everything that is wrong with the visits, handovers and meetings of a season of defaults."""
    duties = [duty for duty in duties if duty.kind != "report"]
    clients = {row["client"]: row for row in season.clients.to_dict("records")}
    yield from visits(clients, seats, duties)
    yield from free(season, clients, duties)
    yield from quiet(duties)


def visits(
    clients: Mapping[str, dict[str, str]], seats: Mapping[str, tuple[str, ...]], duties: list[Duty]
) -> Iterator[str]:
    count: Counter[tuple[str, int, int]] = Counter()
    joined: Counter[str] = Counter()
    for duty in duties:
        if duty.kind == "visit":
            who = {role: person.id for person, role in duty.people}
            a, *b = seats[duty.client]
            if (
                who.pop("A") != a
                or who.pop("account_manager") != (clients[duty.client]["account_manager"])
            ):
                yield f"wrong people at {duty}"
            if who and list(who.values()) != b:
                yield f"wrong B at {duty}"
            joined[duty.client] += bool(who)
            count[duty.client, duty.date.year, (duty.date.month - 1) // 3] += 1
    for client, team in seats.items():
        for quarter in (2, 3):
            if count[client, 2026, quarter] != 1:
                yield f"{client} has {count[client, 2026, quarter]} visits in quarter {quarter}"
        if joined[client] != len(team) - 1:
            yield f"B joins {client} {joined[client]} times"


def free(
    season: Season, clients: Mapping[str, dict[str, str]], duties: list[Duty]
) -> Iterator[str]:
    leave = [
        (row.engineer, pd.Timestamp(row.start).date(), pd.Timestamp(row.end).date())
        for row in season.leave.itertuples(index=False)
    ]
    odd = {
        pd.Timestamp(row.date).date(): row.working
        for row in season.workdays.itertuples(index=False)
    }
    home = dict(zip(season.engineers["engineer"], season.engineers["district"], strict=True))
    home |= dict(
        zip(
            season.account_managers["account_manager"],
            season.account_managers["district"],
            strict=True,
        )
    )
    sits = dict(zip(season.departments["department"], season.departments["district"], strict=True))
    spots = {
        row.district: (row.latitude, row.longitude)
        for row in season.districts.itertuples(index=False)
    }
    table = {(row[0], row[1]): row[2] for row in season.travel.itertuples(index=False)}

    def trip(one: str, other: str) -> int:
        given = table.get((one, other), table.get((other, one)))
        return math.ceil(minutes_between(spots[one], spots[other]) if given is None else given)

    days: dict[tuple[str, date], list[tuple[int, int, str]]] = defaultdict(list)
    for duty in duties:
        place = clients[duty.client]["district"] if duty.client else sits[duty.group]
        if not odd.get(duty.date, duty.date.weekday() < 5):
            yield f"no working day: {duty}"
        end = duty.start + duty.minutes
        if duty.start < BREAK[1] and end > BREAK[0]:
            yield f"in the break: {duty}"
        for person, _ in duty.people:
            days[person.id, duty.date].append((duty.start, end, place))
            if any(who == person.id and a <= duty.date <= b for who, a, b in leave):
                yield f"{person.id} is on leave: {duty}"
    for (one, day), held in days.items():
        where, when = home[one], DAY[0]
        for start, end, place in sorted(held):
            if when + trip(where, place) > start:
                yield f"{one} is late on {day}: {held}"
            where, when = place, end
        if when + trip(where, home[one]) > DAY[1]:
            yield f"{one} is home late on {day}"


def quiet(duties: list[Duty]) -> Iterator[str]:
    def weeks(duty: Duty) -> set[tuple[str, date]]:
        monday = duty.date - timedelta(duty.date.weekday())
        names = {duty.client, *(one.id for one, _ in duty.people if one.office == "engineer")}
        return {(name, monday) for name in names}

    visited = {key for duty in duties if duty.kind == "visit" for key in weeks(duty)}
    months: Counter[tuple[str, int]] = Counter()
    for duty in duties:
        if duty.kind == "handover":
            yield from (f"{key} in the week of {duty}" for key in weeks(duty) & visited)
            months.update((person.id, duty.date.month) for person, _ in duty.people)
    yield from (f"{key} has {count} handovers" for key, count in months.items() if count > 2)

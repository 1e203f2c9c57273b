"""Tables *duties*, *open_duties* and *withdrawn_duties* of a plan, and back from them to duties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

import pandas as pd

from ce_opt.duties import Agenda, Duty, Identity, OldAgenda, Open, Person, Withdrawn
from ce_opt.duties.clock import time_of
from ce_opt.duties.duty import ALL_DAY, ENGINEER, MANAGER
from ce_opt.errors import PlanUnreadable
from ce_opt.language import tr
from ce_opt.plan.layout import DUTIES, OPEN_DUTIES, WITHDRAWN_DUTIES, PlanTable
from ce_opt.plan.plan import Plan
from ce_opt.season.duty_rules import CLOCK, minutes_of
from ce_opt.teams.facts import Row, rows

__all__ = ["agenda_of", "duties_of", "with_agenda", "wrong_time"]


def with_agenda(plan: Plan, agenda: Agenda) -> Plan:
    """Give the plan with the tables of a calendar."""
    people = [(duty, person, role) for duty in agenda.duties for person, role in duty.people]
    gone = [(one.duty, one.person, one.role) for one in agenda.withdrawn]
    return replace(
        plan,
        duties=table(DUTIES, people),
        open_duties=open_table(agenda.open),
        withdrawn_duties=table(WITHDRAWN_DUTIES, gone),
    )


def table(layout: PlanTable, parts: Iterable[tuple[Duty, Person, str]]) -> pd.DataFrame:
    """Build a table of people's parts in duties, in their order."""
    found = [row_of(*part) for part in parts]
    return layout.frame(
        {
            column.name: pd.Series(
                [row[column.name] for row in found],
                dtype="int64" if column.kind == "count" else "str",
            )
            for column in layout.columns
        }
    )


def row_of(duty: Duty, person: Person, role: str) -> Row:
    """Write one person's part in a duty."""
    return {
        "date": duty.date.isoformat(),
        "start": "" if duty.start == ALL_DAY else time_of(duty.start),
        "minutes": duty.minutes,
        "kind": duty.kind,
        "client": duty.client,
        "group": duty.group,
        "engineer": person.id if person.office == ENGINEER else "",
        "account_manager": person.id if person.office == MANAGER else "",
        "role": role,
        "occasion": duty.occasion,
        "revision": duty.revision,
    }


def open_table(found: Iterable[Open]) -> pd.DataFrame:
    """Build table *open_duties*."""
    columns = [[getattr(one, name) for one in found] for name in OPEN_DUTIES.heads]
    frame = dict(zip(OPEN_DUTIES.heads, columns, strict=True))
    return OPEN_DUTIES.frame(frame | {"proved": pd.Series(frame["proved"], dtype="bool")})


def agenda_of(plan: Plan) -> OldAgenda:
    """Read the calendar of a plan; an empty one where it has none.

    Raises
    ------
    PlanUnreadable
        where a row has no day or no hour
    """
    if plan.duties is None:
        return OldAgenda()
    gone = [] if plan.withdrawn_duties is None else rows(plan.withdrawn_duties)
    for file, found in ((DUTIES.file, rows(plan.duties)), (WITHDRAWN_DUTIES.file, gone)):
        for number, row in enumerate(found, 2):
            fault = wrong_time(row)
            if fault:
                raise PlanUnreadable(
                    tr("{file} row {row} {fault}", file=file, row=number, fault=fault)
                )
    return OldAgenda(list(duties_of(plan.duties)), [withdrawn_of(row) for row in gone])


def wrong_time(row: Row) -> str:
    """Say what is wrong with day, hour or person of a row; empty where nothing is."""
    try:
        date.fromisoformat(row["date"])
    except ValueError:
        return tr(
            'column date value "{value}": must be a day such as 2026-09-30', value=row["date"]
        )
    if not (CLOCK.fullmatch(row["start"]) or (row["kind"] == "report" and not row["start"])):
        return tr(
            'column start value "{value}": must be a time of day such as 09:30', value=row["start"]
        )
    if bool(row["engineer"]) == bool(row["account_manager"]):
        return tr("must name an engineer or an account manager, and not both")
    return ""


def duties_of(frame: pd.DataFrame) -> Iterator[Duty]:
    """Join the rows of each duty; their times are sound."""
    found: dict[Identity, list[Row]] = {}
    for row in rows(frame):
        author = row["engineer"] if row["kind"] == "report" else ""
        key = Identity(row["kind"], row["client"], row["group"], row["occasion"], author)
        found.setdefault(key, []).append(row)
    for parts in found.values():
        yield duty_of(parts)


def duty_of(parts: list[Row]) -> Duty:
    """Make a duty of the rows of its people; the first row says when."""
    row = parts[0]
    return Duty(
        date.fromisoformat(row["date"]),
        minutes_of(row["start"]) if row["start"] else ALL_DAY,
        int(row["minutes"]),
        row["kind"],
        row["client"],
        row["group"],
        row["occasion"],
        tuple((person_of(part), part["role"]) for part in parts),
        int(row["revision"]),
    )


def withdrawn_of(row: Row) -> Withdrawn:
    """Make one person's part in a duty that was called off."""
    return Withdrawn(duty_of([row]), person_of(row), row["role"])


def person_of(row: Row) -> Person:
    """Person of a row."""
    if row["engineer"]:
        return Person(ENGINEER, row["engineer"])
    return Person(MANAGER, row["account_manager"])

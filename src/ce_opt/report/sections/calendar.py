"""Calendar: visits, meetings, handovers and reports, month by month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from ce_opt.language import tr
from ce_opt.report import cells
from ce_opt.report.block import Cell, Column, Part, Row, Section, Subject, Table
from ce_opt.report.material import Material, table_rows
from ce_opt.report.words import word
from ce_opt.teams.facts import Row as TableRow

__all__ = ["section"]

KINDS = ("visit", "meeting", "handover", "report")


def section(material: Material) -> Section | None:
    """Show the calendar; nothing where none was made."""
    found = table_rows(material.plan.duties)
    if not found:
        return None
    tables = [by_month(found), every_duty(material, found), *without_place(material)]
    return Section(
        name="calendar",
        title=tr("Who is where when"),
        lead=tr(
            "Every duty with everybody who is there. The calendar files of the plan hold the same."
        ),
        blocks=tables,
        picture="calendar",
    )


def occasions(found: Iterable[TableRow]) -> dict[tuple[str, ...], list[TableRow]]:
    """Put the rows of the people of one duty together."""
    together: dict[tuple[str, ...], list[TableRow]] = defaultdict(list)
    for row in found:
        own = row["engineer"] if row["kind"] == "report" else ""
        key = (
            row["date"],
            row["start"],
            row["kind"],
            row["client"],
            row["group"],
            row["occasion"],
            own,
        )
        together[key].append(row)
    return dict(sorted(together.items()))


def by_month(found: Iterable[TableRow]) -> Table:
    """Count the duties of each month."""
    counted = Counter((key[0][:7], key[2]) for key in occasions(found))
    months = sorted({month for month, _ in counted})
    columns = (Column(tr("Month")), *(Column(word(kind), "number") for kind in KINDS))
    rows = tuple(
        Row((cells.text(month), *(cells.count(counted[month, kind]) for kind in KINDS)))
        for month in months
    )
    return Table("months", tr("Duties by month"), columns, rows)


def every_duty(material: Material, found: Iterable[TableRow]) -> Table:
    """List every duty."""
    columns = (
        Column(tr("Day")),
        Column(tr("Hour")),
        Column(tr("Minutes"), "number"),
        Column(tr("What")),
        Column(tr("For")),
        Column(tr("Who")),
    )
    rows = tuple(duty(material, people) for people in occasions(found).values())
    return Table("duties", tr("Every duty"), columns, rows)


def duty(material: Material, people: list[TableRow]) -> Row:
    """Show one duty."""
    first = people[0]
    present: list[Subject] = [
        ("engineer", row["engineer"]) if row["engineer"] else ("manager", row["account_manager"])
        for row in people
    ]
    client = first["client"]
    return Row(
        (
            cells.text(first["date"]),
            cells.text(first["start"]),
            cells.count(int(first["minutes"]) or None),
            Cell((Part(word(first["kind"])), Part(occasion(first["occasion"]), style="below"))),
            cells.client(material, client) if client else cells.text(first["group"]),
            Cell(tuple(Part(about[1], about, "one") for about in present)),
        ),
        (*((("client", client),) if client else ()), *present),
    )


def occasion(name: str) -> str:
    """Say an occasion: what a report is about in words, days and quarters as they are."""
    what, between, day = name.partition(" from ")
    if between:
        return tr("{what} from {day}", what=what, day=day)
    return " ".join(word(piece) for piece in name.split(" "))


def without_place(material: Material) -> list[Table]:
    """List what has no place in the calendar; no table where all has."""
    found = table_rows(material.plan.open_duties)
    if not found:
        return []
    columns = (
        Column(tr("What")),
        Column(tr("For")),
        Column(tr("Engineer")),
        Column(tr("Why")),
        Column(tr("What would help")),
    )
    return [
        Table(
            "open",
            tr("What has no place"),
            columns,
            tuple(open_duty(material, row) for row in found),
        )
    ]


def open_duty(material: Material, row: TableRow) -> Row:
    """Show one duty without a place."""
    client, engineer = row["client"], row["engineer"]
    about: list[Subject] = [("client", client)] if client else []
    about += [("engineer", engineer)] if engineer else []
    return Row(
        (
            Cell((Part(word(row["kind"])), Part(occasion(row["occasion"]), style="below"))),
            cells.client(material, client) if client else cells.text(row["group"]),
            cells.engineer(material, engineer),
            cells.text(row["reason"]),
            cells.text(row["next_step"]),
        ),
        tuple(about),
    )

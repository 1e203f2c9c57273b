"""Bids: what each engineer's are worth, and what became of every single one."""

from __future__ import annotations

from ce_opt.language import tr
from ce_opt.report import cells
from ce_opt.report.block import Cell, Column, Row, Section, Table, Tone
from ce_opt.report.material import Material, table_rows
from ce_opt.report.missing import number, whole
from ce_opt.report.words import word
from ce_opt.teams.facts import Row as TableRow

__all__ = ["section"]

TONES: dict[str, Tone] = {"awarded": "good", "reserve": "fair", "not": "quiet"}


def section(material: Material) -> Section | None:
    """Show merit and awards; nothing where nobody bid and nobody was judged."""
    tables = [table for table in (wishes(material), merits(material)) if table is not None]
    if not tables:
        return None
    return Section(
        name="bids",
        title=tr("Bids and awards"),
        lead=tr(
            "A bid is worth its interest, 1 to 5, scaled by the merit of whoever bids where that "
            "is judged."
        ),
        blocks=tables,
        picture="bids",
    )


def wishes(material: Material) -> Table | None:
    """List every bid and what became of it."""
    interest = material.facts.interest
    if not interest:
        return None
    columns = (
        Column(tr("Engineer")),
        Column(tr("Client")),
        Column(tr("Interest"), "number", tr("1 to 5")),
        Column(tr("Worth"), "bar", tr("0 to 100: interest × 20, by merit")),
        Column(tr("What became of it")),
    )
    order = sorted(interest, key=lambda bid: (-interest[bid], bid))
    rows = tuple(wish(material, engineer, client) for engineer, client in order)
    return Table("wishes", tr("Every bid and what became of it"), columns, rows)


def wish(material: Material, engineer: str, client: str) -> Row:
    """Show one bid."""
    worth = material.facts.bid(engineer, client)
    return Row(
        (
            cells.engineer(material, engineer),
            cells.client(material, client),
            cells.count(material.facts.interest[engineer, client]),
            Cell(cells.amount(worth, 0).parts, worth, bar=worth),
            became(material, engineer, client),
        ),
        (("engineer", engineer), ("client", client)),
    )


def became(material: Material, engineer: str, client: str) -> Cell:
    """Say what became of a bid."""
    team = material.teams.get(client)
    if team is None:
        return cells.styled(tr("the client is not served"), "quiet", 3)
    seats = {who: seat for seat, who in team.seats}
    if engineer in seats:
        return cells.styled(
            tr("holds seat {seat}", seat=seats[engineer]), "good", "AB".index(seats[engineer])
        )
    return cells.styled(tr("others serve it"), "quiet", 2)


def merits(material: Material) -> Table | None:
    """List everybody's merit; none where bids were not evaluated."""
    found = table_rows(material.plan.bids)
    if not found:
        return None
    columns = (
        Column(tr("Rank"), "number"),
        Column(tr("Engineer")),
        Column(tr("Panel"), "number", tr("score of the panel, 0 to 100")),
        Column(tr("Indicators"), "number", tr("score of the indicators, 0 to 100")),
        Column(tr("Merit"), "bar", tr("0 to 100: scales the bids")),
        Column(tr("Result")),
        Column(tr("Decided by")),
    )
    order = sorted(found, key=lambda row: (whole(row["rank"]) or len(found) + 1, row["engineer"]))
    return Table(
        "merits",
        tr("What everybody's bids are worth"),
        columns,
        tuple(merit(material, row) for row in order),
    )


def merit(material: Material, row: TableRow) -> Row:
    """Show one engineer."""
    who, panel = row["engineer"], number(row["panel"])
    return Row(
        (
            cells.count(whole(row["rank"])),
            cells.engineer(material, who),
            cells.NOTHING if panel is None else cells.amount(panel, 1),
            cells.amount(row["indicators"], 1),
            Cell(cells.amount(row["merit"], 1).parts, row["merit"], bar=row["merit"]),
            cells.styled(word(row["result"]), TONES.get(row["result"], "quiet")),
            cells.text(word(row["decided_by"])),
        ),
        (("engineer", who),),
    )

"""Changes: which seats pass to somebody else, against last season or against an older plan."""

from __future__ import annotations

from collections.abc import Mapping

from ce_opt.language import tr
from ce_opt.report import cells
from ce_opt.report.block import Cell, Column, Row, Section, Subject, Table
from ce_opt.report.material import Material
from ce_opt.whatif.compare import SeatChange

__all__ = ["changed_since", "section"]

Holders = Mapping[tuple[str, str], str]


def section(material: Material) -> Section | None:
    """Show what changed; nothing where nothing is known of before."""
    changes = changed_since(material)
    if changes is None:
        return None
    if material.before is None:
        lead = tr(
            "Against table incumbents: seats whose holder of last season has given way to another, "
            "or to nobody."
        )
    else:
        lead = tr("Against the older plan: every seat whose holder is another.")
    kept = tr(
        "{kept} of {seats} seats are held as before.",
        kept=kept_seats(material),
        seats=len(before(material)),
    )
    return Section(
        name="changes",
        title=tr("What changed"),
        lead=tr("{lead} {kept}", lead=lead, kept=kept),
        blocks=[table(material, changes), people(material, changes)] if changes else [],
    )


def before(material: Material) -> Holders:
    """Give who held each seat before, of the clients of this season.

    In the older plan, else last season.
    """
    if material.before is None:
        return material.facts.incumbents
    return {
        (client, seat): who
        for (client, seat), who in material.before.holders.items()
        if client in material.importance
    }


def now(material: Material) -> Holders:
    """Give who holds each seat in this plan."""
    return {
        (team.client, seat): who for team in material.teams.values() for seat, who in team.seats
    }


def kept_seats(material: Material) -> int:
    """Count the seats that are held by who held them."""
    held = now(material)
    return sum(held.get(seat) == who for seat, who in before(material).items())


def changed_since(material: Material) -> list[SeatChange] | None:
    """List every seat that is held by somebody else; None where nothing is known of before."""
    earlier, held = before(material), now(material)
    if not earlier:
        return None
    seats = sorted(earlier if material.before is None else {*earlier, *held})
    changes = [SeatChange(*seat, earlier.get(seat, ""), held.get(seat, "")) for seat in seats]
    return [one for one in changes if one.before != one.after]


def table(material: Material, changes: list[SeatChange]) -> Table:
    """List the seats."""
    columns = (
        Column(tr("Client")),
        Column(tr("Importance"), "number"),
        Column(tr("Seat")),
        Column(tr("Before")),
        Column(tr("Now")),
    )
    rank = {client: place for place, client in enumerate(material.importance)}
    order = sorted(changes, key=lambda one: (rank.get(one.client, len(rank)), one.seat))
    return Table(
        "changes",
        tr("Seats that change hands"),
        columns,
        tuple(row(material, one) for one in order),
    )


def row(material: Material, one: SeatChange) -> Row:
    """Show one seat."""
    about: list[Subject] = [("client", one.client)]
    about += [("engineer", who) for who in (one.before, one.after) if who in material.loads]
    return Row(
        (
            cells.client(material, one.client),
            cells.amount(float(material.importance[one.client]["importance"]), 1),
            cells.text(one.seat),
            holder(material, one.before),
            holder(material, one.after),
        ),
        tuple(about),
    )


def holder(material: Material, who: str) -> Cell:
    """Name who holds a seat; somebody who has left by their id alone."""
    return cells.engineer(material, who) if who in material.loads or not who else cells.text(who)


def people(material: Material, changes: list[SeatChange]) -> Table:
    """Count what people hand over and take over."""
    columns = (
        Column(tr("Engineer")),
        Column(tr("Hands over"), "number"),
        Column(tr("Takes over"), "number"),
    )
    gives: dict[str, int] = {}
    takes: dict[str, int] = {}
    for one in changes:
        gives[one.before] = gives.get(one.before, 0) + 1
        takes[one.after] = takes.get(one.after, 0) + 1
    named = [who for who in sorted({*gives, *takes}) if who in material.loads]
    rows = tuple(
        Row(
            (
                cells.engineer(material, who),
                cells.count(gives.get(who, 0)),
                cells.count(takes.get(who, 0)),
            ),
            (("engineer", who),),
        )
        for who in sorted(named, key=lambda who: (-takes.get(who, 0) - gives.get(who, 0), who))
    )
    return Table("handovers", tr("Who hands over and takes over"), columns, rows)

"""Districts: where engineers and clients are, and who goes where."""

from __future__ import annotations

from collections import Counter

from ce_opt.language import tr
from ce_opt.report import cells
from ce_opt.report.block import Column, Row, Section, Table
from ce_opt.report.material import Material

__all__ = ["section"]


def section(material: Material) -> Section:
    """Count engineers, clients and seats of every district, and the minutes to its clients."""
    columns = (
        Column(tr("District")),
        Column(tr("Engineers"), "number"),
        Column(tr("Clients"), "number"),
        Column(tr("Served"), "number"),
        Column(tr("Seats held from here"), "number", tr("by engineers who sit in the district")),
        Column(tr("Seats held here"), "number", tr("at clients of the district")),
        Column(tr("Minutes to its clients"), "number", tr("mean of one trip of A and of B")),
    )
    return Section(
        name="districts",
        title=tr("Where everybody is"),
        lead=tr("Choose an engineer to see whom they serve, and how far away."),
        blocks=[
            Table(
                "districts",
                tr("Engineers and clients of every district"),
                columns,
                rows(material),
                folded=True,
            )
        ],
        picture="map",
    )


def rows(material: Material) -> tuple[Row, ...]:
    """Count, district by district."""
    facts = material.facts
    people = Counter(row["district"] for row in facts.engineers.values())
    clients = Counter(row["district"] for row in facts.clients.values())
    served: Counter[str] = Counter()
    sent: Counter[str] = Counter()
    trips: dict[str, list[float]] = {district: [] for district in material.district_names}
    for client, team in material.teams.items():
        district = facts.clients[client]["district"]
        served[district] += 1
        sent.update(facts.engineers[who]["district"] for who in team.members)
        trips[district] += [facts.minutes(who, client) for who in team.members]
    return tuple(
        Row(
            (
                cells.text(name),
                *(cells.count(found[district]) for found in (people, clients, served, sent)),
                cells.count(len(trips[district])),
                cells.amount(sum(trips[district]) / len(trips[district]), 0)
                if trips[district]
                else cells.NOTHING,
            )
        )
        for district, name in material.district_names.items()
    )

"""Skills and ladders: who helps when A cannot, and where nobody is left to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ce_opt.language import tr
from ce_opt.report import cells
from ce_opt.report.block import Cell, Column, Part, Row, Section, Subject, Table
from ce_opt.report.material import Material, table_rows
from ce_opt.report.words import word

__all__ = ["section"]


def section(material: Material) -> Section | None:
    """Show every ladder with what its walk has shown; nothing where there are none."""
    if not material.ladders:
        return None
    walked = {
        (row["client"], row["specialty"]): row for row in table_rows(material.plan.certificate)
    }
    columns = (
        Column(tr("Client")),
        Column(tr("Specialty")),
        Column(tr("Ladder"), meaning=tr("who is asked, step by step")),
        *(
            (
                Column(tr("Level"), "number", tr("of the problem, 1 to 5")),
                Column(tr("Solved by"), meaning=tr("the first who can, with nobody away")),
                Column(tr("Hangs on"), meaning=tr("without them nobody on the ladder solves it")),
            )
            if walked
            else ()
        ),
    )
    rows = (ladder(material, key, steps, walked) for key, steps in material.ladders.items())
    tables = [Table("ladders", tr("Ladder of every client and specialty"), columns, tuple(rows))]
    cures = cures_of(material)
    return Section(
        name="ladders",
        title=tr("Who helps when A cannot"),
        lead=tr(
            "A problem climbs its ladder until somebody knows enough: A, B, A's group, the "
            "department, the support group. Where nobody on the ladder does, it is a dead end."
        ),
        blocks=[*cures, *tables],
        picture="skills",
    )


def ladder(
    material: Material,
    key: tuple[str, str],
    steps: list[dict[str, Any]],
    walked: Mapping[tuple[str, str], dict[str, Any]],
) -> Row:
    """Show one ladder."""
    client, specialty = key
    chain = tuple(chained(steps))
    people: list[Subject] = [("engineer", step["engineer"]) for step in steps]
    return Row(
        (
            cells.client(material, client),
            cells.text(material.specialty_names[specialty]),
            Cell(chain, key=len(steps), style="chain"),
            *(outcome(material, walked[key]) if key in walked else ()),
        ),
        (("client", client), *dict.fromkeys(people)),
    )


def chained(steps: Iterable[dict[str, Any]]) -> Iterator[Part]:
    """Name everybody on a ladder, each level before its people."""
    level = ""
    for step in steps:
        if step["level"] != level:
            level = step["level"]
            yield Part(word(level), style="level")
        yield Part(step["engineer"], ("engineer", step["engineer"]))


def outcome(material: Material, row: Mapping[str, Any]) -> tuple[Cell, ...]:
    """Show what the walk of one ladder has shown."""
    alone = [name for name in str(row["dead_without"]).split("; ") if name]
    solver = (
        cells.engineer(material, row["solver"])
        if row["solver"]
        else cells.styled(tr("dead end"), "poor", "")
    )
    hangs = cells.engineers(material, [who for who in alone if who in material.facts.engineers])
    return cells.count(int(row["level"])), solver, hangs


def cures_of(material: Material) -> list[Table]:
    """List the cheapest cures that were found; no table without any."""
    found = (material.plan.findings or {}).get("cures", [])
    if not found:
        return []
    columns = (
        Column(tr("Who")),
        Column(tr("Specialty")),
        Column(tr("From level"), "number"),
        Column(tr("To level"), "number"),
        Column(tr("Clients helped"), "number"),
        Column(tr("What it mends")),
    )
    rows = tuple(cure(material, one) for one in found)
    return [Table("cures", tr("Training that would mend dead ends"), columns, rows)]


def cure(material: Material, one: Mapping[str, Any]) -> Row:
    """Show one cure."""
    who, without = one["engineer"], one["without"]
    mends = (
        tr("hangs on {engineer} alone today", engineer=without)
        if without
        else tr("nobody solves it today")
    )
    return Row(
        (
            cells.engineer(material, who),
            cells.text(material.specialty_names.get(one["specialty"], one["specialty"])),
            cells.count(one["held"]),
            cells.count(one["reached"]),
            Cell(
                tuple(Part(client, ("client", client), "one") for client in one["clients"]),
                key=len(one["clients"]),
            ),
            cells.text(mends),
        ),
        (("engineer", who), *(("client", client) for client in one["clients"])),
    )

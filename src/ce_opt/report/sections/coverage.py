"""Coverage: who of those behind a client covers each specialty that it needs."""

from __future__ import annotations

from ce_opt.language import tr
from ce_opt.report import cells
from ce_opt.report.block import Cell, Column, Row, Section, Table
from ce_opt.report.material import Cover, Material
from ce_opt.report.words import COVERS

__all__ = ["section"]

ORDER: tuple[Cover, ...] = ("none", "support", "group", "b", "a", "both")
"""How matters stand, the poorest first: by this the columns are sorted."""


def section(material: Material) -> Section | None:
    """Lay out clients against specialties; nothing where nobody is served."""
    if not material.cover:
        return None
    specialties = material.specialty_names
    columns = (
        Column(tr("Client")),
        Column(tr("Importance"), "number"),
        *(Column(name) for name in specialties.values()),
    )
    served = [client for client in material.importance if client in material.cover]
    rows = tuple(row(material, client) for client in served)
    return Section(
        name="coverage",
        title=tr("Who covers what"),
        lead=tr(
            "One row a client, one column a specialty; the figure behind the word is the level "
            "needed. A+B: both cover it; A or B: one alone; group, support: somebody further away; "
            "none: nobody. An empty cell is not needed."
        ),
        blocks=[Table("coverage", tr("Coverage of every need"), columns, rows, folded=True)],
        picture="coverage",
    )


def row(material: Material, client: str) -> Row:
    """Show one client against every specialty."""
    needs = {need.specialty: need for need in material.facts.needs[client]}
    found = material.cover[client]
    shown = [
        cell(found[specialty], needs[specialty].level, needs[specialty].primary)
        if specialty in found
        else Cell((), key=len(ORDER))
        for specialty in material.specialty_names
    ]
    return Row(
        (
            cells.client(material, client),
            cells.amount(float(material.importance[client]["importance"]), 1),
            *shown,
        ),
        (
            ("client", client),
            *(("engineer", engineer) for engineer in material.teams[client].members),
        ),
    )


def cell(cover: Cover, level: int, primary: bool) -> Cell:
    """Write who covers a need, and its level; a star marks the primary one."""
    label = tr(COVERS[cover][0])
    said = (
        tr("{cover} {level}★", cover=label, level=level)
        if primary
        else tr("{cover} {level}", cover=label, level=level)
    )
    return cells.styled(said, f"cover {cover}", ORDER.index(cover))

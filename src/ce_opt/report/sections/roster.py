"""Roster: who became a customer engineer, who is in reserve, and what decided."""

from __future__ import annotations

from ce_opt.language import tr
from ce_opt.report import cells
from ce_opt.report.block import Cell, Column, Row, Section, Table
from ce_opt.report.material import Material, table_rows
from ce_opt.report.missing import whole
from ce_opt.report.words import word
from ce_opt.teams.facts import Row as TableRow

__all__ = ["section"]


def section(material: Material) -> Section | None:
    """List everybody's post; nothing where posts were not given."""
    found = table_rows(material.plan.roster)
    if not found:
        return None
    columns = (
        Column(tr("Engineer")),
        Column(tr("Department")),
        Column(tr("Came by")),
        Column(tr("Post")),
        Column(tr("Reserve"), "number", tr("1 for who is asked first in the department")),
        Column(tr("Decided by")),
        Column(tr("Covers"), meaning=tr("specialties of the department")),
        Column(tr("Follower"), meaning=tr("who follows where the person drops out")),
    )
    rows = tuple(row(material, one) for one in found)
    return Section(
        name="roster",
        title=tr("Who has a post"),
        lead=tr(
            "By designation or by bidding, so that every specialty of a department is covered."
        ),
        blocks=[Table("roster", tr("Posts and reserves"), columns, rows)],
    )


def row(material: Material, one: TableRow) -> Row:
    """Show one person."""
    who, post = one["engineer"], one["post"]
    return Row(
        (
            cells.engineer(material, who),
            cells.text(material.department_names[one["department"]]),
            cells.text(word(one["entry"])),
            cells.styled(word(post), "good") if post else cells.styled(tr("none"), "quiet"),
            cells.count(whole(one["reserve_rank"])),
            cells.text(word(one["decided_by"])),
            listed(one["covers"], material),
            cells.text(one["follower"]),
        ),
        (("engineer", who),),
    )


def listed(covers: str, material: Material) -> Cell:
    """Name the specialties of a cell."""
    names = [material.specialty_names.get(one, one) for one in covers.split("; ") if one]
    return cells.text(" · ".join(names))

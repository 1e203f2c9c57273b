"""Unserved clients: the true reason of each, and what would help."""

from __future__ import annotations

from ce_opt.language import tr
from ce_opt.report import cells
from ce_opt.report.block import Column, Row, Section, Table
from ce_opt.report.material import Material

__all__ = ["section"]


def section(material: Material) -> Section | None:
    """List the clients without a team; nothing where all have one."""
    if not material.unserved:
        return None
    columns = (
        Column(tr("Client")),
        Column(tr("Importance"), "number"),
        Column(tr("Why")),
        Column(tr("What would help")),
    )
    rows = tuple(
        Row(
            (
                cells.client(material, client),
                cells.amount(float(row["importance"]), 1),
                cells.text(row["reason"]),
                cells.text(row["next_step"]),
            ),
            (("client", client),),
        )
        for client, row in material.unserved.items()
    )
    return Section(
        name="unserved",
        title=tr("Who has no team, and why"),
        lead=tr("Each reason was found by looking, not guessed; the cure is the nearest one."),
        blocks=[Table("unserved", tr("Clients without a team"), columns, rows)],
    )

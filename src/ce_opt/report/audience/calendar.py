"""A calendar on a sheet: one line for each duty."""

from __future__ import annotations

from collections.abc import Iterable

from ce_opt.language import tr
from ce_opt.report.audience.ground import Ground, said
from ce_opt.report.audience.sheet import Part
from ce_opt.teams.facts import Row

__all__ = ["calendar"]


def calendar(ground: Ground, duties: Iterable[Row], title: str) -> Part:
    """List duties by day and hour."""
    heads = (tr("day"), tr("hour"), tr("minutes"), tr("what"), tr("about"), tr("my part"))
    rows = [line(ground, row) for row in duties]
    return Part(title, heads, rows, nothing=tr("Nothing is planned."))


def line(ground: Ground, row: Row) -> tuple[str, ...]:
    """Write one person's part in a duty."""
    what = said("duties", "kind", row["kind"])
    occasion = said("duties", "occasion", row["occasion"])
    return (
        row["date"],
        row["start"],
        str(row["minutes"]) if row["minutes"] else "",
        tr("{what} {occasion}", what=what, occasion=occasion) if occasion else what,
        ground.client(row["client"]) if row["client"] else row["group"],
        said("duties", "role", row["role"]),
    )

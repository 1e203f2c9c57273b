"""A leave ends on or after the day on which it starts."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.errors import Fault
from ce_opt.language import tr
from ce_opt.season.cells import cell_text
from ce_opt.season.draft import Draft

__all__ = ["leave_ends_before_it_starts"]


def leave_ends_before_it_starts(draft: Draft) -> Iterator[Fault]:
    """Ask ``start <= end``; leaves may overlap."""
    rows = draft.rows("leave", "start", "end")
    for row, start in rows.loc[rows["end"] < rows["start"], "start"].items():
        rule = tr("must not be before the start, {day}", day=cell_text(start))
        yield draft.fault("leave", row, "end", rule, tr("write the last day of the leave"))

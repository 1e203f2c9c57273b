"""The key of a table names one row."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.errors import Fault
from ce_opt.language import tr
from ce_opt.season.draft import Draft
from ce_opt.season.table import Table
from ce_opt.season.tables import TABLES

__all__ = ["repeated_keys"]


def repeated_keys(draft: Draft) -> Iterator[Fault]:
    """Ask a key of its own of each row; of rows that share one, all but the first are faults."""
    for table in TABLES:
        rows = draft.rows(table.name, *table.key)
        if not table.key or len(rows) < 2:
            continue
        columns = [rows[name].tolist() for name in table.key]
        first: dict[tuple[object, ...], int] = {}
        for row, *values in zip(rows.index.tolist(), *columns, strict=True):
            earlier = first.setdefault(tuple(values), row)
            if earlier != row:
                yield _fault(draft, table, row, earlier)


def _fault(draft: Draft, table: Table, row: int, earlier: int) -> Fault:
    """Name the row that has the same key; where the two contradict each other, say that too."""
    texts = [draft.text(table.name, row, name) for name in table.key]
    named = tr(" and ").join(f"{name} {text}" for name, text in zip(table.key, texts, strict=True))
    rule = tr("must be the only row for {key}; row {row} has the same", key=named, row=earlier)
    if "kind" in table.names:
        this, other = (draft.text(table.name, place, "kind") for place in (row, earlier))
        if this != other:
            rule = tr(
                "must be the only row for {key}; row {row} has the same and says {other} where "
                "this one says {this}",
                key=named,
                row=earlier,
                other=other,
                this=this,
            )
    fix = tr("keep one of the two rows")
    return draft.fault(table.name, row, table.key[0], rule, fix, " ".join(texts))

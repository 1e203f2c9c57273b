"""An id that refers to another table stands there."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ce_opt.errors import Fault
from ce_opt.language import marked, tr
from ce_opt.season.column import Column
from ce_opt.season.draft import Draft
from ce_opt.season.matching import nearest
from ce_opt.season.table import Table
from ce_opt.season.tables import BY_NAME, TABLES

__all__ = ["dangling_references"]

ADDED = marked("write an id that stands there, or add it there")
COMPARED = 5_000
"""Ids among which the nearest one is looked for; among more the search would take too long."""
HINT = 0.6
"""Similarity from which an id is offered as the one that was meant."""
HINTS = 20
"""Dangling ids of a column for which the nearest id is looked for."""


def dangling_references(draft: Draft) -> Iterator[Fault]:
    """Ask a row for every reference; an empty optional one refers to nothing.

    Where a row of the target is lost, or its id unreadable or given twice, the missing ids cannot
    be told from dangling ones, and the column is passed over until that is mended.
    """
    for table in TABLES:
        for column in table.columns:
            if column.refers_to and all(_complete(draft, name) for name in column.refers_to):
                yield from _dangling(draft, table, column)


def _complete(draft: Draft, name: str) -> bool:
    """Tell whether all ids of a table are known; an empty table is a fault of its own."""
    key = BY_NAME[name].key[0]
    ids = draft.parsed[name].frame[key]
    return draft.whole(name, key) and len(ids) > 0 and ids.is_unique


def _dangling(draft: Draft, table: Table, column: Column) -> Iterator[Fault]:
    targets = [draft.parsed[name].frame[BY_NAME[name].key[0]] for name in column.refers_to]
    known = pd.concat(targets)
    cells = draft.rows(table.name, column.name)[column.name]
    cells = cells[~cells.isin(known) & (cells != "")]
    hints = dict.fromkeys(cells.unique()[:HINTS], "")
    if len(known) <= COMPARED:
        hints = {value: _hint(str(value), known) for value in hints}
    files = tr(" or ").join(draft.parsed[name].origin.label for name in column.refers_to)
    for row, value in cells.items():
        rule = _rule(files, hints.get(value, ""))
        yield draft.fault(table.name, row, column.name, rule, _fix(column))


def _rule(files: str, near: str) -> str:
    """Say where the id must stand, and which one was probably meant."""
    if near:
        return tr('must be an id of {file} (nearest: "{near}")', file=files, near=near)
    return tr("must be an id of {file}", file=files)


def _hint(value: str, known: pd.Series[str]) -> str:
    """Find the id that was probably meant: one that differs in case or zeros, else a near one."""
    twin = next((word for word in known if _bare(word) == _bare(value)), "")
    return twin or nearest(value, known, HINT)


def _bare(word: str) -> str:
    """Forget what spreadsheets lose: case and leading zeros."""
    return word.casefold().lstrip("0")


def _fix(column: Column) -> str:
    return tr(column.fix or ADDED)

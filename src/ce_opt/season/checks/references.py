"""An id that refers to another table stands there."""

from __future__ import annotations

from collections.abc import Iterator

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
    known = _known(draft)
    for table in TABLES:
        for column in table.columns:
            if column.refers_to and all(known[name] for name in column.refers_to):
                ids = [one for name in column.refers_to for one in known[name]]
                yield from _dangling(draft, table, column, ids)


def _known(draft: Draft) -> dict[str, list[str]]:
    """List the ids of each table that is referred to; none where not all of them are known.

    An empty table is a fault of its own.
    """
    names = {name for table in TABLES for column in table.columns for name in column.refers_to}
    return {name: _ids(draft, name) for name in names}


def _ids(draft: Draft, name: str) -> list[str]:
    key = BY_NAME[name].key[0]
    ids: list[str] = draft.parsed[name].frame[key].tolist()
    return ids if draft.whole(name, key) and len(set(ids)) == len(ids) else []


def _dangling(draft: Draft, table: Table, column: Column, known: list[str]) -> Iterator[Fault]:
    cells, there = draft.rows(table.name, column.name)[column.name], {*known, ""}
    places = zip(cells.index.tolist(), cells.tolist(), strict=True)
    dangling = [(row, value) for row, value in places if value not in there]
    hints = dict.fromkeys(list(dict.fromkeys(value for _, value in dangling))[:HINTS], "")
    if len(known) <= COMPARED:
        hints = {value: _hint(value, known) for value in hints}
    for row, value in dangling:
        files = tr(" or ").join(draft.parsed[name].origin.label for name in column.refers_to)
        rule = _rule(files, hints.get(value, ""))
        yield draft.fault(table.name, row, column.name, rule, _fix(column))


def _rule(files: str, near: str) -> str:
    """Say where the id must stand, and which one was probably meant."""
    if near:
        return tr('must be an id of {file} (nearest: "{near}")', file=files, near=near)
    return tr("must be an id of {file}", file=files)


def _hint(value: str, known: list[str]) -> str:
    """Find the id that was probably meant: one that differs in case or zeros, else a near one."""
    twin = next((word for word in known if _bare(word) == _bare(value)), "")
    return twin or nearest(value, known, HINT)


def _bare(word: str) -> str:
    """Forget what spreadsheets lose: case and leading zeros."""
    return word.casefold().lstrip("0")


def _fix(column: Column) -> str:
    return tr(column.fix or ADDED)

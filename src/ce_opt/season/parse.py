"""From a table of text to a typed frame, one column at a time.

Each distinct text of a column is folded and read once; then the values are dealt out to the rows.
A cell that cannot be read is a fault and holds a blank value; `Parsed.unreadable` remembers it, so
that the checks across tables do not complain a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from ce_opt.errors import Fault
from ce_opt.language import tr
from ce_opt.season.cells import BLANK, read_texts, typed
from ce_opt.season.column import Column
from ce_opt.season.findings import Findings
from ce_opt.season.fold import fold, folded_sentence, trim
from ce_opt.season.heads import match_heads
from ce_opt.season.raw import Origin, RawTable, Spoilt
from ce_opt.season.table import Table

__all__ = ["Parsed", "absent", "parse"]

Texts = np.ndarray[Any, np.dtype[np.object_]]
Mask = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True)
class Parsed:
    """A typed table, and how far it can be relied on.

    Attributes
    ----------
    table : its declaration
    origin : where it stands
    frame : one row per row that has the right number of cells; the index is the row number in
        the file, the columns are those of the declaration
    positions : column -> its place among the heads, for the names of cells
    unreadable : column -> rows whose cell could not be read; columns that are clean are left out
    whole : no row was lost
    heads : all heads of the file, those of no declared column too
    """

    table: Table
    origin: Origin
    frame: pd.DataFrame
    positions: Mapping[str, int] = field(default_factory=dict)
    unreadable: Mapping[str, Mask] = field(default_factory=dict)
    whole: bool = True
    heads: Sequence[str] = ()


def absent(table: Table, *, lost: bool) -> Parsed:
    """Stand in for a table that was not given, or (`lost`) that could not be read."""
    columns = {column.name: typed(column.kind, []) for column in table.columns}
    return Parsed(table, Origin(table.name, table.name), pd.DataFrame(columns), whole=not lost)


def parse(table: Table, raw: RawTable, findings: Findings) -> Parsed:
    """Type every declared column of a raw table; what is wrong goes to `findings`."""
    if not raw.heads:
        return _headless(table, raw, findings)
    heads = match_heads(table, raw, findings)
    fitting = _fit(raw, findings)
    values: dict[str, Any] = {}
    unreadable: dict[str, Mask] = {}
    for column in table.columns:
        position = heads.get(column.name)
        values[column.name], bad = (
            _missing(column, len(fitting.rows))
            if position is None
            else _read_column(column, fitting, position, findings)
        )
        if bad.any() or (position is None and not column.optional):
            unreadable[column.name] = bad
    frame = pd.DataFrame(values, index=fitting.numbers, copy=False)
    whole = len(fitting.rows) == len(raw.rows)
    return Parsed(table, raw.origin, frame, heads, unreadable, whole, raw.heads)


def _headless(table: Table, raw: RawTable, findings: Findings) -> Parsed:
    """Take an empty file as absent where the table is optional, else as a fault."""
    if table.optional:
        findings.note(raw.origin.label, tr("is empty and was passed over"))
        return absent(table, lost=False)
    fix = tr("write the heads {heads}", heads=tr(", ").join(table.names))
    findings.faults.append(raw.row_fault(1, tr("must have a row of heads"), fix))
    return absent(table, lost=True)


def _fit(raw: RawTable, findings: Findings) -> RawTable:
    """Keep the rows that have a cell under each head and nothing beyond."""
    most = len(raw.heads)
    least = max(place for place, head in enumerate(raw.heads, 1) if head.strip())
    kept: list[int] = []
    for place, row in enumerate(raw.rows):
        if least <= len(row) and (len(row) <= most or not "".join(row[most:]).strip()):
            kept.append(place)
        else:
            findings.faults.append(_ragged(raw, int(raw.numbers[place]), least, len(row)))
    if len(kept) == len(raw.rows):
        return raw
    return replace(raw, rows=[raw.rows[place] for place in kept], numbers=raw.numbers[kept])


def _ragged(raw: RawTable, row: int, heads: int, cells: int) -> Fault:
    """Word the fault of a row with too few or too many cells."""
    rule = tr("must have {heads} cells like the heads, has {cells}", heads=heads, cells=cells)
    fix = tr(
        "check its separators and quotes; a text with a separator in it needs quotes around it"
    )
    return raw.row_fault(row, rule, fix)


def _missing(column: Column, rows: int) -> tuple[Any, Mask]:
    """Fill a column that the file does not have; a required one is unreadable in every row."""
    value = column.default if column.default is not None else BLANK.get(column.kind, "")
    return typed(column.kind, [value] * rows), np.full(rows, not column.optional)


def _read_column(
    column: Column, raw: RawTable, position: int, findings: Findings
) -> tuple[Any, Mask]:
    """Read one column; gives its values and the mask of its unreadable rows."""
    if not raw.rows:
        return typed(column.kind, []), np.zeros(0, dtype=np.bool_)
    texts: Texts = np.array([row[position] for row in raw.rows], dtype=object)
    codes, distinct = pd.factorize(texts)
    plain = [_folding(column)(text) for text in distinct]
    values, wrong = read_texts(column, plain)
    _note_folds(column, raw, np.array([*plain, ""], dtype=object)[codes] != texts, texts, findings)

    spoilt = _spoilt(column, raw, position)
    bad = np.isin(codes, wrong) if wrong else np.zeros(len(codes), dtype=np.bool_)
    if spoilt:
        bad |= np.isin(raw.numbers, list(spoilt))
    for place in np.flatnonzero(bad):
        number = int(raw.numbers[place])
        rule, fix = _said(column, spoilt.get(number))
        if rule:
            text = str(texts[place])
            findings.faults.append(raw.fault(number, position, column.name, text, rule, fix))
    return typed(column.kind, values).take(codes), bad


def _folding(column: Column) -> Callable[[str], str]:
    """How texts of a column are cleaned: names keep their full-width characters."""
    return trim if column.kind == "text" else fold


def _spoilt(column: Column, raw: RawTable, position: int) -> dict[int, Spoilt]:
    """Row number -> what spoilt the cell, for the cells of one column."""
    return {
        number: why
        for (number, place), why in raw.spoilt.items()
        if place == position and (column.kind == "id" or not why.only_ids)
    }


def _said(column: Column, why: Spoilt | None) -> tuple[str, str]:
    """Rule and fix of a cell: what spoilt it, else those of its column; empty if said already."""
    if why is None:
        return column.rule, column.cure
    return (tr(why.rule), tr(why.fix)) if why.rule else ("", "")


def _note_folds(
    column: Column, raw: RawTable, changed: Mask, texts: Texts, findings: Findings
) -> None:
    """Say which cells were folded."""
    places = np.flatnonzero(changed)
    if len(places):
        before = texts[places[0]]
        sentence = folded_sentence(raw.numbers[places].tolist(), before, _folding(column)(before))
        where = tr("{file} column {column}", file=raw.origin.label, column=column.name)
        findings.note(where, sentence)

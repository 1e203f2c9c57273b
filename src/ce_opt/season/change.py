"""Changes of a season by name: a cell, a row, a key of the rule book.

A change is plain data, so that it can be listed, written to a scenario file and sent to another
process. Tables and rules go in, changed copies come out; `Season.with_changes` has them checked as
any season is, so that no change can make a season that could not have been read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ce_opt.errors import UsageError
from ce_opt.language import marked, tr
from ce_opt.season.cells import cell_text
from ce_opt.season.matching import nearest
from ce_opt.season.tables import BY_NAME, TABLES
from ce_opt.season.tables.records import RATERS

__all__ = [
    "Change",
    "Content",
    "DropRow",
    "PutRow",
    "SetRows",
    "SetRule",
    "SetValue",
    "apply",
    "unknown",
]

Tables = Mapping[str, pd.DataFrame]
Rules = Mapping[str, Any]
LEAVING = ("engineers", "clients")
"""Tables whose rows take along, when they go, every row of other tables that speaks of them."""
THINGS = (
    marked("client"),
    marked("engineer"),
    marked("client or engineer"),
    marked("key"),
    marked("table"),
)
"""What is looked up by name."""
HINT = 0.4
"""Similarity from which a name is offered as the one that was meant."""


@dataclass(frozen=True)
class SetValue:
    """Write a value into one cell.

    Attributes
    ----------
    table, column : declared names
    key : the row's key, in the order of the key columns
    value : as it could stand in the table; None empties an optional cell
    """

    table: str
    key: tuple[str, ...]
    column: str
    value: object


@dataclass(frozen=True)
class PutRow:
    """Add a row, or change the row of the same key in the cells that are given.

    Attributes
    ----------
    table : declared name
    cells : column -> value, the key columns among them
    """

    table: str
    cells: Mapping[str, object]


@dataclass(frozen=True)
class DropRow:
    """Take a row out; with an engineer or a client goes every row that speaks of them.

    Attributes
    ----------
    table : declared name
    key : the row's key, in the order of the key columns
    """

    table: str
    key: tuple[str, ...]


@dataclass(frozen=True)
class SetRule:
    """Give a key of the rule book another value.

    Attributes
    ----------
    key : dotted, such as ``assignment.max_travel_minutes``, or a whole section
    value : as TOML would give it; None takes the key out, so that it has its default
    """

    key: str
    value: object


@dataclass(frozen=True)
class SetRows:
    """Replace all rows of a table.

    Attributes
    ----------
    table : declared name
    rows : cells by column; what is not given is empty
    """

    table: str
    rows: tuple[Mapping[str, object], ...]


Change = SetValue | PutRow | DropRow | SetRule | SetRows


@dataclass(frozen=True)
class Content:
    """What a season is made of.

    Attributes
    ----------
    tables : declared name -> frame
    rules : the rule book as TOML would give it
    """

    tables: Tables
    rules: Rules

    def with_table(self, name: str, frame: pd.DataFrame) -> Content:
        """Give the same with another table."""
        return Content({**self.tables, name: frame}, self.rules)


def apply(content: Content, changes: Iterable[Change]) -> Content:
    """Make changes one after the other, in a copy; the result is not checked yet.

    Raises
    ------
    UsageError : a change names a table, column, row or section that does not exist
    """
    for change in changes:
        content = changed(change, content)
    return content


@singledispatch
def changed(change: Change, content: Content) -> Content:
    """Make one change."""
    raise UsageError(tr("{change!r} is no change of a season", change=change))


@changed.register
def _(change: SetValue, content: Content) -> Content:
    frame = table_of(content.tables, change.table)
    known_column(frame, change.table, change.column)
    mask = row_of(frame, change.table, change.key)
    values = [
        change.value if here else old
        for here, old in zip(mask, frame[change.column].tolist(), strict=True)
    ]
    column = pd.Series(values, index=frame.index, dtype=object)
    return content.with_table(change.table, frame.assign(**{change.column: column}))


@changed.register
def _(change: PutRow, content: Content) -> Content:
    frame = table_of(content.tables, change.table)
    for column in change.cells:
        known_column(frame, change.table, column)
    key = BY_NAME[change.table].key
    lacking = [column for column in key if column not in change.cells]
    if lacking:
        raise UsageError(
            tr(
                "a row of table {table} needs its key: give {column}",
                table=change.table,
                column=lacking[0],
            )
        )
    mask = matching(frame, key, [change.cells[column] for column in key]) if key else None
    if mask is None or not mask.any():
        mask = np.append(np.zeros(len(frame), dtype=bool), True)
    columns = {
        name: pd.Series(filled(frame[name].tolist(), mask, name, change.cells), dtype=object)
        for name in map(str, frame.columns)
    }
    return content.with_table(change.table, pd.DataFrame(columns))


@changed.register
def _(change: DropRow, content: Content) -> Content:
    frame = table_of(content.tables, change.table)
    mask = row_of(frame, change.table, change.key)
    content = content.with_table(change.table, frame[~mask])
    if change.table not in LEAVING:
        return content
    for table in TABLES:
        for column in table.columns:
            if change.table in column.refers_to:
                rows = content.tables[table.name]
                rest = rows[rows[column.name] != change.key[0]]
                content = content.with_table(table.name, rest)
    return without_marks_by(content, change.table, change.key[0])


def without_marks_by(content: Content, table: str, name: str) -> Content:
    """Take out the marks that somebody gave: who a rater is depends on the role."""
    roles = {role for role, (home, _) in RATERS.items() if home == table}
    rows = content.tables["ratings"]
    gave = (rows["rater"] == name) & rows["rater_role"].isin(roles)
    return content.with_table("ratings", rows[~gave])


@changed.register
def _(change: SetRows, content: Content) -> Content:
    frame = table_of(content.tables, change.table)
    for column in dict.fromkeys(column for row in change.rows for column in row):
        known_column(frame, change.table, column)
    columns = {
        name: pd.Series([row.get(name, "") for row in change.rows], dtype=object)
        for name in map(str, frame.columns)
    }
    return content.with_table(change.table, pd.DataFrame(columns))


@changed.register
def _(change: SetRule, content: Content) -> Content:
    *sections, name = change.key.split(".")
    return Content(content.tables, with_key(content.rules, sections, name, change.value))


def with_key(rules: Rules, sections: Sequence[str], name: str, value: object) -> dict[str, Any]:
    """Copy nested sections with one key set, or taken out where the value is None."""
    if not sections:
        rest = {key: old for key, old in rules.items() if key != name}
        return rest if value is None else {**rest, name: value}
    inner = rules.get(sections[0], {})
    if not isinstance(inner, Mapping):
        raise UsageError(tr("{key} is a key of the rule book, not a section", key=sections[0]))
    return {**rules, sections[0]: with_key(inner, sections[1:], name, value)}


def filled(
    values: list[object], mask: npt.NDArray[np.bool_], name: str, cells: Mapping[str, object]
) -> list[object]:
    """Write a column's cell where the mask says; a new last row is empty where nothing is given."""
    values = values + [""] * (len(mask) - len(values))
    if name in cells:
        return [cells[name] if here else old for here, old in zip(mask, values, strict=True)]
    return values


def table_of(tables: Tables, name: str) -> pd.DataFrame:
    """Find a table by name."""
    if name not in tables:
        raise UsageError(unknown("table", name, tables))
    return tables[name]


def known_column(frame: pd.DataFrame, table: str, column: str) -> None:
    """Refuse a column that the table does not have."""
    if column not in frame.columns:
        what = tr("column of table {table}", table=table)
        raise UsageError(unknown(what, column, map(str, frame.columns)))


def row_of(frame: pd.DataFrame, table: str, key: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Mark the one row of a key."""
    columns = BY_NAME[table].key
    if len(key) != len(columns) or not columns:
        raise UsageError(wrong_key(table, columns, key))
    mask = matching(frame, columns, key)
    if not mask.any():
        rows = zip(*(map(cell_text, frame[column]) for column in columns), strict=True)
        known = [", ".join(row) for row in rows]
        what = tr("row of table {table}", table=table)
        raise UsageError(unknown(what, ", ".join(map(str, key)), known))
    return mask


def wrong_key(table: str, columns: Sequence[str], key: Sequence[str]) -> str:
    """Say what the key of a table is made of, and what was given."""
    given = ", ".join(key)
    if not columns:
        return tr(
            "the key of table {table} is none: its rows cannot be told apart; given is {given}",
            table=table,
            given=given,
        )
    return tr(
        "the key of table {table} is {wanted}; given is {given}",
        table=table,
        wanted=", ".join(columns),
        given=given,
    )


def matching(
    frame: pd.DataFrame, columns: Sequence[str], key: Sequence[object]
) -> npt.NDArray[np.bool_]:
    """Mark rows whose key columns say the same as a key, compared as they are written."""
    mask = np.ones(len(frame), dtype=bool)
    for column, value in zip(columns, key, strict=True):
        mask &= np.array([cell_text(cell) for cell in frame[column]], dtype=object) == cell_text(
            value
        )
    return mask


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """Say that there is no such thing, and which one was probably meant.

    Parameters
    ----------
    what : the sort of thing, one of `THINGS` or in the language that is spoken
    name : what was asked for
    known : the names that there are

    >>> unknown("client", "C01", ["C1", "C2"])
    'there is no client "C01" (nearest: "C1")'
    """
    words = list(known)
    near = nearest_in(name, words)
    what = tr(what) if what in THINGS else what
    if not near:
        return tr('there is no {what} "{name}"', what=what, name=name)
    return tr('there is no {what} "{name}" (nearest: "{near}")', what=what, name=name, near=near)


def nearest_in(name: str, words: Sequence[str]) -> str:
    """Find the word that was meant: one that differs in case or zeros alone, else a near one."""
    twin = next((word for word in words if bare(word) == bare(name)), "")
    return twin or nearest(name, words, HINT)


def bare(word: str) -> str:
    """Forget what people and spreadsheets lose: case and zeros."""
    return word.casefold().replace("0", "")

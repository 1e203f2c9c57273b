"""Columns that a season has beyond the declared ones, because its rule book names them.

``[importance]`` names criteria, columns of numbers of table clients; ``[bids]`` names indicators,
columns of numbers of table engineers. A column that a file has and the rule book names is read as a
declared one; others are passed over with a note. The rule book is looked at as it stands in its
file, whether or not it is sound, so that a fault in it brings no others with it. A further section
that names columns is one more generator in `NAMING`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import pandas as pd

from ce_opt.language import marked
from ce_opt.season.bid_rules import PRESET_INDICATORS
from ce_opt.season.cells import DECIMAL
from ce_opt.season.column import PERCENT_FIX, Column, number, optional
from ce_opt.season.fold import fold
from ce_opt.season.raw import RawTable
from ce_opt.season.table import Table

__all__ = ["LAST_APPRAISAL", "NamedColumn", "columns_of", "named_columns", "with_own_columns"]

FARTHEST = 1e12
"""Largest size of a value of an own column."""
OWN_MEANING = marked("a column that the rule book names")
NUMBER_FIX = marked("write the number")
CRITERION_FIX = marked(
    "write the number, or say in importance.missing.{column} what stands for a missing one"
)
OF_CRITERIA = ("weights", "direction", "scale", "missing", "pairwise")
"""Keys of ``[importance]`` that hold something for each criterion."""
LAST_APPRAISAL = optional(
    number(
        "last_appraisal",
        "上次考核",
        "mark of the last appraisal, empty for the new",
        PERCENT_FIX,
        unit="points",
        least=0,
        most=100,
    )
)
"""Own column of table engineers that a preset reads (`ce_opt.bids.presets`)."""


class NamedColumn(NamedTuple):
    """A table and its column, and the key of the rule book where the column is named."""

    key: str
    table: str
    name: str


def named_columns(rules: Mapping[str, Any]) -> Iterator[NamedColumn]:
    """List every place of a rule book where a column is named."""
    for section, naming in NAMING.items():
        given = rules.get(section)
        if isinstance(given, Mapping):
            yield from naming(given)


def criteria(section: Mapping[str, Any]) -> Iterator[NamedColumn]:
    """List where ``[importance]`` names a criterion."""
    listed = section.get("criteria")
    for name in listed if isinstance(listed, list) else ():
        yield NamedColumn("importance.criteria", "clients", str(name))
    for key in OF_CRITERIA:
        yield from _of_mapping(f"importance.{key}", section.get(key))


def _of_mapping(key: str, mapping: object) -> Iterator[NamedColumn]:
    """List the criteria of a mapping, and of mappings in it."""
    for name, value in mapping.items() if isinstance(mapping, Mapping) else ():
        yield NamedColumn(f"{key}.{name}", "clients", str(name))
        yield from _of_mapping(f"{key}.{name}", value)


def indicators(section: Mapping[str, Any]) -> Iterator[NamedColumn]:
    """List the indicators of ``[bids]`` that are columns; other presets need none of their own."""
    named = section.get("indicators")
    for name in named if isinstance(named, Mapping) else ():
        if name not in PRESET_INDICATORS or name == LAST_APPRAISAL.name:
            yield NamedColumn(f"bids.indicators.{name}", "engineers", str(name))


NAMING: Mapping[str, Callable[[Mapping[str, Any]], Iterator[NamedColumn]]] = {
    "importance": criteria,
    "bids": indicators,
}
"""Section of the rule book -> the columns that it names."""


def with_own_columns(table: Table, raw: RawTable, rules: Mapping[str, Any]) -> Table:
    """Declare the columns that a file has and the rule book names; let those lack that may.

    Parameters
    ----------
    table : a declared table; one of which the rule book names nothing stays as it is
    raw : its file; a column without a single number is none of numbers
    rules : the rule book as it stands in its file
    """
    named = [column for column in named_columns(rules) if column.table == table.name]
    if not named:
        return table
    lacking = {name for key, _, name in named if key.startswith("importance.missing.")}
    declared = [
        optional(column) if column.kind == "number" and column.name in lacking else column
        for column in table.columns
    ]
    known = {word for column in declared for word in _words(column)}
    given = {
        _plain(head)
        for place, head in enumerate(raw.heads)
        if _plain(head) not in known and _has_numbers(raw, place)
    }
    own = [
        _own_column(table, name, may_lack=name in lacking)
        for name in sorted({name for _, _, name in named})
    ]
    return replace(table, columns=(*declared, *(c for c in own if _words(c) & given)))


def _has_numbers(raw: RawTable, place: int) -> bool:
    """Whether a cell of a column is a number."""
    cells = (fold(row[place]) for row in raw.rows if len(row) > place)
    return any(DECIMAL.fullmatch(cell) for cell in cells)


def columns_of(table: Table, frame: pd.DataFrame) -> tuple[Column, ...]:
    """Give the declared columns of a table of a season, and the own columns that it has."""
    own = [str(name) for name in frame.columns if name not in table.names]
    return (*table.columns, *(_own_column(table, name, may_lack=True) for name in own))


def _own_column(table: Table, name: str, *, may_lack: bool) -> Column:
    """Declare an own column of a table."""
    if table.name == "engineers" and name == LAST_APPRAISAL.name:
        return LAST_APPRAISAL
    fix = CRITERION_FIX if table.name == "clients" else NUMBER_FIX
    column = number(name, name, OWN_MEANING, fix, least=-FARTHEST, most=FARTHEST)
    return optional(column) if may_lack else column


def _words(column: Column) -> set[str]:
    """Both heads of a column."""
    return {_plain(column.name), _plain(column.chinese)}


def _plain(name: str) -> str:
    return fold(name).casefold()

"""Criteria that the rule book names: further columns of table clients, and values that may lack.

A season's clients have the four columns of `CRITERIA` and, beside them, any column of numbers that
``[importance]`` names. Such a column is read as a declared one; others are passed over with a note.
The rule book is looked at as it stands in its file, whether or not it is sound.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import pandas as pd

from ce_opt.season.cells import DECIMAL
from ce_opt.season.column import Column, number, optional
from ce_opt.season.fold import fold
from ce_opt.season.raw import RawTable
from ce_opt.season.table import Table

__all__ = ["NamedCriterion", "columns_of", "named_criteria", "with_criteria"]

MAPPINGS = ("weights", "direction", "scale", "missing", "pairwise")
"""Keys of ``[importance]`` that hold something for each criterion."""
FARTHEST = 1e12
"""Largest size of a value of a further criterion."""


class NamedCriterion(NamedTuple):
    """A criterion's name, and the key of the rule book where it stands."""

    key: str
    criterion: str


def named_criteria(rules: Mapping[str, Any]) -> Iterator[NamedCriterion]:
    """List every place of ``[importance]`` where a criterion is named."""
    section = rules.get("importance")
    if not isinstance(section, Mapping):
        return
    listed = section.get("criteria")
    for name in listed if isinstance(listed, list) else ():
        yield NamedCriterion("importance.criteria", str(name))
    for key in MAPPINGS:
        yield from _of_mapping(f"importance.{key}", section.get(key))


def _of_mapping(key: str, mapping: object) -> Iterator[NamedCriterion]:
    """List the criteria of a mapping, and of mappings in it."""
    for name, value in mapping.items() if isinstance(mapping, Mapping) else ():
        yield NamedCriterion(f"{key}.{name}", str(name))
        yield from _of_mapping(f"{key}.{name}", value)


def with_criteria(table: Table, raw: RawTable, rules: Mapping[str, Any]) -> Table:
    """Declare the further criteria that table clients has, and let those lack that may.

    Parameters
    ----------
    table : a declared table; any but clients stays as it is
    raw : its file; a column without a single number is none of numbers
    rules : the rule book as it stands in its file
    """
    if table.name != "clients":
        return table
    named = list(named_criteria(rules))
    lacking = {name for key, name in named if key.startswith("importance.missing.")}
    declared = [
        optional(column) if column.kind == "number" and column.name in lacking else column
        for column in table.columns
    ]
    known = {_plain(word) for column in declared for word in (column.name, column.chinese)}
    given = {
        _plain(head)
        for place, head in enumerate(raw.heads)
        if _plain(head) not in known and _has_numbers(raw, place)
    }
    names = sorted({name for _, name in named if _plain(name) in given})
    further = [_criterion(name, may_lack=name in lacking) for name in names]
    return replace(table, columns=(*declared, *further))


def _has_numbers(raw: RawTable, place: int) -> bool:
    """Whether a cell of a column is a number."""
    cells = (fold(row[place]) for row in raw.rows if len(row) > place)
    return any(DECIMAL.fullmatch(cell) for cell in cells)


def columns_of(table: Table, frame: pd.DataFrame) -> tuple[Column, ...]:
    """Give the declared columns of a table of a season, and the further criteria that it has."""
    further = [str(name) for name in frame.columns if name not in table.names]
    return (*table.columns, *(_criterion(name, may_lack=True) for name in further))


def _criterion(name: str, *, may_lack: bool) -> Column:
    """Declare a further criterion."""
    fix = f"write the number, or say in importance.missing.{name} what stands for a missing one"
    column = number(name, name, "further criterion", fix, least=-FARTHEST, most=FARTHEST)
    return optional(column) if may_lack else column


def _plain(name: str) -> str:
    return fold(name).casefold()

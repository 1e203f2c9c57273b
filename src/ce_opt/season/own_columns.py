"""Columns that a season has beyond the declared ones, because its rule book names them.

An indicator of ``[bids.indicators]`` that is no preset and no declared column is a numeric column
of table engineers, with a number in every row. The preset ``last_appraisal`` is one as well,
0..100, and empty for those who have none yet. Reading and writing a season take the column up
through `with_own_columns`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ce_opt.season.column import PERCENT_FIX, Column, number, optional
from ce_opt.season.matching import nearest
from ce_opt.season.rulebook import PRESET_INDICATORS, RuleBook
from ce_opt.season.table import Table
from ce_opt.season.tables import BY_NAME

__all__ = ["LAST_APPRAISAL", "own_columns", "with_own_columns"]

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


def with_own_columns(table: Table, rulebook: RuleBook) -> Table:
    """Declare a season's own columns of a table behind the others."""
    own = tuple(column for name, column in own_columns(rulebook) if name == table.name)
    return replace(table, columns=(*table.columns, *own)) if own else table


def own_columns(rulebook: RuleBook) -> Iterator[tuple[str, Column]]:
    """Every own column as (table, column), in the order of the rule book."""
    declared = {word for column in BY_NAME["engineers"].columns for word in _heads(column)}
    for name in rulebook.bids.indicators if rulebook.bids else ():
        if name == LAST_APPRAISAL.name:
            yield "engineers", LAST_APPRAISAL
        elif name not in PRESET_INDICATORS and name not in declared and "." not in name:
            yield "engineers", number(name, name, _meaning(name), "write the person's number")


def _heads(column: Column) -> tuple[str, str]:
    return column.name, column.chinese


def _meaning(name: str) -> str:
    """Say where the column is asked for, and which preset may be meant instead."""
    near = nearest(name, PRESET_INDICATORS)
    meant = f', or name the preset "{near}" there if that is meant' if near else ""
    return f"bids.indicators of the rule book names it{meant}"

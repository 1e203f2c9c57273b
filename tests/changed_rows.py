"""Changes to the rows of a season by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["Changes", "changed"]

Row = dict[str, Any]
Changes = Mapping[tuple[str, str], Row]
"""(table, id) -> columns to change in the rows that begin with that id."""


def changed(
    rows: dict[str, list[Row]],
    changes: Changes | None = None,
    more: Mapping[str, list[Row]] | None = None,
) -> dict[str, list[Row]]:
    """Rows of every table, changed in place, and further rows behind those of a table."""
    for (table, name), columns in (changes or {}).items():
        for row in rows[table]:
            if next(iter(row.values())) == name:
                row |= columns
    return rows | {table: rows.get(table, []) + added for table, added in (more or {}).items()}

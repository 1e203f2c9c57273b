"""The season while it is being checked: typed tables, and which of their cells can be relied on.

A check asks for the rows whose cells it needs (`rows`) and whether a table is complete in a column
(`whole`). So one unreadable id is one fault, and not one more in every table that refers to it.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ce_opt.errors import Fault
from ce_opt.season.cells import cell_text
from ce_opt.season.parse import Parsed
from ce_opt.season.rulebook import RuleBook
from ce_opt.season.rulebook_file import RawRules

__all__ = ["Draft"]


@dataclass(frozen=True)
class Draft:
    """All tables as parsed, and the rule book.

    Attributes
    ----------
    parsed : declared name -> table, for every declared table
    rulebook : the season's rule book, defaults where it has faults
    rules : its keys and values as they stand in the file; they word a fault of a key
    """

    parsed: Mapping[str, Parsed]
    rulebook: RuleBook
    rules: RawRules

    def rows(self, table: str, *columns: str) -> pd.DataFrame:
        """Rows whose cells in these columns were read; the index is the row number in the file."""
        parsed = self.parsed[table]
        masks = [parsed.unreadable[column] for column in columns if column in parsed.unreadable]
        return parsed.frame[~np.logical_or.reduce(masks)] if masks else parsed.frame

    def whole(self, table: str, *columns: str) -> bool:
        """Whether no row is lost and no cell of these columns is unreadable."""
        parsed = self.parsed[table]
        return parsed.whole and not parsed.unreadable.keys() & set(columns)

    def numbers(self, table: str) -> set[str]:
        """Names of the columns of numbers."""
        return {
            column.name for column in self.parsed[table].table.columns if column.kind == "number"
        }

    def fault(
        self, table: str, row: Hashable, column: str, rule: str, fix: str, value: object = None
    ) -> Fault:
        """Word a fault of a cell; `value` is the cell's own unless given."""
        parsed = self.parsed[table]
        row = int(str(row))
        text = self.text(table, row, column) if value is None else cell_text(value)
        place = parsed.origin.place(row, parsed.positions.get(column))
        return Fault(table, place, row, column, text, rule, fix)

    def text(self, table: str, row: int, column: str) -> str:
        """Write the value of a cell as text."""
        return cell_text(self.parsed[table].frame.at[row, column])

    def row_fault(self, table: str, row: int, rule: str, fix: str) -> Fault:
        """Word a fault of a row, or of the whole table (row 0)."""
        origin = self.parsed[table].origin
        return Fault(table, origin.place(row), row, "", "", rule, fix)

"""A table as it stands in a file: heads and rows of text, and the names of places in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ce_opt.errors import Fault
from ce_opt.language import tr

Numbers = np.ndarray[Any, np.dtype[np.int64]]

__all__ = [
    "Origin",
    "RawTable",
    "Spoilt",
    "cell_place",
    "letters",
    "raw_table",
    "row_place",
    "sheet_label",
]


@dataclass(frozen=True)
class Origin:
    """Where a table comes from, and what its places are called.

    Attributes
    ----------
    table : declared name of the table
    label : ``engineers.csv``, or ``season.xlsx sheet engineers``
    cells : a place is a cell (``cell F17``) rather than a row (``row 17``)
    """

    table: str
    label: str
    cells: bool = False

    def place(self, row: int, position: int | None = None) -> str:
        """Name a row, or a cell where this origin has cells; row 0 is the whole table."""
        if not row:
            return self.label
        if self.cells and position is not None:
            return cell_place(self.label, f"{letters(position)}{row}")
        return row_place(self.label, row)


def row_place(label: str, row: int) -> str:
    """Name a row of a file: ``engineers.csv row 17``."""
    return tr("{file} row {row}", file=label, row=row)


def cell_place(label: str, cell: str) -> str:
    """Name a cell, or a range of cells, of a sheet: ``season.xlsx sheet engineers cell F17``."""
    return tr("{sheet} cell {cell}", sheet=label, cell=cell)


def sheet_label(file: str, sheet: str) -> str:
    """Name a sheet of a workbook: ``season.xlsx sheet engineers``."""
    return tr("{file} sheet {sheet}", file=file, sheet=sheet)


@dataclass(frozen=True)
class Spoilt:
    """Why the text of a workbook's cell is not what the planner meant.

    Attributes
    ----------
    rule, fix : as in a `Fault`, in English; both empty where the fault is said elsewhere
    only_ids : harmless unless the column holds ids
    """

    rule: str = ""
    fix: str = ""
    only_ids: bool = False


@dataclass(frozen=True)
class RawTable:
    """Heads and rows of text.

    Attributes
    ----------
    origin : where it stands
    heads : texts of the first row that is not blank
    head_row : number of that row
    rows : cells of each row that is not blank, as long as the file has them
    numbers : number of each row in the file; the file's first row is 1, blank rows count
    spoilt : (row number, position) -> what is wrong with the cell itself
    """

    origin: Origin
    heads: Sequence[str]
    head_row: int
    rows: Sequence[Sequence[str]]
    numbers: Numbers
    spoilt: Mapping[tuple[int, int], Spoilt] = field(default_factory=dict)

    def fault(self, row: int, position: int, column: str, value: str, rule: str, fix: str) -> Fault:
        """Word a fault of one cell."""
        place = self.origin.place(row, position)
        return Fault(self.origin.table, place, row, column, value, rule, fix)

    def row_fault(self, row: int, rule: str, fix: str) -> Fault:
        """Word a fault of one row, or of the whole table (row 0)."""
        return Fault(self.origin.table, self.origin.place(row), row, "", "", rule, fix)


def raw_table(
    origin: Origin,
    grid: Iterable[Sequence[str]],
    first: int = 1,
    spoilt: Mapping[tuple[int, int], Spoilt] | None = None,
) -> RawTable:
    """Part a grid of texts, whose top row has number `first`, into heads and rows."""
    filled = [(number, row) for number, row in enumerate(grid, first) if "".join(row).strip()]
    head_row, heads = filled[0] if filled else (first, ())
    return RawTable(
        origin,
        tuple(heads),
        head_row,
        [row for _, row in filled[1:]],
        np.array([number for number, _ in filled[1:]], dtype=np.int64),
        spoilt or {},
    )


def letters(position: int) -> str:
    """Name a column as a spreadsheet does: 0 is A, 25 Z, 26 AA.

    >>> letters(0), letters(26), letters(16383)
    ('A', 'AA', 'XFD')
    """
    name = ""
    rest = position + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        name = chr(ord("A") + digit) + name
    return name

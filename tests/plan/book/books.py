"""Workbooks of the plan by hand, edited as people do and saved by openpyxl."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

Edit = Callable[[Any], None]


def edited(source: Path, target: Path, *edits: Edit) -> Path:
    """Copy a workbook with edits."""
    book = openpyxl.load_workbook(source)
    for edit in edits:
        edit(book)
    book.save(target)
    return target


def put(sheet: str, cell: str, value: object) -> Edit:
    """Write into a cell."""

    def edit(book: Any) -> None:  # noqa: ANN401
        book[sheet][cell] = value

    return edit


def turned(sheet: str) -> Edit:
    """Turn the rows of a sheet round, as sorting does."""

    def edit(book: Any) -> None:  # noqa: ANN401
        rows = [[cell.value for cell in row] for row in book[sheet].iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows), 2):
            for place, value in enumerate(row, 1):
                book[sheet].cell(number, place).value = value

    return edit


def without_row(sheet: str, row: int) -> Edit:
    """Delete a row."""
    return lambda book: book[sheet].delete_rows(row)

"""What else was changed in a workbook that was handed back: named, and not used.

Rows may have been sorted: a row that says what a row of the plan says is in order wherever it
stands. The others are matched with the rows that are left, the likest first, and compared cell by
cell.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import pandas as pd

from ce_opt.language import tr
from ce_opt.plan.book.grids import Grid
from ce_opt.plan.book.opened import Sheet
from ce_opt.season.cells import cell_text
from ce_opt.season.raw import letters

__all__ = ["other_edits"]

Cells = tuple[str, ...]


def other_edits(sheet: Sheet, wanted: Grid, seats: Collection[str] = ()) -> Iterator[str]:
    """Say what a sheet says otherwise than the plan.

    Parameters
    ----------
    sheet : as it was handed back
    wanted : as the plan has it, heads first
    seats : heads of the columns that may be edited
    """
    heads = [str(head) for head in wanted[0] if head not in seats]
    places = [place for place, head in enumerate(wanted[0]) if head not in seats]
    right = [tuple(plain(row[place]) for place in places) for row in wanted[1:]]
    found = [plain(value) for value in sheet.rows[0]] if sheet.rows else []
    position = {head: found.index(head) for head in heads if head in found}
    for head in heads:
        if head not in position:
            yield tr("sheet {sheet}: column {column} is gone", sheet=sheet.name, column=head)
    known = {*position.values(), *(found.index(head) for head in seats if head in found)}
    for place, head in enumerate(found):
        if head and place not in known:
            cell = sheet.place(1, place)
            yield tr("{place}: column {column} is not the plan's", place=cell, column=head)
    if len(position) == len(heads):
        yield from row_edits(sheet, [position[head] for head in heads], right)


def row_edits(sheet: Sheet, position: Sequence[int], right: Sequence[Cells]) -> Iterator[str]:
    """Compare the rows below the heads."""
    left = Counter(right)
    odd: list[tuple[int, Cells]] = []
    for number, row in enumerate(sheet.rows[1:], 2):
        cells = tuple(plain(row[place]) if place < len(row) else "" for place in position)
        if left[cells]:
            left[cells] -= 1
        elif any(cells):
            odd.append((number, cells))
    waiting: dict[str, list[Cells]] = defaultdict(list)
    for cells in left.elements():
        waiting[cells[0]].append(cells)
    for number, cells in odd:
        twin = likest(cells, waiting[cells[0]])
        if twin is None:
            yield tr("sheet {sheet} row {row} is not the plan's", sheet=sheet.name, row=number)
        else:
            waiting[cells[0]].remove(twin)
            yield from cell_edits(sheet, number, position, cells, twin)
    for first, rows in waiting.items():
        for _ in rows:
            yield tr("sheet {sheet}: a row of {first} is gone", sheet=sheet.name, first=first)


def likest(cells: Cells, rows: Sequence[Cells]) -> Cells | None:
    """Find the row that most cells agree with; the first of equals."""
    return max(rows, key=lambda row: sum(map(str.__eq__, row, cells)), default=None)


def cell_edits(
    sheet: Sheet, number: int, position: Sequence[int], cells: Cells, right: Cells
) -> Iterator[str]:
    """Say which cells of a row differ."""
    for place, one, other in zip(position, cells, right, strict=True):
        if one != other:
            yield tr(
                'sheet {sheet} cell {cell} says "{found}", the plan "{right}"',
                sheet=sheet.name,
                cell=f"{letters(place)}{number}",
                found=one,
                right=other,
            )


def plain(value: Any) -> str:  # noqa: ANN401 (whatever stands in a cell)
    """Text of a value, equal for equal values: numbers to ten digits, outer spaces dropped."""
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value + 0.0:.10g}"
    return cell_text(value).strip()

"""The workbook says the same as the files."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook

from ce_opt.errors import Breach
from ce_opt.plan.audit.subject import Subject
from ce_opt.plan.layout import ALL_TABLES
from ce_opt.plan.read import FILE, WORKBOOK
from ce_opt.plan.workbook import SUMMARY_SHEET, key_figures
from ce_opt.season.raw import letters
from ce_opt.season.sources.workbook_guard import Refused, inspect_workbook

__all__ = ["workbook"]

Grid = Sequence[Sequence[Any]]


def workbook(subject: Subject) -> Iterator[Breach]:
    """Compare every cell of plan.xlsx with the tables and the summary."""
    try:
        found = sheets(subject.folder / WORKBOOK)
    except (OSError, Refused, CalamineError) as error:
        yield Breach(FILE, WORKBOOK, f"{WORKBOOK} cannot be read: {error}")
        return
    wanted = wanted_sheets(subject)
    for name in sorted({*wanted, *found}):
        if name not in found or name not in wanted:
            what = "is missing" if name in wanted else "does not belong there"
            yield Breach(FILE, WORKBOOK, f"{WORKBOOK}: sheet {name} {what}")
        else:
            yield from wrong_cells(name, found[name], wanted[name])


def sheets(path: Path) -> dict[str, Grid]:
    """Sheet -> rows of cells, after a look at the file that a reader could choke on."""
    for name, facts in inspect_workbook(path).items():
        if facts.sprawls or facts.broken:
            raise Refused(f"sheet {name} has cells that no plan has")
    with CalamineWorkbook.from_path(path) as book:
        return {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }


def wanted_sheets(subject: Subject) -> dict[str, Grid]:
    """Sheet -> rows of cells, as the files say."""
    wanted: dict[str, Grid] = {
        SUMMARY_SHEET: [("figure", "value"), *key_figures(subject.plan.summary)]
    }
    for table in ALL_TABLES:
        if table.name in subject.plan.tables:
            frame = subject.plan.tables[table.name]
            heads = table.widened(list(frame.columns)).heads
            columns = [frame[name].tolist() for name in heads]
            wanted[table.name] = [heads, *zip(*columns, strict=True)]
    return wanted


def wrong_cells(sheet: str, found: Grid, wanted: Grid) -> Iterator[Breach]:
    """Cells of a sheet that say something else."""
    width = max(map(len, [*found, *wanted]))
    for row in range(max(len(found), len(wanted))):
        left, right = padded(found, row, width), padded(wanted, row, width)
        for place, (one, other) in enumerate(zip(left, right, strict=True)):
            if not same(one, other):
                cell = f"sheet {sheet} cell {letters(place)}{row + 1}"
                sentence = f"{WORKBOOK} {cell} says {shown(one)}, the file says {shown(other)}"
                yield Breach(FILE, WORKBOOK, sentence)


def padded(grid: Grid, row: int, width: int) -> list[Any]:
    """Cells of a row, empty ones where the grid ends earlier."""
    cells = list(grid[row]) if row < len(grid) else []
    return cells + [""] * (width - len(cells))


def same(found: Any, wanted: Any) -> bool:  # noqa: ANN401
    """Whether a cell says what the file says; a number is never the same as a text."""
    if isinstance(wanted, bool):
        return bool(found == ("yes" if wanted else "no"))
    if pd.isna(wanted):
        return bool(found == "")
    if isinstance(wanted, int | float) and type(found) in (int, float):
        return math.isclose(found, wanted, rel_tol=1e-12, abs_tol=1e-12)
    return type(found) is type(wanted) and bool(found == wanted)


def shown(value: object) -> str:
    """Show a cell in a sentence."""
    return f'"{value}"' if isinstance(value, str) else str(value)

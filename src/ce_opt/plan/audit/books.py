"""The workbook says the same as the files, and its drop-downs offer whom the rules allow."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook

from ce_opt.errors import Breach
from ce_opt.language import spoken_in, tr
from ce_opt.plan.audit.choices import plain_choices
from ce_opt.plan.audit.subject import Subject
from ce_opt.plan.book import carried, choices
from ce_opt.plan.book.grids import Grid, table_grid
from ce_opt.plan.layout import ALL_TABLES
from ce_opt.plan.read import FILE, SUMMARY, WORKBOOK
from ce_opt.plan.workbook import SUMMARY_SHEETS, key_figures
from ce_opt.season.raw import letters
from ce_opt.season.sources.workbook_guard import Refused, inspect_workbook

__all__ = ["workbook"]


def workbook(subject: Subject) -> Iterator[Breach]:
    """Compare every cell of plan.xlsx with the tables and the summary."""
    try:
        found = sheets(subject.folder / WORKBOOK)
    except (OSError, Refused, CalamineError) as error:
        sentence = tr("{file} cannot be read: {reason}", file=WORKBOOK, reason=error)
        yield Breach(FILE, WORKBOOK, sentence)
        return
    offered, original = found.pop(choices.SHEET, None), found.pop(carried.SHEET, None)
    with spoken_in(subject.language):
        wanted = wanted_sheets(subject)
    yield from wrong_sheets(found, wanted)
    if offered is not None:  # a plan of an older version has no lists and carries nothing
        right = choices.grid(plain_choices(subject.facts, subject.teams.values()))
        yield from wrong_cells(choices.SHEET, offered, right)
    if original is not None:
        yield from wrong_files(carried.texts_carried(original), subject)


def sheets(path: Path) -> dict[str, Grid]:
    """Sheet -> rows of cells, after a look at the file that a reader could choke on."""
    for name, facts in inspect_workbook(path).items():
        if facts.sprawls or facts.broken:
            raise Refused(tr("sheet {sheet} has cells that no plan has", sheet=name))
    with CalamineWorkbook.from_path(path) as book:
        return {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }


def wanted_sheets(subject: Subject) -> dict[str, Grid]:
    """Sheet -> rows of cells, as the files say, in the plan's language."""
    language = subject.language
    figures = [(tr("figure"), tr("value")), *key_figures(subject.plan.summary)]
    wanted: dict[str, Grid] = {SUMMARY_SHEETS[language]: figures}
    for table in ALL_TABLES:
        if table.name in subject.plan.tables:
            grid = table_grid(table, subject.plan.tables[table.name], language)
            wanted[table.chinese if language == "zh" else table.name] = grid
    return wanted


def wrong_sheets(found: Mapping[str, Grid], wanted: Mapping[str, Grid]) -> Iterator[Breach]:
    """Sheets that are missing, that do not belong there, or that say something else."""
    for name in sorted({*wanted, *found}):
        if name not in found:
            sentence = tr("{file}: sheet {sheet} is missing", file=WORKBOOK, sheet=name)
            yield Breach(FILE, WORKBOOK, sentence)
        elif name not in wanted:
            sentence = tr("{file}: sheet {sheet} does not belong there", file=WORKBOOK, sheet=name)
            yield Breach(FILE, WORKBOOK, sentence)
        else:
            yield from wrong_cells(name, found[name], wanted[name])


def wrong_cells(sheet: str, found: Grid, wanted: Grid) -> Iterator[Breach]:
    """Cells of a sheet that say something else."""
    width = max(map(len, [*found, *wanted]))
    for row in range(max(len(found), len(wanted))):
        left, right = padded(found, row, width), padded(wanted, row, width)
        for place, (one, other) in enumerate(zip(left, right, strict=True)):
            if not same(one, other):
                sentence = tr(
                    "{file} sheet {sheet} cell {cell} says {found}, the file says {wanted}",
                    file=WORKBOOK,
                    sheet=sheet,
                    cell=f"{letters(place)}{row + 1}",
                    found=shown(one),
                    wanted=shown(other),
                )
                yield Breach(FILE, WORKBOOK, sentence)


def wrong_files(found: Mapping[str, str], subject: Subject) -> Iterator[Breach]:
    """Files that the workbook carries otherwise than they stand in the folder.

    A season that has changed since is named elsewhere: its summary cannot be worked out anew.
    """
    same = dict(subject.facts.season.sha256) == subject.plan.summary.sha256
    for file in carried.FILES if same else carried.FILES[:-1]:
        path = subject.folder / file
        if found.get(file) != (lasting(path, subject) if path.exists() else None):
            sentence = tr(
                "{workbook} sheet {sheet} carries another {file} than the folder has",
                workbook=WORKBOOK,
                sheet=carried.SHEET,
                file=file,
            )
            yield Breach(FILE, WORKBOOK, sentence)


def lasting(path: Path, subject: Subject) -> str:
    """Text of a file as a workbook carries it: a summary without seconds, versions and inputs."""
    text = path.read_text("utf-8-sig")
    if path.name != SUMMARY:
        return text
    figures = json.loads(text) | {"seconds": 0.0, "versions": {}}
    figures["sha256"] = {carried.CONTENT: carried.content_digest(subject.facts.season)}
    return json.dumps(figures, ensure_ascii=False, indent=2) + "\n"


def padded(grid: Grid, row: int, width: int) -> list[Any]:
    """Cells of a row, empty ones where the grid ends earlier."""
    cells = list(grid[row]) if row < len(grid) else []
    return cells + [""] * (width - len(cells))


def same(found: Any, wanted: Any) -> bool:  # noqa: ANN401
    """Whether a cell says what the file says; a number is never the same as a text."""
    if pd.isna(wanted):
        return bool(found == "")
    if isinstance(wanted, int | float) and type(found) in (int, float):
        return math.isclose(found, wanted, rel_tol=1e-12, abs_tol=1e-12)
    return type(found) is type(wanted) and bool(found == wanted)


def shown(value: object) -> str:
    """Show a cell in a sentence."""
    return f'"{value}"' if isinstance(value, str) else str(value)

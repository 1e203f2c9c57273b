"""A season in one ``.xlsx`` workbook: one sheet for each table, and a sheet ``rulebook``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from ce_opt.errors import Fault
from ce_opt.language import marked, tr
from ce_opt.season.cells import cell_text
from ce_opt.season.findings import Findings
from ce_opt.season.fold import fold
from ce_opt.season.raw import (
    Origin,
    RawTable,
    Spoilt,
    cell_place,
    letters,
    raw_table,
    sheet_label,
)
from ce_opt.season.rulebook_file import TABLE, RawRules, rules_of_sheet
from ce_opt.season.sources.csv_folder import RULES, read_toml
from ce_opt.season.sources.inventory import Shelf
from ce_opt.season.sources.workbook_guard import Refused, SheetFacts, inspect_workbook

__all__ = ["RULE_SHEETS", "read_workbook"]

RULE_SHEETS = ("rulebook", "规则")

LOST_DIGITS = Spoilt(
    marked("must be an id written as text: of a number, a spreadsheet keeps 15 digits only"),
    marked("format the column as text and write the id again"),
    only_ids=True,
)
BARE_FORMULA = Spoilt(
    marked("must be a value: the formula was saved without one"),
    marked("open and save it in a spreadsheet, or write the value"),
)
ERROR_CELL = Spoilt(
    marked("must be a value, not an error"), marked("mend the formula, or write the value")
)
SAID_ALREADY = Spoilt()


def read_workbook(path: Path, findings: Findings) -> tuple[Iterable[RawTable], RawRules | None]:
    """Read the tables and the rules of a workbook; what cannot be read goes to `findings`."""
    try:
        facts = inspect_workbook(path)
        workbook = CalamineWorkbook.from_path(path)
    except Refused as refusal:
        findings.refuse(path, refusal.rule, refusal.fix)
        return (), None
    except (CalamineError, OSError) as error:
        rule = tr("must be a sound workbook ({reason})", reason=error)
        findings.refuse(path, rule, tr("save it again as .xlsx"))
        return (), None
    findings.read_bytes(path)
    sheets = [
        sheet.name for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet
    ]
    rule_sheet = next((name for name in sheets if fold(name).casefold() in RULE_SHEETS), None)
    tables = [name for name in sheets if name != rule_sheet]
    return (
        _tables(path, workbook, tables, facts, findings),
        _rules(path, workbook, rule_sheet, facts, findings),
    )


def _tables(
    path: Path,
    workbook: CalamineWorkbook,
    sheets: list[str],
    facts: Mapping[str, SheetFacts],
    findings: Findings,
) -> Iterator[RawTable]:
    """Read the sheets that hold tables one by one."""
    found = Shelf(path.name, sheets, book=path.name).find(findings)
    for table, name in found.items():
        origin = Origin(table, sheet_label(path.name, name), cells=True)
        raw = _read_sheet(origin, workbook, name, facts.get(name, SheetFacts()), findings)
        if raw:
            yield raw


def _rules(
    path: Path,
    workbook: CalamineWorkbook,
    sheet: str | None,
    facts: Mapping[str, SheetFacts],
    findings: Findings,
) -> RawRules | None:
    """Read the rules: their sheet, or the TOML of the workbook's name, or ``season.toml``."""
    if sheet is not None:
        origin = Origin(TABLE, sheet_label(path.name, sheet), cells=True)
        raw = _read_sheet(origin, workbook, sheet, facts.get(sheet, SheetFacts()), findings)
        return rules_of_sheet(raw, findings) if raw else None
    for beside in (path.with_suffix(".toml"), path.with_name(RULES)):
        if beside.is_file():
            return read_toml(beside, findings)
    findings.note(path.name, tr("has no sheet rulebook, so every rule has its default"))
    return None


def _read_sheet(
    origin: Origin, workbook: CalamineWorkbook, name: str, facts: SheetFacts, findings: Findings
) -> RawTable | None:
    """Read one sheet as text; none where it is too large or its heads are merged."""
    if facts.sprawls:
        place = cell_place(origin.label, facts.furthest)
        rule = tr("must not be so far from the other cells")
        fix = tr("empty the cells that are far from the table")
        findings.faults.append(Fault(origin.table, place, 0, "", "", rule, fix))
        return None
    sheet = workbook.get_sheet_by_name(name)
    grid, spoilt = _texts(sheet)
    for (row, position), text in facts.broken.items():
        _put(grid, row, position, text)
        spoilt[row, position] = BARE_FORMULA if text == "=" else ERROR_CELL
    merged = list(_merged(sheet, len(grid)))
    width = max(map(len, grid), default=0)
    for top, left, bottom, right in merged:
        findings.faults.append(_merged_fault(origin, top, left, bottom, right))
        spoilt |= {
            (row, position): SAID_ALREADY
            for row in range(top, min(bottom, len(grid)) + 1)
            for position in range(left, min(right + 1, width))
        }
    raw = raw_table(origin, grid, spoilt=spoilt)
    return None if any(top <= raw.head_row <= bottom for top, _, bottom, _ in merged) else raw


def _texts(sheet: CalamineSheet) -> tuple[list[list[str]], dict[tuple[int, int], Spoilt]]:
    """Every cell from A1 on as text, and the numbers that may have lost digits."""
    grid: list[list[str]] = []
    spoilt: dict[tuple[int, int], Spoilt] = {}
    for number, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
        grid.append([cell_text(value) for value in row])
        for position, value in enumerate(row):
            if isinstance(value, float | int) and abs(value) >= 1e15:
                spoilt[number, position] = LOST_DIGITS
    return grid, spoilt


def _put(grid: list[list[str]], row: int, position: int, text: str) -> None:
    """Write into the grid, which grows as needed."""
    width = max(position + 1, len(grid[0]) if grid else 0)
    grid.extend([] for _ in range(row - len(grid)))
    if len(grid[0]) < width or not grid[row - 1]:
        grid[:] = [[*cells, *[""] * (width - len(cells))] for cells in grid]
    grid[row - 1][position] = text


def _merged(sheet: CalamineSheet, rows: int) -> Iterator[tuple[int, int, int, int]]:
    """List merged ranges in the rows in use: first row, position, last row, position."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top < rows:
            yield top + 1, left, bottom + 1, right


def _merged_fault(origin: Origin, top: int, left: int, bottom: int, right: int) -> Fault:
    place = cell_place(origin.label, f"{letters(left)}{top}:{letters(right)}{bottom}")
    rule = tr("must not be merged")
    fix = tr("part the cells, and write the value in each of them")
    return Fault(origin.table, place, top, "", "", rule, fix)

"""A workbook that was handed back, opened with care: it has been on other people's machines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from ce_opt.errors import PlanUnreadable
from ce_opt.language import tr
from ce_opt.season.raw import letters
from ce_opt.season.sources.workbook_guard import Refused, SheetFacts, inspect_workbook

__all__ = ["Sheet", "open_workbook"]

Range = tuple[int, int, int, int]


@dataclass(frozen=True)
class Sheet:
    """One sheet as it stands.

    Attributes
    ----------
    name : as in the workbook
    rows : values from cell A1 on: text, numbers, truth values, days; empty text for nothing
    broken : (row from 1, position from 0) -> what stands in a cell that has no value: an error, or
        ``=`` for a formula that was saved without one
    merged : first row, first position, last row, last position of merged cells
    """

    name: str
    rows: Sequence[Sequence[object]]
    broken: Mapping[tuple[int, int], str] = field(default_factory=dict)
    merged: Sequence[Range] = ()

    def place(self, row: int, position: int) -> str:
        """Name a cell as a planner finds it; rows are counted from 1."""
        return tr("sheet {sheet} cell {cell}", sheet=self.name, cell=f"{letters(position)}{row}")


def open_workbook(path: Path) -> dict[str, Sheet]:
    """Open a workbook: name -> sheet.

    Raises
    ------
    PlanUnreadable : it is none, or it is not fit to be opened
    """
    try:
        facts = inspect_workbook(path)
        with CalamineWorkbook.from_path(path) as book:
            kinds = book.sheets_metadata
            names = [sheet.name for sheet in kinds if sheet.typ == SheetTypeEnum.WorkSheet]
            return {
                name: opened(book.get_sheet_by_name(name), facts.get(name, SheetFacts()))
                for name in names
            }
    except Refused as refusal:
        reason = f"{refusal.rule}; {refusal.fix}"
    except (CalamineError, OSError) as error:
        reason = getattr(error, "strerror", None) or str(error)
    raise PlanUnreadable(tr("{path} cannot be read: {reason}", path=path, reason=reason))


def opened(sheet: CalamineSheet, facts: SheetFacts) -> Sheet:
    """Read one sheet; one that would unfold to something far larger than its cells is refused."""
    if facts.sprawls:
        rule = tr("cell {cell} must not be so far from the others", cell=facts.furthest)
        raise Refused(rule, tr("empty the cells that are far from the table"))
    rows = sheet.to_python(skip_empty_area=False)
    return Sheet(sheet.name, rows, facts.broken, tuple(merged_of(sheet)))


def merged_of(sheet: CalamineSheet) -> Iterator[Range]:
    """List merged cells, rows from 1."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        yield top + 1, left, bottom + 1, right

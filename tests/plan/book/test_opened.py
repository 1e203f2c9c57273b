"""Files that are no workbook, or not one to be opened."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from ce_opt.errors import PlanUnreadable
from ce_opt.plan.book.opened import open_workbook


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"client,engineer_a\n", "this is none, or it is damaged"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "this is an old .xls or has a password"),
        (b"PK\x03\x04cut", "this is none, or it is damaged"),
        (None, "No such file"),
    ],
)
def test_what_is_no_workbook_is_refused(data: bytes | None, says: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(PlanUnreadable, match=says):
        open_workbook(path)


def test_a_cell_at_the_end_of_the_world_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["XFD1048576"] = 1
    book.save(tmp_path / "far.xlsx")
    with pytest.raises(PlanUnreadable, match="XFD1048576 must not be so far"):
        open_workbook(tmp_path / "far.xlsx")


def test_formulas_without_values_and_merged_cells_are_seen(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "loads"
    sheet["A1"], sheet["B2"] = 1, "=A1"
    sheet.merge_cells("C1:D2")
    book.save(tmp_path / "book.xlsx")
    found = open_workbook(tmp_path / "book.xlsx")["loads"]
    assert (found.broken, found.merged) == ({(2, 1): "="}, ((1, 2, 2, 3),))
    assert found.place(2, 1) == "sheet loads cell B2"

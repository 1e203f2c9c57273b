"""Workbooks: cell names, lost digits, bare formulas, errors, merged cells, the rule sheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl import Workbook

from ce_opt.errors import SeasonFaults
from ce_opt.season import Season, read_season
from season.healthy import FILES, write


@pytest.fixture
def healthy(tmp_path: Path) -> Season:
    return read_season(write(tmp_path / "healthy"))


def workbook(
    path: Path,
    change: Callable[[Workbook], object] = lambda book: None,
    down: int = 0,
    right: int = 0,
) -> Path:
    """The healthy season as openpyxl writes it, moved down and right, then changed."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, text in FILES.items():
        if name.endswith(".csv"):
            sheet = book.create_sheet(name.removesuffix(".csv"))
            for row, cells in enumerate(csv.reader(io.StringIO(text)), 1 + down):
                for column, cell in enumerate(cells, 1 + right):
                    sheet.cell(row, column, cell or None)
    rules = book.create_sheet("rulebook")
    for row in (
        ("key", "value"),
        ("season.name", "Spring"),
        ("season.start", date(2026, 3, 1)),
        ("season.end", "2026-08-31"),
        ("importance.scale.revenue_yuan", "log"),
        ("assignment.a_share", 0.6),
        ("assignment.max_handovers", 2),
        ("assignment.weights.overload", "2"),
    ):
        rules.append(row)
    change(book)
    book.save(path)
    return path


def only_fault(path: Path) -> str:
    with pytest.raises(SeasonFaults) as caught:
        read_season(path)
    assert len(caught.value.faults) == 1, str(caught.value)
    return str(caught.value.faults[0])


def put(sheet: str, cell: str, value: object) -> Callable[[Workbook], object]:
    return lambda book: book[sheet].__setitem__(cell, value)


def test_a_workbook_reads_like_a_folder(tmp_path: Path, healthy: Season) -> None:
    season = read_season(workbook(tmp_path / "season.xlsx"))
    assert season.equals(healthy)
    assert season.notes == ()
    assert set(season.sha256) == {"season.xlsx"}


def test_numbers_dates_and_truths_read_like_text(tmp_path: Path, healthy: Season) -> None:
    def change(book: Workbook) -> None:
        book["engineers"]["E2"] = 120
        book["engineers"]["E3"] = 90.5
        book["leave"]["B2"] = date(2026, 4, 1)
        book["specialties"]["C2"] = True

    assert read_season(workbook(tmp_path / "season.xlsx", change)).equals(healthy)


def test_a_sheet_may_stand_anywhere_and_its_cells_have_their_true_names(
    tmp_path: Path, healthy: Season
) -> None:
    assert read_season(workbook(tmp_path / "a.xlsx", down=3, right=2)).equals(healthy)
    path = workbook(tmp_path / "b.xlsx", put("engineers", "G5", -8), down=3, right=2)
    assert only_fault(path).startswith(
        'b.xlsx sheet engineers cell G5 column care_hours value "-8"'
    )


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "says"),
    [
        ("engineers", "E3", "x", 'sheet engineers cell E3 column care_hours value "x": must be'),
        ("engineers", "E3", "#REF!", 'cell E3 column care_hours value "#REF!": must be a value'),
        ("engineers", "E3", "=1+1", 'cell E3 column care_hours value "=": must be a value: the'),
        ("work_log", "B3", 1234567890123456789, "a spreadsheet keeps 15 digits only"),
        ("skills", "A5", "E99", 'sheet skills cell A5 column engineer value "E99": must be an id'),
        ("needs", "E3", "yes", "sheet needs cell E3 column primary"),
        ("engineers", "E1", "care_hour", "sheet engineers cell E1 column care_hours"),
        ("rulebook", "B6", 6, 'sheet rulebook cell B6 column assignment.a_share value "6"'),
        ("rulebook", "A6", "assignment.share", "sheet rulebook cell B6 column assignment.share"),
        ("rulebook", "A7", "assignment.a_share", "cell A7 column key"),
        ("rulebook", "A7", "groups.size", "cell B7 column groups"),
        ("rulebook", "A1", "name", "sheet rulebook row 1: must be headed key, value"),
    ],
)
def test_faults_name_the_cell(
    tmp_path: Path, sheet: str, cell: str, value: object, says: str
) -> None:
    assert says in only_fault(workbook(tmp_path / "season.xlsx", put(sheet, cell, value)))


def test_a_formula_below_the_last_value_is_found(tmp_path: Path) -> None:
    path = workbook(tmp_path / "season.xlsx", put("needs", "D9", "=SUM(D2:D5)"))
    with pytest.raises(SeasonFaults) as caught:
        read_season(path)
    assert "sheet needs cell D9" in str(caught.value)


def test_merged_cells_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "season.xlsx", lambda book: book["bids"].merge_cells("A2:A3"))
    assert "sheet bids cell A2:A3: must not be merged" in only_fault(path)


def test_merged_heads_are_one_fault(tmp_path: Path) -> None:
    path = workbook(tmp_path / "season.xlsx", lambda book: book["clients"].merge_cells("A1:B1"))
    assert "sheet clients cell A1:B1: must not be merged" in only_fault(path)


def test_other_sheets_may_hold_what_they_like(tmp_path: Path, healthy: Season) -> None:
    def change(book: Workbook) -> None:
        sheet = book.create_sheet("my own sums")
        sheet["A1"], sheet["C9"] = "=1/0", "#REF!"
        sheet.merge_cells("A1:B2")

    season = read_season(workbook(tmp_path / "season.xlsx", change))
    assert season.equals(healthy)
    assert [str(note) for note in season.notes] == [
        "season.xlsx sheet my own sums: not used: no such table is known"
    ]


def test_a_misspelt_sheet_is_refused(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book["engineers"].title = "enginers"

    assert only_fault(workbook(tmp_path / "season.xlsx", change)).startswith(
        "season.xlsx sheet enginers: must be named engineers or 工程师"
    )


def test_a_missing_sheet_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "season.xlsx", lambda book: book.remove(book["needs"]))
    assert only_fault(path).startswith("season.xlsx: must hold a sheet needs or 客户需求")


@pytest.mark.parametrize("name", ["year.toml", "season.toml"])
def test_without_a_rule_sheet_the_rules_stand_beside(
    tmp_path: Path, healthy: Season, name: str
) -> None:
    path = workbook(tmp_path / "year.xlsx", lambda book: book.remove(book["rulebook"]))
    assert "every rule has its default" in str(read_season(path).notes[0])
    (tmp_path / name).write_text(FILES["season.toml"], "utf-8")
    assert read_season(path).equals(healthy)


def test_formulas_with_their_value_read_as_the_value(tmp_path: Path) -> None:
    path = tmp_path / "season.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, text in FILES.items():
            if name.endswith(".csv"):
                sheet = book.add_worksheet(name.removesuffix(".csv"))
                for row, cells in enumerate(csv.reader(io.StringIO(text))):
                    for column, cell in enumerate(cells):
                        if name == "engineers.csv" and cell == "120":
                            sheet.write_formula(row, column, "=60*2", None, 120)
                        elif cell:
                            sheet.write_string(row, column, cell)
    assert read_season(path).engineers["care_hours"][0] == 120

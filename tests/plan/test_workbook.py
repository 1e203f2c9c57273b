from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ce_opt.plan import Plan, audit, make_plan, write_plan
from ce_opt.plan.workbook import display_width, fitted, workbook_bytes
from ce_opt.plan.write import lasting_text, plan_texts
from ce_opt.season import Season, season_from_frames
from plan.hand_season import run, season


def load(data: bytes) -> Any:  # noqa: ANN401
    return openpyxl.load_workbook(io.BytesIO(data))


def book(plan: Plan, made: Season) -> bytes:
    """The workbook as `write_plan` has it written."""
    texts = plan_texts(plan) | {"summary.json": lasting_text(plan.summary, made)}
    return workbook_bytes(plan, made, texts)


@pytest.fixture(scope="module")
def hand_book(hand_plan: Plan, hand_season: Season) -> Any:  # noqa: ANN401
    return load(book(hand_plan, hand_season))


def test_a_sheet_for_each_table_between_the_key_figures_and_what_nobody_sees(
    hand_book: Any,  # noqa: ANN401
) -> None:
    assert hand_book.sheetnames == [
        *("summary", "assignment", "unserved", "loads", "importance"),
        *("escalation", "certificate", "choices", "original"),
    ]
    states = {sheet.title: sheet.sheet_state for sheet in hand_book}
    assert states["choices"] == states["original"] == "veryHidden"
    assert set(list(states.values())[:-2]) == {"visible"}


def test_heads_are_bold_frozen_and_filter(hand_book: Any) -> None:  # noqa: ANN401
    sheet = hand_book["loads"]
    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:H4"
    assert sheet.print_title_rows == "$1:$1"


def test_a_chinese_plan_has_chinese_sheets_heads_and_words(
    hand_plan: Plan, hand_season: Season
) -> None:
    chinese = replace(hand_plan, summary=replace(hand_plan.summary, language="zh"))
    found = load(book(chinese, hand_season))
    assert found.sheetnames[:3] == ["概要", "分配", "未服务客户"]
    assert [cell.value for cell in found["分配"][1]][:4] == ["客户编号", "重要程度", "A角", "B角"]
    assert [cell.value for cell in found["重要程度"]["H"]] == ["已服务", "是", "是", "否", "否"]


def test_utilisation_is_coloured_from_80_90_and_100_percent(hand_book: Any) -> None:  # noqa: ANN401
    sheet = hand_book["loads"]
    rules = [rule for found in sheet.conditional_formatting for rule in found.rules]
    assert [float(rule.formula[0]) for rule in rules] == [1.0, 0.9, 0.8]
    assert sheet["E2"].number_format == "0.0%"


def test_names_that_look_like_formulas_stay_text_even_when_typed_anew(tmp_path: Path) -> None:
    made = season()
    names = {"C1": "=1+1", "C2": "@x", "C3": "-3", "C4": "+cmd|' /C calc'!A0"}
    tables = {name: frame.replace(names) for name, frame in made.tables.items()}
    odd = season_from_frames({name: frame for name, frame in tables.items() if len(frame)}, {})
    plan = make_plan(odd, [], run(bound=0.0))
    write_plan(plan, odd, tmp_path / "plan")
    found = load((tmp_path / "plan" / "plan.xlsx").read_bytes())
    cells = [found["assignment"].cell(row, 1) for row in range(2, 6)]
    assert sorted(cell.value for cell in cells) == sorted(names.values())
    assert all(cell.quotePrefix and cell.number_format == "@" for cell in cells)
    kinds = {cell.data_type for sheet in found for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}
    assert all(cell.hyperlink is None for cell in cells)


def test_an_empty_seat_takes_what_is_typed_as_text(hand_book: Any) -> None:  # noqa: ANN401
    sheet = hand_book["assignment"]
    assert sheet["C4"].number_format == sheet["D4"].number_format == "@"


def test_the_same_plan_gives_the_same_bytes(hand_plan: Plan, hand_season: Season) -> None:
    assert book(hand_plan, hand_season) == book(hand_plan, hand_season)


def test_time_used_does_not_change_the_workbook() -> None:
    made = season()
    one, other = (make_plan(made, [], run(seconds=seconds)) for seconds in (1.0, 2.0))
    assert book(one, made) == book(other, made)


def test_columns_are_as_wide_as_their_text() -> None:
    assert fitted("rank", ["1"]) == 8
    assert fitted("name", ["x" * 30]) == 31
    assert fitted("reason", ["x" * 500]) == 80
    assert fitted("A角客户数", []) == 12
    assert display_width("厦门 A") == 6


def test_numbers_are_numbers(hand_book: Any) -> None:  # noqa: ANN401
    sheet = hand_book["loads"]
    assert [sheet.cell(row, 5).value for row in (2, 3, 4)] == [0.5, 0.833333, 0.2]


@pytest.mark.parametrize(
    ("sheet", "cell", "says"),
    [
        ("choices", "J4", "sheet choices cell J4 says"),
        ("choices", "B2", "sheet choices cell B2 says"),
        ("original", "B2", "sheet original carries another assignment.csv than the folder has"),
    ],
)
def test_what_nobody_sees_is_audited_too(
    sheet: str, cell: str, says: str, hand_season: Season, plan_folder: Path
) -> None:
    path = plan_folder / "plan.xlsx"
    found = load(path.read_bytes())
    found[sheet][cell] = 17
    found.save(path)
    (breach,) = audit(hand_season, plan_folder)
    assert says in breach.sentence

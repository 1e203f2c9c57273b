from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl

from ce_opt.plan import Plan, make_plan, write_plan
from ce_opt.plan.workbook import display_width, fitted, workbook_bytes
from ce_opt.plan.write import lasting_text, plan_texts
from ce_opt.season import Season, season_from_frames
from plan.hand_season import run, season


def load(data: bytes) -> Any:  # noqa: ANN401
    return openpyxl.load_workbook(io.BytesIO(data))


def book(plan: Plan, made: Season) -> bytes:
    """The workbook as `write_plan` has it written."""
    texts = plan_texts(plan) | {"summary.json": lasting_text(plan.summary)}
    return workbook_bytes(plan, made, texts)


def test_a_sheet_for_each_table_behind_the_key_figures(hand_plan: Plan, hand_season: Season) -> None:
    names = load(book(hand_plan, hand_season)).sheetnames
    assert names == [
        *("summary", "assignment", "unserved", "loads", "importance"),
        *("escalation", "certificate"),
    ]


def test_heads_are_bold_frozen_and_filter(hand_plan: Plan, hand_season: Season) -> None:
    sheet = load(book(hand_plan, hand_season))["loads"]
    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:H4"


def test_utilisation_is_coloured_from_80_90_and_100_percent(hand_plan: Plan, hand_season: Season) -> None:
    sheet = load(book(hand_plan, hand_season))["loads"]
    rules = [rule for found in sheet.conditional_formatting for rule in found.rules]
    assert [float(rule.formula[0]) for rule in rules] == [1.0, 0.9, 0.8]
    assert sheet["E2"].number_format == "0.0%"


def test_unserved_clients_are_tinted(hand_plan: Plan, hand_season: Season) -> None:
    sheet = load(book(hand_plan, hand_season))["assignment"]
    (found,) = sheet.conditional_formatting
    assert (str(found.sqref), found.rules[0].formula) == ("A2:L5", ['$C2=""'])


def test_names_that_look_like_formulas_stay_text(tmp_path: Path) -> None:
    made = season()
    names = {"C1": "=1+1", "C2": "@x", "C3": "-3", "C4": "http://x.y"}
    tables = {name: frame.replace(names) for name, frame in made.tables.items()}
    odd = season_from_frames({name: frame for name, frame in tables.items() if len(frame)}, {})
    plan = make_plan(odd, [], run(bound=0.0))
    write_plan(plan, odd, tmp_path / "plan")
    sheet = load((tmp_path / "plan" / "plan.xlsx").read_bytes())["assignment"]
    cells = [sheet.cell(row, 1) for row in range(2, 6)]
    assert [cell.value for cell in cells] == ["-3", "=1+1", "@x", "http://x.y"]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)


def test_the_same_plan_gives_the_same_bytes(hand_plan: Plan, hand_season: Season) -> None:
    assert book(hand_plan, hand_season) == workbook_bytes(hand_plan)


def test_time_used_does_not_change_the_workbook() -> None:
    one, other = (make_plan(season(), [], run(seconds=seconds)) for seconds in (1.0, 2.0))
    assert workbook_bytes(one) == workbook_bytes(other)


def test_columns_are_as_wide_as_their_text() -> None:
    assert fitted("rank", ["1"]) == 8
    assert fitted("name", ["x" * 30]) == 31
    assert fitted("reason", ["x" * 500]) == 80
    assert display_width("厦门 A") == 6


def test_numbers_are_numbers(hand_plan: Plan, hand_season: Season) -> None:
    sheet = load(book(hand_plan, hand_season))["loads"]
    assert [sheet.cell(row, 5).value for row in (2, 3, 4)] == [0.5, 0.833333, 0.2]

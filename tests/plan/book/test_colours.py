"""What is tinted, by which rule."""

from __future__ import annotations

from pathlib import Path

import openpyxl


def test_edits_changed_seats_unserved_clients_and_single_cover_are_tinted(written: Path) -> None:
    sheet = openpyxl.load_workbook(written / "plan.xlsx")["assignment"]
    found = {
        str(part.sqref): [rule.formula[0] for rule in part.rules]
        for part in sheet.conditional_formatting
    }
    row = "MATCH($A2,choice_client,0)"
    planned, before = (f'INDEX(choice_{what}_a,{row})&""' for what in ("planned", "incumbent"))
    assert found["C2:C5"] == [
        f'IFERROR({planned}<>$C2&"",FALSE)',
        f'IFERROR(AND($C2<>"",{before}<>"",{before}<>$C2&""),FALSE)',
    ]
    assert found["A2:L5"] == ['$C2=""']
    assert found["F2:F5"] == ["0"]
    assert sheet["F1"].value == "single_cover"


def test_loads_grow_darker(written: Path) -> None:
    sheet = openpyxl.load_workbook(written / "plan.xlsx")["loads"]
    tints = [
        rule.dxf.fill.bgColor.rgb for part in sheet.conditional_formatting for rule in part.rules
    ]
    assert tints == ["FFF4B183", "FFFFD966", "FFFFF2CC"]

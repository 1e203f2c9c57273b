"""The drop-downs as a spreadsheet has them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest


@pytest.fixture(scope="module")
def book(written: Path) -> Any:  # noqa: ANN401
    return openpyxl.load_workbook(written / "plan.xlsx")


def test_a_seat_offers_its_own_list_and_warns_of_others(book: Any) -> None:  # noqa: ANN401
    lists = [
        rule for rule in book["assignment"].data_validations.dataValidation if rule.type == "list"
    ]
    assert [str(rule.sqref) for rule in lists] == ["C2:C5", "D2:D5"]
    assert {rule.errorStyle for rule in lists} == {"warning"}
    assert all(len(rule.formula1) <= 255 for rule in lists)
    row = "MATCH($A2,choice_client,0)"
    assert lists[1].formula1 == (
        f"OFFSET(choice_lists,INDEX(choice_first_b,{row}),0,INDEX(choice_length_b,{row}),1)"
    )


def test_names_lead_to_the_hidden_sheet(book: Any) -> None:  # noqa: ANN401
    ranges = {name: one.attr_text for name, one in book.defined_names.items()}
    assert ranges["choice_client"] == "choices!$A$2:$A$5"
    assert ranges["choice_length_b"] == "choices!$E$2:$E$5"
    assert ranges["choice_lists"] == "choices!$J$1"
    heads = [cell.value for cell in book["choices"][1]]
    assert (heads[0], heads[4], heads[9]) == ("client", "length_b", "engineer")


def test_a_head_says_what_its_column_means(book: Any) -> None:  # noqa: ANN401
    rules = {str(rule.sqref): rule for rule in book["loads"].data_validations.dataValidation}
    assert rules["B1"].prompt == "time for client care; unit: hours a season"
    assert len(rules) == 8

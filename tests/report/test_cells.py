"""How what a plan holds stands in a cell."""

from __future__ import annotations

import pytest

from ce_opt.report import cells, material_of
from report.by_hand import by_hand, xiamen


@pytest.mark.parametrize(
    ("value", "decimals", "text", "style"),
    [
        (1234.5, 2, "1,234.50", ""),
        (-3.456, 2, "-3.46", ""),
        (0.004, 2, "0.00", "quiet"),
        (-0.004, 2, "0.00", "quiet"),
        (0.0, 0, "0", "quiet"),
    ],
)
def test_a_number_that_rounds_to_nothing_stands_back(
    value: float, decimals: int, text: str, style: str
) -> None:
    cell = cells.amount(value, decimals)
    assert (cell.text, cell.style, cell.key) == (text, style, value)


def test_a_count_that_is_missing_is_no_zero() -> None:
    assert cells.count(0).text == "0"
    assert cells.count(None) == cells.NOTHING


def test_a_share_has_a_bar_that_ends_with_the_cell() -> None:
    assert cells.percent(0.874).text == "87%"
    assert cells.percent(0.874).bar == pytest.approx(87.4)
    assert cells.percent(1.3).bar == 100.0
    assert cells.percent(0.5, most=2.0).bar == 25.0


def test_people_are_named_by_id_and_name_with_their_place() -> None:
    material = material_of(*xiamen())
    cell = cells.engineer(material, "E001")
    assert (cell.text, cell.key) == ("E001 洪美琳", "E001")
    assert cell.parts[0].about == ("engineer", "E001")
    assert cells.manager(material, "M07").parts[0].about == ("manager", "M07")
    assert [part.about for part in cells.engineers(material, ["E001", "E002"]).parts] == [
        ("engineer", "E001"),
        ("engineer", "E002"),
    ]


def test_a_name_that_is_the_id_is_said_once() -> None:
    assert cells.engineer(by_hand(), "E1").text == "E1"
    assert cells.client(by_hand(), "C1", "below").text == "C1 below"


def test_nobody_and_nothing_are_a_dash() -> None:
    material = by_hand()
    assert cells.engineer(material, "") == cells.NOTHING == cells.engineers(material, [])
    assert cells.text("") == cells.NOTHING == cells.manager(material, "")

"""The seats of a sheet, whatever people did to it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ce_opt.plan.book.ids import Ids
from ce_opt.plan.book.opened import Sheet
from ce_opt.plan.book.seats import SeatsRead, read_seats_of

CLIENTS = Ids("client", {"C1": "one", "C2": "two"})
PEOPLE = Ids("engineer", {"E1": "a", "E2": "b"})
HEADS = ["client", "importance", "engineer_a", "engineer_b"]
ROWS = [["C1", 1.0, "E1", "E2"], ["C2", 2.0, "", ""]]


def read(rows: Sequence[Sequence[object]], **facts: object) -> SeatsRead:
    return read_seats_of(Sheet("assignment", rows, **facts), CLIENTS, PEOPLE)  # type: ignore[arg-type]


def test_every_seat_is_read_with_its_cell() -> None:
    found = read([HEADS, *ROWS])
    assert found.faults == []
    assert found.holders == {
        ("C1", "A"): "E1",
        ("C1", "B"): "E2",
        ("C2", "A"): "",
        ("C2", "B"): "",
    }
    assert found.places["C1", "B"] == "sheet assignment cell D2"


@pytest.mark.parametrize(
    "rows",
    [
        [HEADS, ROWS[1], ROWS[0]],
        [["", "", "", ""], HEADS, *ROWS],
        [HEADS, ROWS[0], ["", "", " ", ""], ROWS[1], ["", 5, "", ""]],
        [["客户编号", "重要程度", "A角", "B角"], *ROWS],
        [["Client ", "mine", "ENGINEER_A", "engineer_b"], *ROWS],
        [
            ["engineer_b", "note", "client", "engineer_a"],
            ["E2", "", "C1", "E1"],
            ["", "", "C2", ""],
        ],
    ],
    ids=["sorted", "blank first", "blank between", "Chinese", "heads typed", "columns moved"],
)
def test_order_blanks_and_languages_are_no_matter(rows: list[list[object]]) -> None:
    found = read(rows)
    assert (found.faults, found.holders["C1", "A"], found.holders["C1", "B"]) == ([], "E1", "E2")


@pytest.mark.parametrize(
    ("rows", "facts", "says"),
    [
        ([HEADS, ROWS[0]], {}, "the row of client C2 is gone: put it back"),
        ([HEADS, *ROWS, ROWS[0]], {}, "cell A4: C1 stands in row 2 already"),
        ([HEADS, *ROWS, ["", "", "E1", ""]], {}, "cell A4: no client stands here"),
        ([["client", "engineer_a"], *ROWS], {}, 'must have a column "engineer_b" or "B角"'),
        ([["client", "x", "enginer_a", "engineer_b"]], {}, 'cell C1 must be "engineer_a" or "A角"'),
        ([[*HEADS, "A角"], *ROWS], {}, "cell E1: there is a column engineer_a already"),
        ([HEADS, *ROWS], {"broken": {(2, 2): "="}}, "cell C2: the formula was saved without"),
        ([HEADS, *ROWS], {"broken": {(2, 3): "#REF!"}}, "cell D2 holds the error #REF!"),
        ([HEADS, *ROWS], {"merged": ((2, 2, 3, 2),)}, "cells C2:C3 are merged"),
        ([], {}, 'must have a column "client" or "客户编号"'),
    ],
)
def test_what_cannot_be_read_is_named(
    rows: list[list[object]], facts: dict[str, object], says: str
) -> None:
    assert any(says in fault for fault in read(rows, **facts).faults)


def test_all_faults_are_said_at_once() -> None:
    found = read([HEADS, ["C1", "", "E9", "X"], ["C7", "", "E1", ""]])
    assert [fault.split(":")[0] for fault in found.faults] == [
        "sheet assignment cell C2",
        "sheet assignment cell D2",
        "sheet assignment cell A3",
        "sheet assignment",  # the row of C2 is gone
    ]

"""What a section consists of."""

from __future__ import annotations

from ce_opt.report.block import Cell, Part


def test_a_cell_says_its_parts_one_after_the_other() -> None:
    assert Cell((Part("E1"), Part("林一", style="name"))).text == "E1 林一"
    assert Cell(()).text == ""

"""Sheets as rows of values."""

from __future__ import annotations

from ce_opt.plan import Plan
from ce_opt.plan.book.grids import shown_words, table_grid
from ce_opt.plan.layout import IMPORTANCE


def test_a_sheet_has_heads_and_words_of_its_language(hand_plan: Plan) -> None:
    english = table_grid(IMPORTANCE, hand_plan.importance, "en")
    chinese = table_grid(IMPORTANCE, hand_plan.importance, "zh")
    assert [row[-1] for row in english] == ["selected", "yes", "yes", "no", "no"]
    assert [row[-1] for row in chinese] == ["已服务", "是", "是", "否", "否"]
    assert [row[:-1] for row in english[1:]] == [row[:-1] for row in chinese[1:]]
    assert shown_words([True, False, "yes?"]) == ["yes", "no", "yes?"]

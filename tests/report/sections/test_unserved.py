"""Who has no team."""

from __future__ import annotations

from ce_opt.report.sections.unserved import section
from report.by_hand import by_hand
from report.looks import column, tables


def test_reasons_and_cures_are_those_of_the_plan() -> None:
    material = by_hand()
    table = tables(section(material))["unserved"]
    assert column(table, "Client") == ["C3", "C4"]
    assert column(table, "Why") == list(material.plan.unserved["reason"])
    assert column(table, "What would help") == list(material.plan.unserved["next_step"])


def test_nobody_left_out_is_no_section() -> None:
    assert section(by_hand(unserved=by_hand().plan.unserved.iloc[:0])) is None

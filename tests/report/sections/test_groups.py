"""Who stands behind whom."""

from __future__ import annotations

from ce_opt.report.sections.groups import section
from report.by_hand import by_hand, groups_table
from report.looks import column, tables


def test_groups_are_shown_with_their_leaders() -> None:
    table = tables(section(by_hand(groups=groups_table())))["groups"]
    assert column(table, "Group") == ["D1-1", "support"]
    assert column(table, "Kind") == ["virtual group", "support group"]
    assert column(table, "Leader") == ["E1", "E3"]
    assert column(table, "People") == ["E2 E3", "–"]
    assert column(table, "Size") == ["3", "1"]
    # both clients that are served have their A in D1-1: E1 and E3
    assert column(table, "Seats A") == ["2", "–"]


def test_a_working_group_has_no_leader() -> None:
    rows = [("E1", "board", "working"), ("E2", "board", "working")]
    table = tables(section(by_hand(groups=groups_table(rows))))["groups"]
    assert (column(table, "Kind"), column(table, "Leader")) == (["working group"], ["–"])


def test_a_plan_without_groups_has_no_section() -> None:
    assert section(by_hand()) is None

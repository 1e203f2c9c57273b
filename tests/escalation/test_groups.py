"""Table groups, read."""

from __future__ import annotations

import pandas as pd

from ce_opt.escalation.groups import Groups
from escalation.seasons import GROUPS


def test_who_stands_behind_whom() -> None:
    found = Groups.of(GROUPS)
    assert found.members == {"G1": ("E1", "E2", "E3"), "G2": ("E4",)}
    assert found.leaders == {"G1": "E2", "G2": "E4"}
    assert (found.support, found.support_leader, found.working) == (("E5", "E6"), "E5", ("E7",))
    assert found.circles == [("E1", "E2", "E3"), ("E4",), ("E5", "E6")]


def test_the_order_of_the_rows_does_not_matter() -> None:
    assert Groups.of(GROUPS.iloc[::-1]) == Groups.of(GROUPS)


def test_a_leader_may_be_of_the_support_group_too() -> None:
    more = pd.DataFrame([("E2", "S", "support")], columns=GROUPS.columns)
    found = Groups.of(pd.concat([GROUPS, more]))
    assert found.group_of["E2"] == "G1"
    assert found.support == ("E2", "E5", "E6")


def test_an_empty_table_has_nobody() -> None:
    assert Groups.of(GROUPS.iloc[:0]) == Groups()

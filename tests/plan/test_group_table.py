"""Table *groups*: written, read back; and plans without it."""

from __future__ import annotations

from ce_opt.groups import Division, Group
from ce_opt.plan.group_table import division_of, group_table

DIVISION = Division((Group("D1-1", ("007", "E1"), "E1"),), ("E1",), "E1", ("007",))


def test_the_table_gives_the_division_again() -> None:
    table = group_table(DIVISION)
    assert table.columns.tolist() == ["engineer", "group", "role"]
    assert table.values.tolist() == [
        ["007", "D1-1", "member"],
        ["007", "working", "working"],
        ["E1", "D1-1", "leader"],
        ["E1", "support", "support_leader"],
    ]
    assert division_of(table) == DIVISION
    assert division_of(group_table(Division(()))) == Division(())

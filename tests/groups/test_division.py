"""Rows of groups.csv and back."""

from __future__ import annotations

from ce_opt.groups import Division, Group, Standing

DIVISION = Division(
    (Group("G1", ("007", "E2"), "E2"), Group("G2", ("NA",))), ("E2", "NA"), "NA", ("007",)
)
ROWS = [
    Standing("007", "G1", "member"),
    Standing("007", "working", "working"),
    Standing("E2", "G1", "leader"),
    Standing("E2", "support", "support"),
    Standing("NA", "G2", "member"),
    Standing("NA", "support", "support_leader"),
]


def test_rows_are_by_engineer_and_group_and_give_the_same_division_again() -> None:
    assert DIVISION.rows == ROWS
    assert Division.of_rows(reversed(ROWS)) == DIVISION
    assert DIVISION.group_of == {"007": "G1", "E2": "G1", "NA": "G2"}


def test_of_two_leaders_the_first_by_id_counts() -> None:
    rows = [Standing("E2", "G1", "leader"), Standing("E1", "G1", "leader")]
    assert Division.of_rows(rows).groups == (Group("G1", ("E1", "E2"), "E1"),)


def test_nobody_is_no_division_at_all() -> None:
    assert Division.of_rows([]) == Division(())
    assert Division(()).rows == []

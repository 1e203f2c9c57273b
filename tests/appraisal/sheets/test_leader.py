"""The leader's sheet: the own group, in order of rank, without money."""

from __future__ import annotations

import pandas as pd

from appraisal.seasons import SEATS, job, mark, season
from ce_opt.appraisal import appraise
from ce_opt.appraisal.sheets.leader import leader_sheet, leaders_of

MARKS = [mark("W", "working_group", f"E{n}", 60 + 5 * n) for n in range(1, 5)]
LOG = [job("E1", "C1", "visit", 10)]
GROUPS = pd.DataFrame(
    [
        ("E1", "V1", "leader"),
        ("E1", "S", "support_leader"),
        ("E2", "V1", "member"),
        ("E3", "V2", "member"),
        ("E4", "V2", "leader"),
    ],
    columns=["engineer", "group", "role"],
)


def test_a_sheet_holds_the_members_of_its_group_alone() -> None:
    made = season(MARKS, LOG, {"bonus_pool_yuan": 777.77})
    found = appraise(made, SEATS, GROUPS)
    leaders = leaders_of(made, found, GROUPS)
    assert leaders == {"S": ("E1",), "V1": ("E1",), "V2": ("E4",)}
    text = leader_sheet(made, found, "V2", leaders)
    assert text.startswith("# Group V2, for name of E4 (E4)\n")
    people = [line for line in text.splitlines() if line.startswith("| name of")]
    assert [line.split("(")[1][:2] for line in people] == ["E4", "E3"]  # by rank
    assert "E2" not in text
    assert "yuan" not in text
    assert "Ranked in all departments (small groups)." in text


def test_without_groups_the_head_of_each_department_has_a_sheet() -> None:
    made = season(MARKS, LOG)
    found = appraise(made, SEATS)
    leaders = leaders_of(made, found, None)
    assert leaders == {"D1": (), "D2": ()}
    text = leader_sheet(made, found, "D2", leaders)
    assert "for the head of the department" in text
    assert "name of E1" not in text

"""Who has a post."""

from __future__ import annotations

import pandas as pd

from ce_opt.plan.layout import ROSTER
from ce_opt.report.sections.roster import section
from report.by_hand import by_hand
from report.looks import column, tables

POSTS = ROSTER.frame(
    {
        "engineer": ["E1", "E2", "E3"],
        "department": ["D1"] * 3,
        "entry": ["designated", "applicant", "applicant"],
        "merit": [80.0, 70.0, 60.0],
        "post": ["engineer", "engineer", ""],
        "reserve_rank": pd.array([None, None, 1], dtype="Int64"),
        "decided_by": ["designated", "panel", "own_word"],
        "covers": ["data; cable", "", "cable"],
        "follower": ["", "E3", ""],
    }
)


def test_posts_reserves_and_covers_are_shown() -> None:
    table = tables(section(by_hand(roster=POSTS)))["roster"]
    assert column(table, "Post") == ["customer engineer", "customer engineer", "none"]
    assert column(table, "Reserve") == ["–", "–", "1"]
    assert column(table, "Covers") == ["data · cable", "–", "cable"]
    assert column(table, "Decided by") == ["designated", "panel", "own_word"]
    assert column(table, "Follower") == ["–", "E3", "–"]
    assert column(table, "Department") == ["one"] * 3


def test_a_plan_without_posts_has_no_section() -> None:
    assert section(by_hand()) is None

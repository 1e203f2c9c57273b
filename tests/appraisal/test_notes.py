"""What an appraisal warns of."""

from __future__ import annotations

import pandas as pd

from appraisal.seasons import SEATS, Row, job, mark, season
from ce_opt.appraisal import appraise
from ce_opt.appraisal.notes import appraisal_notes
from ce_opt.season import Season

MARKS = [mark("W", "working_group", name, 70) for name in ("E1", "E2", "E3")]
LOG = [job("E1", "C1", "visit", 10), job("E2", "C1", "visit", 10), job("E3", "C2", "visit", 10)]


def notes(made: Season, groups: pd.DataFrame | None = None) -> list[str]:
    return appraisal_notes(made, appraise(made, SEATS, groups))


def said(*pieces: str, among: list[str]) -> bool:
    return any(all(piece in note for piece in pieces) for note in among)


def test_defaults_people_left_out_and_small_groups_are_said() -> None:
    found = notes(season(MARKS, LOG))
    assert said("no section appraisal", among=found)
    assert said("E4 and E5: not appraised", among=found)
    assert said("the plan has no table groups", among=found)
    assert said("group D1 has 2 people", among=found)
    assert said("3 people: grade D is not forced", among=found)


def test_missing_halves_and_history_are_said() -> None:
    early = [job("E1", "C1", "visit", 5) | {"date": "2026-06-30"}]
    rules: Row = {"earlier_work": "pass_over", "innovation_fund_yuan": 5}
    found = notes(season([*MARKS, mark("W", "working_group", "E5", 60)], LOG + early, rules))
    assert said("1 rows of work_log are before 2026-07-01", among=found)
    assert said("no quantitative points of E5", among=found)
    assert said("the fund of 5.00 yuan stays whole", among=found)
    assert said("the marks alone are the score", among=notes(season(MARKS, [], rules)))
    assert said("the numbers alone are the score", among=notes(season([], LOG, rules)))


def test_equals_at_the_end_of_a_quota_are_said() -> None:
    found = notes(season(MARKS, [], {"small_group": 1, "quotas": [0.5, 0.5, 0, 0]}))
    assert said("D1: equal scores share a grade", "2 A, 0 B", "1 A, 1 B", among=found)


def test_people_without_a_group_are_said() -> None:
    rows = [("E1", "V1", "member"), ("E2", "V1", "member")]
    groups = pd.DataFrame(rows, columns=["engineer", "group", "role"])
    assert said("E3 have no group", among=notes(season(MARKS, LOG), groups))

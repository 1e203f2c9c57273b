"""A season's end worked out by hand, from marks to money."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.seasons import SEATS, Row, job, mark, season
from ce_opt.appraisal import Appraised, appraise

RULES: Row = {
    "quantitative_share": 0.5,
    "role_weights": {"working_group": 1},
    "difficulty": {"importance": 0, "fault_probability": 0, "travel": 0},
    "full_credit": 1,
    "grades": ["A", "B"],
    "quotas": [0.5, 0.5],
    "bonus_weights": [2, 1],
    "small_group": 1,
    "bonus_pool_yuan": 100,
}
MARKS = [
    mark("W", "working_group", name, score)
    for name, score in (("E1", 80), ("E2", 60), ("E3", 90), ("E4", 70))
]
LOG = [
    job("E1", "C1", "visit", 35),
    job("E2", "C3", "visit", 58),
    job("E3", "C2", "visit", 31),
    job("E4", "C1", "escalation", 5),
]


def reckoned(**rules: object) -> Appraised:
    return appraise(season(MARKS, LOG, RULES | rules), SEATS)


def test_scores_grades_and_money_as_worked_out_by_hand() -> None:
    # Work: 35/70, 58/58, 31/62, 5/10 = 50, 100, 50, 50. Scores (80 + 50)/2, (60 + 100)/2, 70, 60.
    found = reckoned()
    assert [home.engineer for home in found.homes] == ["E1", "E2", "E3", "E4"]  # E5 did nothing
    assert found.scores.score == pytest.approx([65, 80, 70, 60])
    assert found.dealt.rank.tolist() == [2, 1, 1, 2]
    assert found.grade_names == ["B", "A", "A", "B"]
    # D1 has 93 of 129 hours: 72.09 yuan (72.0930), D2 27.91. In D1 A counts 2 · 58, B 35 of 151;
    # in D2 A 2 · 31, B 5 of 67.
    assert found.bonus.tolist() == [1671, 5538, 2583, 208]
    assert int(found.bonus.sum()) == 10000


def test_the_raw_rank_is_that_without_adjustment() -> None:
    # With difficulty on, E1's hours at C1 count 1.6 / mean against E2's 1.3 / mean at C3.
    heavy = {"importance": 1.0, "fault_probability": 1.0, "travel": 0.0}
    found = reckoned(difficulty=heavy)
    assert found.scores_raw.score == pytest.approx([65, 80, 70, 60])
    assert found.scores.quantitative[0] > 50 > found.scores.quantitative[2]


def test_the_pool_by_what_seats_expect_and_by_the_hour() -> None:
    # Against 70, 58, 62 and 10 hours: D1 128 of 200, 64 yuan; A 2 · 58, B 70 of 186. D2: A 124 of
    # 134.
    found = reckoned(bonus_hours="expected", bonus_order="per_hour")
    assert found.bonus.tolist() == [2409, 3991, 3331, 269]


def test_who_has_no_hours_to_measure_by_is_taken_at_the_mean() -> None:
    given = season([*MARKS, mark("W", "working_group", "E5", 80)], LOG, RULES)
    found = appraise(given, SEATS)
    assert found.scores.filled[-1] == "quantitative"
    assert found.scores.quantitative[-1] == 50  # E3 and E4 of the department both have 50
    assert found.scores.score[-1] == 65


def test_a_season_without_a_section_is_appraised_by_the_defaults_and_pays_nothing() -> None:
    found = appraise(season(MARKS, LOG), SEATS)
    assert found.rules.grades == ["A", "B", "C", "D"]
    assert not found.bonus.any()


def test_a_group_of_one_is_ranked_and_paid() -> None:
    people = [
        ("E1", "D1", "centre", 100.0),
        ("E2", "D2", "centre", 60.0),
        ("E3", "D2", "shore", 50.0),
    ]
    marks = [row for row in MARKS if row["engineer"] != "E4"]
    found = appraise(season(marks, LOG[:3], RULES | {"small_group": 2}, people), SEATS)
    assert found.dealt.rank[0] == 1
    assert found.bonus[0] == round(10000 * 35 / 124)
    assert np.isnan(found.dealt.to_next_grade[0])


def test_equal_people_have_equal_grades_and_money_but_for_a_fen() -> None:
    marks = [mark("W", "working_group", name, 70) for name in ("E3", "E4")]
    log = [job("E3", "C2", "visit", 31), job("E4", "C1", "escalation", 5)]
    found = appraise(season(marks, log, RULES | {"bonus_hours": "logged"}), SEATS[2:3])
    # E3 31/50, E4 5/10: not equal; with all in marks they are.
    assert found.dealt.rank.tolist() == [1, 2]
    level = appraise(season(marks, log, RULES | {"quantitative_share": 0}), SEATS[2:3])
    assert level.dealt.rank.tolist() == [1, 1]
    assert len(set(level.grade_names)) == 1

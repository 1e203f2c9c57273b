"""The working group's summary: sums, and nobody by name."""

from __future__ import annotations

from appraisal.seasons import SEATS, job, mark, season
from ce_opt.appraisal import appraise
from ce_opt.appraisal.sheets.working_group import working_group_summary

PEOPLE = [(f"E{n}", "D1", "centre", 100.0) for n in range(1, 7)]
MARKS = [mark("W", "working_group", f"E{n}", 60 + 5 * n) for n in range(1, 7)]
LOG = [job(f"E{n}", "C1", "visit", 10) for n in range(1, 7)]


def test_money_fairness_and_the_next_season_are_said() -> None:
    made = season(
        MARKS,
        [*LOG, job("E1", "", "innovation", 3)],
        {"bonus_pool_yuan": 12345.67, "innovation_fund_yuan": 10},
        PEOPLE,
    )
    text = working_group_summary(made, appraise(made, SEATS[:1]))
    assert "6 people were appraised. The pool of 12,345.67 yuan was paid to the fen" in text
    assert "10.00 went to 1 people" in text
    assert "| everybody |" in text
    assert "| department | D1 | 6 |" in text
    assert "quantitative_share = 0.3 is proposed" in text
    assert "name of" not in text


def test_few_people_are_not_shown() -> None:
    made = season(MARKS[:3], LOG[:3], {}, PEOPLE)
    text = working_group_summary(made, appraise(made, []))
    assert "Fewer than 5 people: nothing can be shown." in text

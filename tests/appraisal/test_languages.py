"""Notes, labels, the path and the fairness table, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from appraisal.seasons import SEATS, Row, job, mark, season
from appraisal.test_notes import LOG, MARKS
from both_languages import in_both, same_facts
from ce_opt.appraisal import Appraised, appraise
from ce_opt.appraisal.fairness import fairness_table, in_words
from ce_opt.appraisal.homes import EVERYWHERE, label_said
from ce_opt.appraisal.ledger import season_rows
from ce_opt.appraisal.notes import appraisal_notes
from ce_opt.appraisal.path import next_step
from ce_opt.errors import UsageError
from ce_opt.season import Season

MANY = [(f"E{n:02d}", f"D{1 + n // 6}", "centre", 100.0) for n in range(12)]
GROUPED = pd.DataFrame(
    [("E1", "V1", "member"), ("E2", "V1", "member")], columns=["engineer", "group", "role"]
)
PEOPLE = ("E1", "E2", "E3", "E4", "E5", "D1", "D2", "V1")
EARLY = job("E1", "C1", "visit", 5) | {"date": "2026-06-30"}
CASES: list[tuple[list[Row], list[Row], Row, pd.DataFrame | None]] = [
    (MARKS, LOG, {}, None),
    (
        [*MARKS, mark("W", "working_group", "E5", 60)],
        [*LOG, EARLY],
        {"earlier_work": "pass_over", "innovation_fund_yuan": 5},
        None,
    ),
    (MARKS, [], {"small_group": 1, "quotas": [0.5, 0.5, 0, 0]}, None),
    ([], LOG, {"small_groups": "soften"}, None),
    (MARKS, LOG, {}, GROUPED),
]


@pytest.mark.parametrize("case", range(len(CASES)))
def test_notes_say_the_same(case: int) -> None:
    marks, log, rules, groups = CASES[case]
    made = season(marks, log, rules)
    found = appraise(made, SEATS, groups)
    same_facts(lambda: appraisal_notes(made, found), *PEOPLE)


def test_labels_are_told() -> None:
    labels = ("D1 (no group)", "D1 (small groups)", EVERYWHERE, "D1-2")
    english, chinese = in_both(lambda: list(map(label_said, labels)))
    assert english == list(labels)
    assert chinese == ["D1（无小组）", "D1（小的小组）", "全部门（小的小组）", "D1-2"]


@pytest.fixture(scope="module")
def twelve() -> tuple[Season, Appraised]:
    marks = [mark("W", "working_group", name, 40 + n) for n, (name, *_) in enumerate(MANY)]
    log = [job(name, "C1", "visit", 10 + n) for n, (name, *_) in enumerate(MANY)]
    made = season(marks, log, {}, MANY)
    return made, appraise(made, [])


def test_the_proposed_share_has_the_same_ground(twelve: tuple[Season, Appraised]) -> None:
    few = season(MARKS, LOG)
    found = twelve[1]
    level = replace(found, scores=replace(found.scores, qualitative=0 * found.scores.qualitative))
    for one in (appraise(few, SEATS), found, level):
        same_facts(lambda one=one: [next_step(one).ground])


def test_the_fairness_table_has_the_same_figures(twelve: tuple[Season, Appraised]) -> None:
    table = fairness_table(*twelve)
    english, chinese = in_both(lambda: [in_words(table).to_csv(index=False)])
    assert english == [table.to_csv(index=False)]
    same_facts(lambda: [in_words(table).to_csv(index=False)], "D1", "D2")
    heads, first, *_ = chinese[0].splitlines()
    assert heads.startswith("维度,取值,人数,得分,差距,工时,奖金（元）,等级 A")
    assert first.startswith("全员,")
    assert "\n选拔方式,指定,12," in chinese[0]
    assert list(in_words(table.iloc[:0]).columns) == list(table.columns)


def test_a_ledger_without_an_end_is_refused_in_both() -> None:
    made = season(MARKS, LOG)
    book = made.rulebook.season.model_copy(update={"end": None})
    endless = replace(made, rulebook=made.rulebook.model_copy(update={"season": book}))
    found = appraise(made, SEATS)

    def refused() -> list[str]:
        with pytest.raises(UsageError) as error:
            season_rows(endless, found)
        return [str(error.value)]

    same_facts(refused)

"""The appeal sheet: own figures, true distances, nobody else's."""

from __future__ import annotations

import re

import numpy as np
import pytest

from appraisal.seasons import SEATS, Row, job, mark, season
from ce_opt.appraisal import Appraised, appraise
from ce_opt.appraisal.quotas import quotas_of_group
from ce_opt.appraisal.ranking import grades
from ce_opt.appraisal.sheets.appeal import appeal_sheet, kept_back
from ce_opt.season import Season

PEOPLE = [(f"E{n}", "D1", "centre", 100.0) for n in range(1, 9)]
MARKS = [mark("W", "working_group", f"E{n}", 60.5 + 3.3 * n) for n in range(1, 9)]
LOG = [job(f"E{n}", "C1", "visit", 11.1 * n, 70 + n) for n in range(1, 9)]
RULES: Row = {"role_weights": {"working_group": 1, "pair_partner": 1}, "bonus_pool_yuan": 8000}


@pytest.fixture(scope="module")
def made() -> Season:
    marks = [*MARKS, mark("E2", "pair_partner", "E1", 13.37)]
    return season(marks, LOG, RULES, PEOPLE)


@pytest.fixture(scope="module")
def found(made: Season) -> Appraised:
    return appraise(made, SEATS[:1])


def test_own_figures_stand_on_it(made: Season, found: Appraised) -> None:
    text = appeal_sheet(made, found, 2)
    assert text.startswith("# Appraisal of name of E3 (E3)\n")
    score = found.scores.score[2]
    assert f"{score:.2f} |" in text
    assert f"{found.bonus[2] / 100:,.2f} yuan" in text
    uncorrected = found.rules.grades[int(found.dealt_raw.grade[2])]
    assert f"| grade | {uncorrected} | **{found.grade_names[2]}** |" in text


def test_the_distance_in_marks_and_in_hours_suffices(made: Season, found: Appraised) -> None:
    quotas = quotas_of_group(8, found.rules)
    keys = [(score,) for score in found.scores.score.tolist()]
    told = 0
    for row in range(8):
        text = appeal_sheet(made, found, row)
        for points, half in re.findall(r"\* (\d+\.\d) points of (marks|work)", text):
            told += 1
            share = 0.3 if half == "work" else 0.7
            raised = [*keys]
            raised[row] = (keys[row][0] + share * float(points),)
            assert grades(raised, quotas, found.rules)[row] < found.dealt.grade[row]
        hours = re.search(r"\((\d+\.\d) credited hours\)", text)
        if hours:
            against = found.work.against[found.place[row]]
            more = 100 * float(hours[1]) / against / found.rules.full_credit
            raised = [*keys]
            raised[row] = (keys[row][0] + 0.3 * more,)
            assert grades(raised, quotas, found.rules)[row] < found.dealt.grade[row]
    assert told >= 6


def test_what_cannot_be_had_is_said(made: Season, found: Appraised) -> None:
    best = int(np.argmax(found.scores.score))
    assert "There is no better grade to be had" in appeal_sheet(made, found, best)


def test_a_partners_single_mark_is_kept_back(made: Season, found: Appraised) -> None:
    text = appeal_sheet(made, found, 0)
    assert "13.37" not in text
    assert "Not shown, for they come from few" in text
    # Alone it could be had from the total: the other role goes with it.
    assert "63.80" not in text


def test_roles_kept_back_hide_each_other() -> None:
    assert kept_back({"client": 5, "pair_partner": 3, "group_member": 3}) == []
    assert kept_back({"client": 5, "pair_partner": 2}) == ["client", "pair_partner"]
    both = kept_back({"client": 5, "pair_partner": 2, "group_member": 1})
    assert both == ["group_member", "pair_partner"]
    few = kept_back({"client": 5, "working_group": 1, "pair_partner": 1, "group_member": 1})
    assert few == ["working_group", "group_member", "pair_partner"]

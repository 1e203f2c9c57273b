"""The worth of a panel, on numbers that the single measures are tested with elsewhere."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from bids.panels import SHROUT_FLEISS, by_evaluator, panel_frame
from ce_opt.bids.marks import Panel
from ce_opt.bids.quality import ALL, Quality, panel_quality
from ce_opt.season.rulebook import Bids


def quality(frame: pd.DataFrame, **rules: object) -> Quality:
    read = Bids.model_validate(rules)
    return panel_quality(Panel.of(frame, read), read)


def published(criterion: str = "skill", factor: float = 1) -> pd.DataFrame:
    return panel_frame(
        (f"P{v}", f"E{e}", criterion, factor * float(SHROUT_FLEISS[e, v]))
        for e in range(6)
        for v in range(4)
    )


def test_agreement_is_told_over_all_criteria_and_by_each() -> None:
    # Twice the marks agree as the marks do, and so does their mean.
    both = pd.concat([published(), published("manner", 2)])
    found = quality(both).agreement
    assert [row.criterion for row in found] == [ALL, "manner", "skill"]
    for row in found:
        assert (row.evaluators, row.engineers) == (4, 6)
        assert row.reliability is not None
        assert round(row.reliability.average, 2) == 0.62  # Shrout and Fleiss (1979)
        assert row.concordance is not None
        assert not row.concordance.exact


def test_criteria_are_weighed_before_they_are_joined() -> None:
    # Manner sets every evaluator against the others; it counts nothing, then everything.
    manner = by_evaluator(
        "manner", **{f"P{v}": {f"E{e}": 50 + (-1) ** v * e for e in range(6)} for v in range(4)}
    )
    frame = pd.concat([published(), manner])
    skill = quality(frame, criteria={"skill": 1}).agreement
    assert [row.criterion for row in skill] == [ALL, "skill"]
    assert skill[0].concordance == skill[1].concordance
    apart = quality(frame, criteria={"manner": 1}).agreement[0].concordance
    assert apart is not None
    assert apart.w == pytest.approx(0)


def test_it_rests_on_those_whom_all_the_regular_evaluators_judged() -> None:
    frame = published()
    gap = (frame["evaluator"] == "P0") & (frame["engineer"] == "E0")
    rare = (frame["evaluator"] == "P3") & (frame["engineer"] > "E1")
    row = quality(frame[~gap & ~rare]).agreement[0]
    assert (row.evaluators, row.engineers) == (3, 5)  # without P3, who saw two of six, and E0


def test_a_panel_of_one_evaluator_has_no_agreement() -> None:
    row = quality(by_evaluator(P1={"A": 50, "B": 60})).agreement[0]
    assert (row.concordance, row.reliability) == (None, None)


def test_severity_and_spread_of_each_evaluator() -> None:
    # P2 is above P1 by 10 on average (test_two_way: by 4 and by 10, 7) in skill; by 1 in manner.
    skill = by_evaluator("skill", P1={"A": 60, "B": 70}, P2={"A": 64, "B": 80}, P3={"A": 5})
    manner = by_evaluator("manner", P1={"A": 50, "B": 50}, P2={"A": 51, "B": 51})
    found = quality(pd.concat([skill, manner])).severities
    assert [one.evaluator for one in found] == ["P1", "P2", "P3"]
    assert [one.marks for one in found] == [4, 4, 1]
    assert [one.severity for one in found[:2]] == pytest.approx([2, -2])  # (3.5 + 0.5) / 2
    # Deviations 5 and 8 in skill: 5 / 6.5 and 8 / 6.5; none in manner, which tells nothing.
    assert [one.spread for one in found[:2]] == pytest.approx([10 / 13, 16 / 13])
    assert math.isnan(found[2].severity)
    assert math.isnan(found[2].spread)


def test_marks_that_stand_out_are_flagged_by_the_rule_books_limit() -> None:
    frame = published()
    residuals = [abs(one.residual) for one in quality(frame, outlying_residual=0.5).outliers]
    assert residuals == sorted(residuals, reverse=True)
    limit = float(np.mean(residuals))
    fewer = quality(frame, outlying_residual=limit).outliers
    assert len(fewer) == sum(value >= limit for value in residuals)

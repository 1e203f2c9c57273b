"""Severity is taken out so that it matters no more who judged whom."""

from __future__ import annotations

import numpy as np
import pytest

from bids.panels import by_evaluator, marks_of, random_panel
from ce_opt.bids.marks import plain_marks
from ce_opt.marks.severity import corrected, corrected_of, severity


def test_severity_as_worked_out_by_hand() -> None:
    # P2 is above P1 by 4 for A and by 10 for B: 7 on average, each 3.5 from their mean.
    _, marks = marks_of(by_evaluator(P1={"A": 60, "B": 70}, P2={"A": 64, "B": 80, "C": 90}))
    assert severity(marks) == pytest.approx([3.5, -3.5])
    # In the order of evaluator and engineer: P1's marks are raised, P2's lowered.
    assert corrected(marks) == pytest.approx([63.5, 73.5, 60.5, 76.5, 86.5])


def test_who_judged_whom_does_not_matter() -> None:
    # A and C are equally good; A met the severe P1 and C the mild P2, 20 points apart as B shows.
    _, marks = marks_of(by_evaluator(P1={"A": 60, "B": 50}, P2={"B": 70, "C": 80}))
    assert corrected(marks) == pytest.approx([70, 60, 60, 70])


def test_on_a_whole_panel_the_level_is_the_mean_of_the_evaluators() -> None:
    _, marks = marks_of(by_evaluator(P1={"A": 60, "B": 70}, P2={"A": 70, "B": 80}))
    assert corrected(marks) == pytest.approx([65, 75, 65, 75])


def test_a_single_mark_says_nothing_where_there_are_others() -> None:
    frame = by_evaluator(P1={"A": 60, "B": 70}, P2={"A": 70, "B": 80}, P3={"A": 100})
    _, marks = marks_of(frame)
    assert corrected(marks) == pytest.approx([65, 75, 65, 75, np.nan], nan_ok=True)
    assert severity(marks) == pytest.approx([5, -5, np.nan], nan_ok=True)


def test_an_engineer_with_single_marks_alone_keeps_them() -> None:
    frame = by_evaluator(P1={"A": 60, "B": 70}, P2={"C": 90}, P3={"C": 80})
    _, marks = marks_of(frame)
    assert corrected(marks) == pytest.approx([60, 70, 90, 80])


@pytest.mark.parametrize("seed", range(15))
def test_both_forms_give_the_same(seed: int) -> None:
    panel, marks = marks_of(random_panel(seed))
    plain = corrected_of(plain_marks(random_panel(seed))[panel.criteria[0]])
    names = [
        (panel.engineers[e], panel.evaluators[v])
        for e, v in zip(marks.engineer, marks.evaluator, strict=True)
    ]
    arrays = dict(zip(names, corrected(marks), strict=True))
    assert plain == pytest.approx({k: v for k, v in arrays.items() if not np.isnan(v)})

"""Severity and spread are taken out together."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import zscore

from bids.panels import by_evaluator, marks_of, random_panel
from ce_opt.bids.marks import plain_marks
from ce_opt.bids.spread import corrected, corrected_of


def test_marks_are_put_on_the_common_mean_and_spread() -> None:
    # P1: mean 60, deviation 10. P2: mean 80, deviation 2. Common: mean 70, deviation 6.
    frame = by_evaluator(P1={"A": 50, "B": 70}, P2={"A": 78, "B": 82})
    assert corrected(marks_of(frame)[1]) == pytest.approx([64, 76, 64, 76])


def test_equal_marks_and_single_ones_are_left_out() -> None:
    frame = by_evaluator(P1={"A": 50, "B": 70}, P2={"A": 80.1, "B": 80.1}, P3={"A": 10})
    # Only P1 has a spread, and so is the common one.
    expected = [50, 70, np.nan, np.nan, np.nan]
    assert corrected(marks_of(frame)[1]) == pytest.approx(expected, nan_ok=True)


def test_where_nobody_has_a_spread_marks_stand_as_they_are() -> None:
    frame = by_evaluator(P1={"A": 50}, P2={"A": 70}, P3={"B": 10, "C": 10})
    assert corrected(marks_of(frame)[1]).tolist() == [50, 70, 10, 10]


@pytest.mark.parametrize("seed", range(15))
def test_scores_are_those_of_scipy_and_of_the_plain_form(seed: int) -> None:
    panel, marks = marks_of(random_panel(seed, share=0.9))
    found = corrected(marks)
    of_evaluator = [marks.score[marks.evaluator == v] for v in range(marks.evaluators)]
    usable = [given for given in of_evaluator if len(set(given)) > 1]
    if usable:
        mean = np.mean([given.mean() for given in usable])
        spread = np.mean([given.std() for given in usable])
        right = [
            mean + spread * zscore(given) if len(set(given)) > 1 else np.full(len(given), np.nan)
            for given in of_evaluator
        ]
        order = np.argsort(marks.evaluator, kind="stable")
        assert found[order] == pytest.approx(np.concatenate(right), nan_ok=True)
    plain = corrected_of(plain_marks(random_panel(seed, share=0.9))[panel.criteria[0]])
    names = [
        (panel.engineers[e], panel.evaluators[v])
        for e, v in zip(marks.engineer, marks.evaluator, strict=True)
    ]
    arrays = dict(zip(names, found, strict=True))
    assert plain == pytest.approx({k: v for k, v in arrays.items() if not np.isnan(v)})

"""Severity taken out of marks: the additive model.

    mark(v, e) = worth(e) + leniency(v) + ε          fitted by least squares (`two_way`)
    corrected mark = mark − leniency                 worth(e) = mean of e's corrected marks
    severity(v) = −leniency(v), points by which v marks below the panel's average evaluator

An engineer whom only mild evaluators saw is not better off, nor one with a mark less. An evaluator
with a single mark by this criterion says nothing: severity and worth cannot be told apart, and the
mark is left out where the engineer has others. Where evaluators and engineers fall into parts that
nobody joins, each part is corrected by itself, as if its evaluators were equally severe on average.

Source: the two-way layout without interaction, Yates (1934), JASA 29; for panels of evaluators
Linacre (1989), Many-Facet Rasch Measurement, of which this is the linear form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from ce_opt.marks.marks import Marks
from ce_opt.marks.two_way import Cells, TwoWay, two_way, two_way_of

__all__ = ["additive_fit", "corrected", "corrected_of", "severity"]

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]


def corrected(marks: Marks) -> FloatArray:
    """[marks], corrected; NaN where a mark says nothing."""
    leniency = -severity(marks)[marks.evaluator]
    kept = marks.score - leniency
    lone = np.bincount(marks.engineer, np.isfinite(kept), marks.engineers)[marks.engineer] == 0
    return np.where(lone, marks.score, kept)


def severity(marks: Marks) -> FloatArray:
    """[evaluators], points below the average evaluator; NaN with less than two marks."""
    leniency = additive_fit(marks).column
    return np.where(marks.given >= 2, -leniency, np.nan)


def additive_fit(marks: Marks) -> TwoWay:
    """Worth of engineers (rows) and leniency of evaluators (columns)."""
    return two_way(cells_of(marks), marks.given >= 2)


def cells_of(marks: Marks) -> Cells:
    """Engineers × evaluators, all marks of one weight."""
    return Cells(
        marks.engineer, marks.evaluator, marks.score, np.ones(marks.evaluators), marks.engineers
    )


def corrected_of(marks: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """Say the same in plain Python: (engineer, evaluator) -> corrected mark."""
    given = Counter(evaluator for _, evaluator in marks)
    several = {evaluator for evaluator, count in given.items() if count >= 2}
    _, leniency = two_way_of(marks, dict.fromkeys(given, 1.0), several)
    heard = {engineer for engineer, evaluator in marks if evaluator in several}
    kept = {
        (engineer, evaluator): mark - leniency[evaluator]
        for (engineer, evaluator), mark in marks.items()
        if evaluator in several
    }
    return kept | {key: mark for key, mark in marks.items() if key[0] not in heard}

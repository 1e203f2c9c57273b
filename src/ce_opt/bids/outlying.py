"""Marks that stand out from what their evaluator and their engineer lead to expect.

    t = r · sqrt((ν − 1) / (RSS · (1 − h) − r²))     flagged where |t| ≥ ``bids.outlying_residual``

r is the residual of the additive model (mark − worth − leniency, `severity`), h its leverage, RSS
the sum of squared residuals, ν the marks less the effects that are fitted: the residual in standard
deviations that are estimated *without the mark itself*, so that one wild mark cannot hide behind
the spread it makes. A flagged mark still counts; it is there to be talked about.

Source: externally studentised residual, Cook and Weisberg (1982), Residuals and Influence in
Regression, section 2.2.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ce_opt.bids.marks import Panel
from ce_opt.marks.marks import Marks
from ce_opt.marks.severity import additive_fit, cells_of
from ce_opt.marks.two_way import parts

__all__ = ["Outlier", "outliers", "studentised"]

FloatArray = npt.NDArray[np.float64]
EXACT = 1e-9
"""Points below which a residual, and a share below which a leverage, is noise."""


@dataclass(frozen=True)
class Outlier:
    """A mark that stands out.

    Attributes
    ----------
    evaluator, engineer, criterion : whose, of whom, by what
    score, expected : the mark, and the additive model's, points
    residual : in standard deviations, infinite where all other marks fit exactly
    """

    evaluator: str
    engineer: str
    criterion: str
    score: float
    expected: float
    residual: float


def outliers(panel: Panel, limit: float) -> list[Outlier]:
    """Marks whose studentised residual reaches the limit, the farthest first."""
    found = []
    for criterion, marks in zip(panel.criteria, panel.marks, strict=True):
        expected, residual = studentised(marks)
        for place in np.flatnonzero(np.abs(residual) >= limit).tolist():
            found.append(
                Outlier(
                    panel.evaluators[marks.evaluator[place]],
                    panel.engineers[marks.engineer[place]],
                    criterion,
                    float(marks.score[place]),
                    float(expected[place]),
                    float(residual[place]),
                )
            )
    key = lambda one: (-abs(one.residual), one.criterion, one.engineer, one.evaluator)  # noqa: E731
    return sorted(found, key=key)


def studentised(marks: Marks) -> tuple[FloatArray, FloatArray]:
    """[marks], what is expected, and the residual in standard deviations without the mark."""
    fit = additive_fit(marks)
    expected = fit.row[marks.engineer] + fit.column[marks.evaluator]
    residual = marks.score - expected
    free = 1.0 - fit.leverage
    left = len(residual) - effects(marks) - 1
    testable = (free > EXACT) & (np.abs(residual) > EXACT) & (left > 0)
    rest = np.maximum(float((residual**2).sum()) * free - residual**2, 0.0)
    rest = np.where(rest > EXACT * residual**2, rest, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = residual * np.sqrt(left / rest)
    return expected, np.where(testable, value, 0.0)


def effects(marks: Marks) -> int:
    """Effects that the additive model fits: engineers and evaluators less the connected parts."""
    rows, columns = parts(cells_of(marks))
    return int((rows >= 0).sum() + (columns >= 0).sum()) - len(np.unique(rows[rows >= 0]))

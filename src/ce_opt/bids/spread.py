"""Severity and spread taken out of marks: standard scores, put back on a common scale.

    corrected mark = m + s · (mark − mean(v)) / sd(v)

mean(v), sd(v) : of evaluator v's marks by this criterion (standard deviation over n)
m, s           : the mean of these means and of these standard deviations

An evaluator who gives equal marks, or a single one, has no spread: such marks part nobody and are
left out; where an engineer has no others, the other criteria must speak (`ce_opt.bids.panel`).
Where nobody has a spread the marks stand as they are. Fair where everybody saw much the same
engineers: an evaluator who saw the better half only would count as mild.

Source: linear scaling to a common mean and standard deviation, Angoff (1971), Scales, norms and
equivalent scores, in Thorndike (ed.), Educational Measurement.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from ce_opt.marks.marks import Marks

__all__ = ["corrected", "corrected_of"]

FloatArray = npt.NDArray[np.float64]


def corrected(marks: Marks) -> FloatArray:
    """[marks], corrected; NaN where the evaluator has no spread."""
    by, score, size = marks.evaluator, marks.score, marks.evaluators
    least, most = np.full(size, np.inf), np.full(size, -np.inf)
    np.minimum.at(least, by, score)
    np.maximum.at(most, by, score)
    usable = most > least
    if not usable.any():
        return score.copy()
    count = np.maximum(marks.given, 1)
    mean = np.bincount(by, score, size) / count
    deviation = np.sqrt(np.bincount(by, (score - mean[by]) ** 2, size) / count)
    deviation[~usable] = np.nan
    standard = (score - mean[by]) / deviation[by]
    return np.asarray(mean[usable].mean() + deviation[usable].mean() * standard)


def corrected_of(marks: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """Say the same in plain Python: (engineer, evaluator) -> corrected mark."""
    given: dict[str, list[float]] = {}
    for (_, evaluator), mark in marks.items():
        given.setdefault(evaluator, []).append(mark)
    spread = {
        name: (statistics.fmean(found), statistics.pstdev(found))
        for name, found in given.items()
        if max(found) > min(found)
    }
    if not spread:
        return dict(marks)
    common_mean = statistics.fmean(mean for mean, _ in spread.values())
    common_spread = statistics.fmean(deviation for _, deviation in spread.values())
    return {
        key: common_mean + common_spread * (mark - spread[key[1]][0]) / spread[key[1]][1]
        for key, mark in marks.items()
        if key[1] in spread
    }

"""Intraclass correlation: how much of what the marks tell is about the engineers.

    ICC(2,1) = (MSR − MSE) / (MSR + (k − 1) · MSE + k · (MSC − MSE) / n)     one evaluator's mark
    ICC(2,k) = (MSR − MSE) / (MSR + (MSC − MSE) / n)                         the mean of k, as it is
    ICC(3,k) = (MSR − MSE) / MSR                              the mean of k, severity taken out

n engineers, k evaluators; MSR, MSC, MSE are the mean squares of engineers, evaluators and the rest
in the two-way analysis of variance. Values run up to 1; at or below 0 the marks tell nothing.

Source: Shrout and Fleiss (1979), Psychological Bulletin 86; McGraw and Wong (1996), Psychological
Methods 1, who call them ICC(A,1), ICC(A,k) and ICC(C,k).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Reliability", "reliability"]

FloatArray = npt.NDArray[np.float64]
NOISE = 1e-12
"""Mean squares, points², that are binary floating point's own."""


@dataclass(frozen=True)
class Reliability:
    """Intraclass correlations; NaN where the marks do not differ at all.

    Attributes
    ----------
    single : ICC(2,1)
    average : ICC(2,k)
    consistency : ICC(3,k)
    """

    single: float
    average: float
    consistency: float


def reliability(marks: FloatArray) -> Reliability:
    """Reliability of marks.

    Parameters
    ----------
    marks : [engineers, evaluators], complete, at least two of each
    """
    n, k = marks.shape
    mean = marks.mean()
    engineers, evaluators = marks.mean(axis=1), marks.mean(axis=0)
    rest = marks - engineers[:, None] - evaluators[None, :] + mean
    rows = k * float(((engineers - mean) ** 2).sum()) / (n - 1)
    columns = n * float(((evaluators - mean) ** 2).sum()) / (k - 1)
    error = float((rest**2).sum()) / ((n - 1) * (k - 1))
    gain, between = rows - error, (columns - error) / n
    return Reliability(
        share(gain, rows + (k - 1) * error + k * between),
        share(gain, rows + between),
        share(gain, rows),
    )


def share(part: float, whole: float) -> float:
    """Quotient, NaN where there is nothing to share."""
    return part / whole if whole > NOISE else math.nan

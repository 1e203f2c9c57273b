"""Weights from the data: a criterion counts the more, the more it varies and disagrees with others.

    C_k = σ_k Σ_j (1 − ρ_kj),   w_k = C_k / Σ_j C_j

σ is the standard deviation and ρ the correlation of the criteria after min–max scaling, turned
ones turned round first, so that conflict is conflict about who matters. A criterion in which all
clients are equal weighs 0 and is nobody's opponent. Where nothing is told apart (one criterion, or
all in perfect agreement), those that vary weigh alike.

Source: Diakoulaki, Mavrotas and Papayannakis (1995), Computers & Operations Research 22(7).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import fmean

import numpy as np

from ce_opt.importance.matrix import FloatArray, Matrix, PlainMatrix
from ce_opt.importance.scaling import min_max, min_max_of
from ce_opt.season.importance_rules import Importance, Weigher

__all__ = ["NAME", "weights", "weights_of"]

NAME: Weigher = "critic"
NOTHING = 1e-9
"""Sum up to which criteria tell nothing apart: that much is rounding."""


def weights(matrix: Matrix, rules: Importance) -> FloatArray:
    """Weight of every criterion, summing to 1."""
    varied = matrix.spread if matrix.spread.any() else np.ones_like(matrix.spread)
    shares = min_max(matrix)[:, varied]
    centred = shares - shares.mean(axis=0)
    deviation = np.sqrt((centred**2).mean(axis=0))
    unit = centred / np.where(deviation > 0, deviation, 1.0)
    conflict = (1.0 - unit.T @ unit / len(unit)).sum(axis=1)
    told = deviation * conflict
    found = np.zeros(len(varied))
    found[varied] = told / told.sum() if told.sum() > NOTHING else 1.0 / varied.sum()
    return found


def weights_of(matrix: PlainMatrix, rules: Importance) -> dict[str, float]:
    """Say the same in plain Python."""
    shares = min_max_of(matrix)
    varied = [name for name, column in shares.items() if max(column) > 0] or list(shares)
    units = {name: centred(shares[name]) for name in varied}
    told = {name: deviation(units[name]) * conflict(name, units) for name in varied}
    total = math.fsum(told.values())
    alike = 1.0 / len(varied)
    found = dict.fromkeys(shares, 0.0)
    return found | {name: c / total if total > NOTHING else alike for name, c in told.items()}


def centred(values: Sequence[float]) -> list[float]:
    """Take the mean out."""
    mean = fmean(values)
    return [value - mean for value in values]


def deviation(values: Sequence[float]) -> float:
    """Return the standard deviation of values whose mean was taken out."""
    return math.sqrt(fmean([value * value for value in values]))


def conflict(name: str, units: Mapping[str, Sequence[float]]) -> float:
    """Sum over all criteria of how far they disagree with one."""
    return math.fsum(1.0 - correlation(units[name], other) for other in units.values())


def correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the correlation of two columns whose means were taken out; 0 where one is constant."""
    both = deviation(one) * deviation(other)
    return fmean([a * b for a, b in zip(one, other, strict=True)]) / both if both else 0.0

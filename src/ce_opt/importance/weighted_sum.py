"""Importance as a weighted mean of scaled criteria.

    importance(i) = Σ_k part(i, k)                          0..100
    part(i, k)    = 100 · w_k · z_ik / Σ_k w_k              the contribution of criterion k

with z the min–max scaled criteria of `ce_opt.importance.scaling` (linear normalisation). The
contributions are the terms of the sum.

Source: simple additive weighting, Hwang and Yoon (1981), Multiple Attribute Decision Making,
chapter 3.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from ce_opt.importance.matrix import FloatArray, Matrix, PlainMatrix
from ce_opt.importance.scaling import min_max, min_max_of
from ce_opt.season.importance_rules import Importance, Method

__all__ = ["NAME", "contributions", "contributions_of"]

NAME: Method = "weighted_sum"


def contributions(matrix: Matrix, weights: FloatArray, rules: Importance) -> FloatArray:
    """Contribution of every criterion to every client: [clients, criteria], points."""
    return np.asarray(min_max(matrix) * (100.0 * weights / weights.sum()))


def contributions_of(
    matrix: PlainMatrix, weights: Mapping[str, float], rules: Importance
) -> dict[str, list[float]]:
    """Say the same in plain Python: criterion -> points of each client."""
    total = math.fsum(weights.values())
    return {
        name: [100.0 * weights[name] / total * share for share in shares]
        for name, shares in min_max_of(matrix).items()
    }

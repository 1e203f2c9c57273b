"""Weights from the data: a criterion counts the more, the less evenly it is spread over clients.

    p_ik = x_ik / Σ_i x_ik
    E_k  = −Σ_i p_ik ln p_ik / ln n                         0 ln 0 = 0; n clients
    w_k  = (1 − E_k) / Σ_j (1 − E_j)

x are the values, or logarithms, of the decision matrix, none negative; direction does not matter
to how evenly a sum is shared out. Where all criteria are spread evenly they weigh alike.

Source: Shannon (1948); Zeleny (1982), Multiple Criteria Decision Making; Hwang and Yoon (1981).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ce_opt.importance.matrix import FloatArray, Matrix, PlainMatrix
from ce_opt.season.importance_rules import Importance, Weigher

__all__ = ["NAME", "weights", "weights_of"]

NAME: Weigher = "entropy"
NOTHING = 1e-12
"""Sum up to which criteria tell nothing: that much is rounding."""


def weights(matrix: Matrix, rules: Importance) -> FloatArray:
    """Weight of every criterion, summing to 1."""
    clients, criteria = matrix.values.shape
    sums = matrix.values.sum(axis=0)
    share = matrix.values / np.where(sums > 0, sums, 1.0)
    logarithms = np.log(np.where(share > 0, share, 1.0))
    uneven = 1.0 + (share * logarithms).sum(axis=0) / math.log(max(clients, 2))
    uneven = np.where(matrix.spread, uneven.clip(min=0.0), 0.0)
    if uneven.sum() <= NOTHING:
        return np.full(criteria, 1.0 / criteria)
    return np.asarray(uneven / uneven.sum())


def weights_of(matrix: PlainMatrix, rules: Importance) -> dict[str, float]:
    """Say the same in plain Python."""
    uneven = {name: unevenness(values) for name, values in matrix.columns.items()}
    total = math.fsum(uneven.values())
    if total <= NOTHING:
        return dict.fromkeys(uneven, 1.0 / len(uneven))
    return {name: value / total for name, value in uneven.items()}


def unevenness(values: Sequence[float]) -> float:
    """Return 1 less the entropy of the shares; 0 where all are equal."""
    if min(values) == max(values):
        return 0.0
    total = math.fsum(values)
    shares = [value / total for value in values if value > 0]
    entropy = -math.fsum(share * math.log(share) for share in shares) / math.log(len(values))
    return max(0.0, 1.0 - entropy)

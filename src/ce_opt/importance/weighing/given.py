"""Weights that the rule book gives.

w_k = ``importance.weights.k``                          any scale: only their proportion counts
"""

from __future__ import annotations

import numpy as np

from ce_opt.importance.matrix import FloatArray, Matrix, PlainMatrix
from ce_opt.season.importance_rules import Importance, Weigher

__all__ = ["NAME", "weights", "weights_of"]

NAME: Weigher = "given"


def weights(matrix: Matrix, rules: Importance) -> FloatArray:
    """Weight of every criterion, as it was given."""
    return np.array([rules.weight(name) for name in matrix.criteria])


def weights_of(matrix: PlainMatrix, rules: Importance) -> dict[str, float]:
    """Say the same in plain Python."""
    return {name: rules.weight(name) for name in matrix.columns}

"""Min–max scaling: every criterion from 0 to 1 over the season's clients, 1 for what matters most.

    z_ik = (x_ik − min x_k) / (max x_k − min x_k)           0 where all clients are equal
           1 − that, where the criterion is turned

Source: Hwang and Yoon (1981), Multiple Attribute Decision Making, chapter 2.
"""

from __future__ import annotations

import numpy as np

from ce_opt.importance.matrix import FloatArray, Matrix, PlainMatrix

__all__ = ["min_max", "min_max_of"]


def min_max(matrix: Matrix) -> FloatArray:
    """Scale in arrays: [clients, criteria]."""
    columns = [
        scaled(matrix.values[:, place], turned=bool(turned))
        for place, turned in enumerate(matrix.turned)
    ]
    return np.column_stack(columns)


def scaled(values: FloatArray, *, turned: bool) -> FloatArray:
    """Scale one criterion."""
    low, high = values.min(), values.max()
    if low == high:
        return np.zeros_like(values)
    share = (values - low) / (high - low)
    return np.asarray(1.0 - share if turned else share)


def min_max_of(matrix: PlainMatrix) -> dict[str, list[float]]:
    """Scale in plain Python: criterion -> share of each client."""
    shares: dict[str, list[float]] = {}
    for name, values in matrix.columns.items():
        low, high = min(values), max(values)
        if low == high:
            shares[name] = [0.0] * len(values)
        else:
            shares[name] = [(value - low) / (high - low) for value in values]
            if matrix.turned[name]:
                shares[name] = [1.0 - share for share in shares[name]]
    return shares

"""Importance as a weighted mean of scaled criteria.

    importance(c) = 100 · Σ_k w_k · z_k(c) / Σ_k w_k            0..100

    z_k(c) = (x_k(c) − min x_k) / (max x_k − min x_k)           0..1; 0 where all are equal
             1 − that, where ``importance.direction.k = "min"``
    x_k    = the criterion, or its natural logarithm where ``importance.scale.k = "log"``

Source: simple additive weighting with linear (min–max) normalisation, Hwang and Yoon (1981),
Multiple Attribute Decision Making, chapter 3. Said twice: in arrays for the optimiser, and in plain
Python for the audit.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from ce_opt.season.rulebook import CRITERIA, Criterion, Importance

__all__ = ["contributions", "contributions_of"]


def contributions(clients: pd.DataFrame, rules: Importance) -> npt.NDArray[np.float64]:
    """Contribution of every criterion to every client's importance.

    Returns
    -------
    array, clients × criteria, points 0..100; a row sums to the client's importance.
    """
    weights = np.array([rules.weights.get(criterion, 0.0) for criterion in CRITERIA])
    columns = [
        scaled(clients[criterion].to_numpy(np.float64), criterion, rules) for criterion in CRITERIA
    ]
    return np.asarray(np.column_stack(columns) * (100.0 * weights / weights.sum()))


def scaled(
    values: npt.NDArray[np.float64], criterion: Criterion, rules: Importance
) -> npt.NDArray[np.float64]:
    """Scale one criterion over the season's clients to 0..1, 1 being what matters most."""
    if rules.weights.get(criterion, 0.0) == 0.0:
        return np.zeros_like(values)
    if rules.scale.get(criterion) == "log":
        values = np.log(values)
    low, high = values.min(), values.max()
    if low == high:
        return np.zeros_like(values)
    share = (values - low) / (high - low)
    return np.asarray(1.0 - share if rules.direction.get(criterion) == "min" else share)


def contributions_of(
    clients: Sequence[Mapping[str, object]], rules: Importance
) -> dict[str, dict[str, float]]:
    """Say the same in plain Python: client -> criterion -> points."""
    total = math.fsum(rules.weights.values())
    result: dict[str, dict[str, float]] = {str(row["client"]): {} for row in clients}
    for criterion in CRITERIA:
        weight = rules.weights.get(criterion, 0.0)
        shares = plain_shares([float(str(row[criterion])) for row in clients], criterion, rules)
        for row, share in zip(clients, shares, strict=True):
            result[str(row["client"])][criterion] = 100.0 * weight / total * share
    return result


def plain_shares(values: list[float], criterion: Criterion, rules: Importance) -> list[float]:
    """Scale one criterion to 0..1 in plain Python; a criterion of weight 0 is not looked at."""
    if rules.weights.get(criterion, 0.0) == 0.0:
        return [0.0] * len(values)
    if rules.scale.get(criterion) == "log":
        values = [math.log(value) for value in values]
    low, high = min(values), max(values)
    if low == high:
        return [0.0] * len(values)
    shares = [(value - low) / (high - low) for value in values]
    return [1.0 - share for share in shares] if rules.direction.get(criterion) == "min" else shares

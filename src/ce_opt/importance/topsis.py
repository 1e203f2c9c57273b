"""Importance as nearness to the best and distance from the worst that the season's clients show.

    v_ik = (w_k / Σ w) · x_ik / √(Σ_i x_ik²)                vector normalisation
    D⁻_i = √(Σ_k (v_ik − worst_k)²),   D⁺_i = √(Σ_k (v_ik − best_k)²)
    importance(i) = 100 · D⁻_i / (D⁻_i + D⁺_i)              0..100; 0 where all clients are equal

best_k and worst_k are the largest and the smallest v_ik, the other way round where k is turned.

    part(i, k) = importance(i) · (v_ik − worst_k)² / (D⁻_i)²        the contribution of criterion k

The parts are shares of the squared distance from the worst. They are what Euler's theorem (and the
Aumann–Shapley value) gives for a distance, they sum to the score, and they are fair in this sense:
a criterion in which a client is the worst, or in which all are equal, adds nothing; two that
lift a client equally far add the same; none takes anything away; the unit does not matter.

Source: Hwang and Yoon (1981), Multiple Attribute Decision Making, chapter 3; for the parts, Aumann
and Shapley (1974), Values of Non-Atomic Games.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from ce_opt.importance.matrix import BoolArray, FloatArray, Matrix, PlainMatrix
from ce_opt.season.importance_rules import Importance, Method

__all__ = ["NAME", "closeness", "contributions", "contributions_of"]

NAME: Method = "topsis"


def contributions(matrix: Matrix, weights: FloatArray, rules: Importance) -> FloatArray:
    """Contribution of every criterion to every client: [clients, criteria], points."""
    lengths = np.sqrt((matrix.values**2).sum(axis=0))
    scale = weights / weights.sum() / np.where(lengths > 0, lengths, 1.0)
    return closeness(matrix.values * scale, matrix.turned)


def closeness(placed: FloatArray, turned: BoolArray) -> FloatArray:
    """Parts of the closeness to the best, from values that are normalised and weighted."""
    low, high = placed.min(axis=0), placed.max(axis=0)
    rise = (placed - np.where(turned, high, low)) ** 2
    lack = (placed - np.where(turned, low, high)) ** 2
    from_worst, from_best = np.sqrt(rise.sum(axis=1)), np.sqrt(lack.sum(axis=1))
    whole = from_worst * (from_worst + from_best)
    return np.asarray(100.0 * rise / np.where(whole > 0, whole, 1.0)[:, None])


def contributions_of(
    matrix: PlainMatrix, weights: Mapping[str, float], rules: Importance
) -> dict[str, list[float]]:
    """Say the same in plain Python: criterion -> points of each client."""
    total = math.fsum(weights.values())
    columns = {
        name: placed_of(values, weights[name] / total) for name, values in matrix.columns.items()
    }
    rise = {name: from_end(columns[name], least=not matrix.turned[name]) for name in columns}
    lack = {name: from_end(columns[name], least=matrix.turned[name]) for name in columns}
    near = [math.hypot(*row) for row in zip(*lack.values(), strict=True)]
    far = [math.hypot(*row) for row in zip(*rise.values(), strict=True)]
    return {
        name: [
            100.0 * value**2 / (worst * (worst + best)) if worst else 0.0
            for value, worst, best in zip(values, far, near, strict=True)
        ]
        for name, values in rise.items()
    }


def placed_of(values: Sequence[float], weight: float) -> list[float]:
    """Normalise and weigh one criterion."""
    length = math.hypot(*values) or 1.0
    return [weight * value / length for value in values]


def from_end(values: Sequence[float], *, least: bool) -> list[float]:
    """Distance of each value from the least, or from the largest."""
    end = min(values) if least else max(values)
    return [value - end for value in values]

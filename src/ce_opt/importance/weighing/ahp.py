"""Weights from pairwise comparisons: the analytic hierarchy process.

    A w = λ_max w,   Σ w_k = 1          w the principal eigenvector of the matrix of judgements

How consistent the judgements are is asked in `ce_opt.importance.consistency`.

Source: Saaty (1980), The Analytic Hierarchy Process.
"""

from __future__ import annotations

import math

import numpy as np

from ce_opt.importance.matrix import FloatArray, Matrix, PlainMatrix
from ce_opt.season.importance_rules import Importance, Weigher

__all__ = ["NAME", "judgements", "principal", "weights", "weights_of"]

NAME: Weigher = "ahp"
STEPS = 10_000
STILL = 1e-14
"""Change of a weight from which the plain iteration counts as standing still."""


def weights(matrix: Matrix, rules: Importance) -> FloatArray:
    """Weight of every criterion, summing to 1."""
    return principal(judgements(rules))


def judgements(rules: Importance) -> FloatArray:
    """Return the matrix of judgements, [criteria, criteria]: how many times as important."""
    names = rules.considered
    return np.array([[rules.judgement(one, other) for other in names] for one in names])


def principal(matrix: FloatArray) -> FloatArray:
    """Principal eigenvector of a positive matrix, summing to 1."""
    values, vectors = np.linalg.eig(matrix)
    vector = np.abs(vectors[:, np.argmax(values.real)].real)
    return np.asarray(vector / vector.sum())


def weights_of(matrix: PlainMatrix, rules: Importance) -> dict[str, float]:
    """Say the same in plain Python: multiply by the matrix until nothing changes any more."""
    names = rules.considered
    found = dict.fromkeys(names, 1.0 / len(names))
    for _ in range(STEPS):
        raised = {
            one: math.fsum(rules.judgement(one, other) * found[other] for other in names)
            for one in names
        }
        total = math.fsum(raised.values())
        before, found = found, {name: value / total for name, value in raised.items()}
        if all(abs(found[name] - before[name]) <= STILL for name in names):
            break
    return found

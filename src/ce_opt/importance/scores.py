"""Contributions and scores of a season's clients, by the method and the weights of its rule book.

    importance(i) = Σ_k part(i, k)                          0..100

The method joins the criteria (`weighted_sum`, `topsis`, `vikor`), each in a file that says how the
score falls into parts. Criteria that do not count have parts of 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
import pandas as pd

from ce_opt.importance import topsis, vikor, weighted_sum
from ce_opt.importance.matrix import FloatArray, Matrix, PlainMatrix, Row, given_values
from ce_opt.importance.weighing import weigh, weigh_of
from ce_opt.season.importance_rules import CRITERIA, Importance, Method

__all__ = ["METHODS", "columns_of", "contributions", "contributions_of", "parts", "scores"]


class Joining(Protocol):
    """One way of joining criteria to a score, said twice: a module."""

    NAME: Method

    def contributions(self, matrix: Matrix, weights: FloatArray, rules: Importance) -> FloatArray:
        """Contribution of every criterion to every client: [clients, criteria], points."""

    def contributions_of(
        self, matrix: PlainMatrix, weights: Mapping[str, float], rules: Importance
    ) -> dict[str, list[float]]:
        """Say the same in plain Python: criterion -> points of each client."""


JOININGS: tuple[Joining, ...] = (weighted_sum, topsis, vikor)
METHODS = {method.NAME: method for method in JOININGS}
"""Every method by its name."""


def columns_of(rules: Importance) -> tuple[str, ...]:
    """Return the criteria that have a column of contributions: the four, and further that count."""
    return (*CRITERIA, *rules.further)


def contributions(clients: pd.DataFrame, rules: Importance) -> FloatArray:
    """Contribution of every criterion to every client's importance.

    Returns
    -------
    array, clients × `columns_of`, points; a row sums to the client's importance, 0..100.
    """
    matrix = Matrix.of(given_values(clients, rules), rules)
    columns = columns_of(rules)
    points = np.zeros((len(clients), len(columns)))
    places = [columns.index(name) for name in matrix.criteria]
    points[:, places] = parts(matrix, weigh(matrix, rules), rules)
    return points


def parts(matrix: Matrix, weights: FloatArray, rules: Importance) -> FloatArray:
    """Contributions by the rule book's method with any weights: [clients, criteria that count]."""
    return METHODS[rules.method].contributions(matrix, weights, rules)


def scores(matrix: Matrix, weights: FloatArray, rules: Importance) -> FloatArray:
    """Importance of every client with any weights: [clients], 0..100."""
    total = parts(matrix, weights, rules).sum(axis=1)
    return np.asarray(np.maximum(total, 0.0))  # the worst has 0, not −1e-17


def contributions_of(clients: Sequence[Row], rules: Importance) -> dict[str, dict[str, float]]:
    """Say the same in plain Python: client -> criterion -> points."""
    matrix = PlainMatrix.of(clients, rules)
    points = METHODS[rules.method].contributions_of(matrix, weigh_of(matrix, rules), rules)
    none = [0.0] * len(clients)
    columns = {name: points.get(name, none) for name in columns_of(rules)}
    return {
        str(row["client"]): {name: column[place] for name, column in columns.items()}
        for place, row in enumerate(clients)
    }

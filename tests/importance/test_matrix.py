"""The decision matrix: which criteria count, and what stands for a missing value."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from ce_opt.importance.matrix import Matrix, PlainMatrix, given_values
from ce_opt.season.importance_rules import Importance

CLIENTS = pd.DataFrame(
    {
        "client": ["C1", "C2", "C3", "C4"],
        "revenue_yuan": [100.0, math.nan, 10_000.0, 1000.0],
        "stability": [10.0, 20.0, math.nan, math.nan],
        "complaints": [3.0, 1.0, 2.0, 0.0],
    }
)


def both_forms(rules: Importance) -> Matrix:
    """The matrix in arrays, after comparing it with the plain one."""
    matrix = Matrix.of(given_values(CLIENTS, rules), rules)
    plain = PlainMatrix.of(CLIENTS.to_dict("records"), rules)
    assert tuple(plain.columns) == tuple(plain.turned) == matrix.criteria
    by_name = np.array(list(plain.columns.values())).T
    assert by_name == pytest.approx(matrix.values)
    assert list(plain.turned.values()) == matrix.turned.tolist()
    return matrix


def test_the_four_come_first_then_further_criteria_by_name() -> None:
    rules = Importance(weights={"z": 1, "complaints": 1, "stability": 1, "revenue_yuan": 0})
    assert rules.considered == ("stability", "complaints", "z")
    assert rules.further == ("complaints", "z")


def test_a_median_stands_for_missing_values_before_the_logarithm() -> None:
    rules = Importance(
        weights={"revenue_yuan": 1, "stability": 1},
        missing={"revenue_yuan": "median", "stability": "median"},
        scale={"revenue_yuan": "log"},
        direction={"stability": "min"},
    )
    matrix = both_forms(rules)
    # The median of 100, 1000 and 10 000 is 1000; of 10 and 20 it is 15.
    assert matrix.values[:, 0] == pytest.approx(np.log([100, 1000, 10_000, 1000]))
    assert matrix.values[:, 1].tolist() == [10, 20, 15, 15]
    assert matrix.turned.tolist() == [False, True]


def test_a_number_stands_for_missing_values() -> None:
    rules = Importance(weights={"stability": 1, "complaints": 1}, missing={"stability": 7})
    assert both_forms(rules).values.tolist() == [[10, 3], [20, 1], [7, 2], [7, 0]]


def test_where_no_value_is_known_all_are_equal() -> None:
    rules = Importance(weights={"stability": 1}, missing={"stability": "median"})
    unknown = np.full((2, 1), math.nan)
    assert not Matrix.of(unknown, rules).spread.any()
    rows = [{"stability": math.nan}, {"stability": math.nan}]
    assert PlainMatrix.of(rows, rules).columns["stability"] == [1, 1]

"""The decision matrix: a row for every client, a column for every criterion that counts.

    x_ik = the value of client i in criterion k, or what the rule book says stands for a missing one
           its natural logarithm where ``importance.scale.k = "log"``

A criterion is *turned* where ``importance.direction.k = "min"``: a small value matters more. Said
twice, as everything that makes up a score: in arrays, and in plain Python for the audit.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
import numpy.typing as npt
import pandas as pd

from ce_opt.season.importance_rules import Importance

__all__ = ["BoolArray", "FloatArray", "Matrix", "PlainMatrix", "Row", "given_values"]

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
Row = Mapping[str, object]

NOTHING_KNOWN = 1.0
"""Stands for every value of a criterion of which none is known: all are then equal."""


@dataclass(frozen=True)
class Matrix:
    """A decision matrix in arrays.

    Attributes
    ----------
    criteria : names of the columns
    values : [clients, criteria], no value missing
    turned : [criteria], whether a small value matters more
    """

    criteria: tuple[str, ...]
    values: FloatArray
    turned: BoolArray

    @classmethod
    def of(cls, given: FloatArray, rules: Importance) -> Matrix:
        """Fill and scale the values of `given_values`, or of some of its rows."""
        columns = [
            filled(given[:, place], name, rules) for place, name in enumerate(rules.considered)
        ]
        turned = [rules.direction.get(name) == "min" for name in rules.considered]
        return cls(rules.considered, np.column_stack(columns), np.array(turned))

    @property
    def spread(self) -> BoolArray:
        """[criteria], whether the clients differ in a criterion."""
        return np.asarray(self.values.min(axis=0) < self.values.max(axis=0))


def given_values(clients: pd.DataFrame, rules: Importance) -> FloatArray:
    """Return the values as table clients has them: [clients, criteria that count], NaN missing."""
    columns = [clients[name].to_numpy(np.float64) for name in rules.considered]
    return np.column_stack(columns)


def filled(values: FloatArray, criterion: str, rules: Importance) -> FloatArray:
    """Put what stands for missing values in their place, then take the logarithm if it is asked."""
    lacking = np.isnan(values)
    filling = rules.missing.get(criterion)
    if filling is not None and lacking.any():
        if filling == "median":
            filling = NOTHING_KNOWN if lacking.all() else float(np.median(values[~lacking]))
        values = np.where(lacking, filling, values)
    return np.log(values) if rules.scale.get(criterion) == "log" else values


@dataclass(frozen=True)
class PlainMatrix:
    """The same in plain Python.

    Attributes
    ----------
    columns : criterion -> value of each client
    turned : criterion -> whether a small value matters more
    """

    columns: Mapping[str, Sequence[float]]
    turned: Mapping[str, bool]

    @classmethod
    def of(cls, clients: Sequence[Row], rules: Importance) -> PlainMatrix:
        """Fill and scale the rows of table clients."""
        columns = {
            name: plainly_filled([float(str(row[name])) for row in clients], name, rules)
            for name in rules.considered
        }
        turned = {name: rules.direction.get(name) == "min" for name in rules.considered}
        return cls(columns, turned)


def plainly_filled(values: Sequence[float], criterion: str, rules: Importance) -> list[float]:
    """Do the same as `filled`, value by value."""
    filling = rules.missing.get(criterion)
    if filling == "median":
        known = [value for value in values if not math.isnan(value)]
        filling = median(known) if known else NOTHING_KNOWN
    if filling is not None:
        values = [filling if math.isnan(value) else value for value in values]
    return [math.log(value) if rules.scale.get(criterion) == "log" else value for value in values]

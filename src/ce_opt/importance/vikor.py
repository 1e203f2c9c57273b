"""Importance as a compromise between the sum of a client's regrets and its largest regret.

    r_ik = 1 − z_ik                 distance from the best, 0..1 (min–max); 0 where all are equal
    S_i  = Σ_k w_k r_ik,   R_i = max_k w_k r_ik                          Σ w_k = 1
    importance(i) = 100 · (1 − Q_i)
                  = 100 · (v (S⁻ − S_i) / (S⁻ − S*) + (1 − v) (R⁻ − R_i) / (R⁻ − R*))    0..100

v = ``importance.group_utility``; * is the smallest over the season's clients and ⁻ the largest. A
part in which all clients are equal adds nothing.

    part(i, k) = 100 · (v (u_k S⁻ − w_k r_ik) / (S⁻ − S*) + (1 − v) (u_k R⁻ − φ_ik) / (R⁻ − R*))

is the contribution of criterion k: it is granted its share u_k of the regret of the worst client
(u = w over the criteria in which clients differ, summing to 1) and charged with what it costs this
client. Of S that is its own term. Of R, a maximum, it is φ_ik, the Shapley value of the airport
game: each step of the maximum is shared equally by the criteria that reach it. So the parts sum to
the score, equal regrets are charged equally, and a criterion in which all are equal has no part.
A part is negative where a criterion costs a client more than it was granted.

Source: Opricovic and Tzeng (2004), European Journal of Operational Research 156(2); for the parts,
Littlechild and Owen (1973), Management Science 20(3).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from ce_opt.importance.matrix import FloatArray, Matrix, PlainMatrix
from ce_opt.importance.scaling import min_max, min_max_of
from ce_opt.season.importance_rules import Importance, Method

__all__ = ["NAME", "Regrets", "contributions", "contributions_of", "regrets"]

NAME: Method = "vikor"
EQUAL = 1e-12
"""Range of S or R up to which all clients count as equal: that much is rounding."""


class Regrets(NamedTuple):
    """Regrets of the season's clients.

    Attributes
    ----------
    weighted : [clients, criteria], w_k r_ik
    total : [clients], S
    largest : [clients], R
    """

    weighted: FloatArray
    total: FloatArray
    largest: FloatArray


def regrets(matrix: Matrix, weights: FloatArray) -> Regrets:
    """Weighted distance of every client from the best."""
    weighted = np.where(matrix.spread, 1.0 - min_max(matrix), 0.0) * (weights / weights.sum())
    return Regrets(weighted, weighted.sum(axis=1), weighted.max(axis=1))


def contributions(matrix: Matrix, weights: FloatArray, rules: Importance) -> FloatArray:
    """Contribution of every criterion to every client: [clients, criteria], points."""
    found = regrets(matrix, weights)
    grant = weights * matrix.spread
    grant = grant / (grant.sum() or 1.0)
    v = rules.group_utility
    points = np.zeros_like(found.weighted)
    for share, regret, charge in (
        (v, found.total, found.weighted),
        (1.0 - v, found.largest, shared_maximum(found.weighted)),
    ):
        width = regret.max() - regret.min()
        if width > EQUAL:
            points += 100.0 * share / width * (grant * regret.max() - charge)
    return points


def shared_maximum(costs: FloatArray) -> FloatArray:
    """Shapley value of the maximum of each row: [clients, criteria], a row sums to its maximum."""
    order = np.argsort(costs, axis=1, kind="stable")
    ascending = np.take_along_axis(costs, order, axis=1)
    steps = np.diff(ascending, axis=1, prepend=0.0)
    sharing = np.arange(costs.shape[1], 0, -1)
    shares = np.empty_like(costs)
    np.put_along_axis(shares, order, np.cumsum(steps / sharing, axis=1), axis=1)
    return shares


def contributions_of(
    matrix: PlainMatrix, weights: Mapping[str, float], rules: Importance
) -> dict[str, list[float]]:
    """Say the same in plain Python: criterion -> points of each client."""
    total = math.fsum(weights.values())
    spread = [name for name, values in matrix.columns.items() if min(values) < max(values)]
    granted = math.fsum(weights[name] for name in spread) or 1.0
    shares = min_max_of(matrix)
    costs = {name: [weights[name] / total * (1.0 - z) for z in shares[name]] for name in spread}
    rows = [dict(zip(costs, row, strict=True)) for row in zip(*costs.values(), strict=True)]
    points = {name: [0.0] * len(values) for name, values in matrix.columns.items()}
    for share, regret, charges in (
        (rules.group_utility, [math.fsum(row.values()) for row in rows], rows),
        (1.0 - rules.group_utility, largest_of(rows), list(map(airport, rows))),
    ):
        width = max(regret, default=0.0) - min(regret, default=0.0)
        for name in spread if width > EQUAL else ():
            grant = weights[name] / granted * max(regret)
            points[name] = [
                before + 100.0 * share / width * (grant - charge[name])
                for before, charge in zip(points[name], charges, strict=True)
            ]
    return points


def largest_of(rows: Iterable[Mapping[str, float]]) -> list[float]:
    """Largest regret of each client."""
    return [max(row.values()) for row in rows]


def airport(costs: Mapping[str, float]) -> dict[str, float]:
    """Share a maximum: each step of it equally among those that reach it."""
    ascending: Sequence[str] = sorted(costs, key=lambda name: costs[name])
    shares: dict[str, float] = {}
    reached = paid = 0.0
    for place, name in enumerate(ascending):
        paid += (costs[name] - reached) / (len(ascending) - place)
        reached = costs[name]
        shares[name] = paid
    return shares

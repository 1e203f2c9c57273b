"""What the other methods would say with the same weights.

    τ_b = (P − Q) / √((P + Q + T_x)(P + Q + T_y))          1 the same order, −1 the reverse

over the pairs of clients: P in the same order, Q in the opposite one, T tied in one ranking alone.

Source: Kendall (1945), The treatment of ties in ranking problems, Biometrika 33(3).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ce_opt.importance.matrix import FloatArray, Matrix
from ce_opt.importance.ranking import Flip, flip, selected, settled
from ce_opt.importance.scores import METHODS, scores
from ce_opt.season.importance_rules import Importance, Method

__all__ = ["Comparison", "compare_methods", "tau_b"]


@dataclass(frozen=True)
class Comparison:
    """Another method beside the one of the rule book.

    Attributes
    ----------
    method : its name
    tau : Kendall's τ_b of the two rankings; none where one of them puts all clients level
    flip : who would enter and who would leave the selected set
    """

    method: Method
    tau: float | None
    flip: Flip


def compare_methods(
    matrix: Matrix, weights: FloatArray, rules: Importance, top: int
) -> list[Comparison]:
    """Rank the clients by every other method with the same weights."""
    own = scores(matrix, weights, rules)
    found = []
    for name in METHODS:
        if name != rules.method:
            other = scores(matrix, weights, rules.model_copy(update={"method": name}))
            change = flip(selected(own, top), selected(other, top))
            found.append(Comparison(name, tau_b(own, other), change))
    return found


def tau_b(one: FloatArray, other: FloatArray) -> float | None:
    """Kendall's τ_b of two scores; none where one of them is the same for all clients."""
    from scipy.stats import kendalltau  # takes a second to load, and only comparisons need it

    one, other = settled(one), settled(other)
    if not (np.ptp(one) and np.ptp(other)):
        return None
    return float(kendalltau(one, other, variant="b").statistic)

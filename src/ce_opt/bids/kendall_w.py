"""Kendall's W: how far evaluators agree on the order, 0 not at all, 1 wholly.

    W = (12 · Σ_e R_e² − 3 m² n (n + 1)²) / (m² n (n² − 1) − m · Σ_v T_v)
    R_e = sum of e's ranks, T_v = Σ (t³ − t) over evaluator v's groups of t equal marks

m evaluators, n engineers; equal marks share the mean of their ranks. The p value is the chance of
a W at least as great if every evaluator's ranks (with their ties) fell at random on the engineers:
counted over all arrangements where there are no more than `MOST_ARRANGEMENTS`, else over `DRAWS`
random ones, p = (1 + as great) / (1 + draws), always from the same seed. Neither the order of rows
nor names have a part in it.

Source: Kendall and Babington Smith (1939), The problem of m rankings, Annals of Mathematical
Statistics 10; ties and permutation test as in Legendre (2005), JABES 10.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Concordance", "concordance", "kendall_w", "permutation_p"]

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]

MOST_ARRANGEMENTS = 50_000
DRAWS = 10_000
SEED = 0


@dataclass(frozen=True)
class Concordance:
    """W, and whether chance could have made it.

    Attributes
    ----------
    w : 0..1; NaN where every evaluator marks all the same
    p : share of arrangements with a W as great
    exact : whether all arrangements were counted
    """

    w: float
    p: float
    exact: bool


def concordance(marks: FloatArray) -> Concordance:
    """W and its p value.

    Parameters
    ----------
    marks : [engineers, evaluators], complete, at least two of each
    """
    p, exact = permutation_p(marks)
    return Concordance(kendall_w(marks), p, exact)


def kendall_w(marks: FloatArray) -> float:
    """W of [engineers, evaluators]; NaN where every evaluator marks all the same."""
    ranks = doubled_ranks(marks) / 2.0
    n, m = ranks.shape
    squares = float((ranks.sum(axis=1) ** 2).sum())
    above = 12.0 * squares - 3.0 * m**2 * n * (n + 1) ** 2
    below = m**2 * n * (n**2 - 1) - m * sum(ties(column) for column in marks.T)
    return above / below if below else math.nan


def permutation_p(marks: FloatArray) -> tuple[float, bool]:
    """Chance of a W at least as great, and whether it is exact."""
    ranks = doubled_ranks(marks)
    found = int((ranks.sum(axis=1) ** 2).sum())
    n, m = ranks.shape
    if math.factorial(n) ** (m - 1) <= MOST_ARRANGEMENTS:
        return float((every_sum(ranks) >= found).mean()), True
    return (1 + int((random_sums(ranks) >= found).sum())) / (1 + DRAWS), False


def doubled_ranks(marks: FloatArray) -> IntArray:
    """[engineers, evaluators], twice the mean rank of each mark within its evaluator: whole."""
    below = (marks[:, None, :] > marks[None, :, :]).sum(axis=1)
    equal = (marks[:, None, :] == marks[None, :, :]).sum(axis=1)
    return np.asarray(2 * below + equal + 1, dtype=np.int64)


def ties(marks: FloatArray) -> int:
    """Σ (t³ − t) over groups of equal marks."""
    _, count = np.unique(marks, return_counts=True)
    return int((count**3 - count).sum())


def every_sum(ranks: IntArray) -> IntArray:
    """Σ R² of every arrangement; the first evaluator's ranks may stay where they are."""
    order = np.array(list(itertools.permutations(range(len(ranks)))))
    sums = ranks[None, :, 0]
    for column in ranks.T[1:]:
        sums = (sums[:, None, :] + column[order][None, :, :]).reshape(-1, len(ranks))
    return np.asarray((sums**2).sum(axis=1))


def random_sums(ranks: IntArray) -> IntArray:
    """Σ R² of random arrangements; rank lists are sorted first, so that names have no part."""
    rng = np.random.default_rng(SEED)
    lists = sorted(np.sort(ranks, axis=0).T.tolist())
    sums = np.zeros((DRAWS, len(ranks)), dtype=np.int64)
    for column in lists:
        sums += rng.permuted(np.tile(column, (DRAWS, 1)), axis=1)
    return np.asarray((sums**2).sum(axis=1))

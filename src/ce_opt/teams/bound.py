"""What a Lagrangian bound proves: no plan is cheaper, and which teams a better one could use."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ce_opt.teams.problem import LARGEST_SUM, BoolArray, IntArray, TeamProblem

__all__ = ["PRICE_BITS", "ProvenBound", "least_per_client", "shifted"]

PRICE_BITS = 10
"""Prices are whole multiples of 2^−PRICE_BITS cost units, so that bounds are exact."""


@dataclass(frozen=True)
class ProvenBound:
    """A lower bound, and the reduced costs that go with it.

    Attributes
    ----------
    bound : proven lower bound on the cost of any plan, cost units
    reduced : [columns], cost with the prices of what the team uses, in 2^−PRICE_BITS cost units
    best : [clients], the least reduced cost of the client's choices, unserved included
    """

    bound: int
    reduced: IntArray
    best: IntArray

    @classmethod
    def of(cls, problem: TeamProblem, reduced: IntArray, rows: int) -> ProvenBound:
        """Sum up a Lagrangian bound from the reduced costs and the part of the rows.

        Parameters
        ----------
        reduced : [columns], 2^−PRICE_BITS cost units
        rows : what the rows (or the engineers) add, same unit
        """
        best = np.minimum(least_per_client(problem, reduced), shifted(problem.left_out))
        unserved = np.where(problem.must, np.int64(LARGEST_SUM), shifted(problem.unserved))
        best = np.minimum(best, unserved)
        total = sum(best.tolist()) + rows
        return cls(total >> PRICE_BITS, reduced, best)

    def excess(self, problem: TeamProblem) -> IntArray:
        """[columns], by how much a team's reduced cost exceeds its client's best choice."""
        return self.reduced - self.best[problem.client]

    def open_columns(self, problem: TeamProblem, best_known: int) -> BoolArray:
        """Columns that a plan cheaper than `best_known` could still use.

        A plan with column t costs at least bound + (reduced_t − best of its client).
        """
        return self.excess(problem) <= self.room(best_known)

    def closed(self, problem: TeamProblem, best_known: int) -> bool:
        """Whether no team that is not listed could be in a plan cheaper than `best_known`."""
        return bool((shifted(problem.left_out) - self.best > self.room(best_known)).all())

    def room(self, best_known: int) -> int:
        """Return the excess that a plan cheaper than `best_known` can afford."""
        return (best_known - self.bound) << PRICE_BITS


def shifted(cost: IntArray) -> IntArray:
    """Cost units as multiples of 2^−PRICE_BITS; the mark for "none" stays one."""
    return np.where(cost >= LARGEST_SUM >> PRICE_BITS, np.int64(LARGEST_SUM), cost << PRICE_BITS)


def least_per_client(problem: TeamProblem, values: IntArray) -> IntArray:
    """Least value over each client's columns; `LARGEST_SUM` for a client without columns."""
    least = np.full(problem.clients, LARGEST_SUM, dtype=np.int64)
    filled = np.diff(problem.start) > 0
    if filled.any():
        least[filled] = np.minimum.reduceat(values, problem.start[:-1][filled])
    return least

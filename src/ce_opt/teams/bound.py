"""What a Lagrangian bound proves: no plan is cheaper, and which teams a better one could use."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ce_opt.teams.problem import LARGEST_SUM, IntArray

__all__ = ["PRICE_BITS", "ProvenBound", "shifted"]

PRICE_BITS = 10
"""Prices are whole multiples of 2^−PRICE_BITS cost units, so that bounds are exact."""


@dataclass(frozen=True)
class ProvenBound:
    """A lower bound, and what it says about teams.

    A plan with team t costs at least bound + (reduced cost of t − least of its client).

    Attributes
    ----------
    bound : proven lower bound on the cost of any plan, cost units
    price : [seats + plan limits], prices that give it, 2^−PRICE_BITS cost units
    least : [clients], the least reduced cost of the client's choices, unserved included
    """

    bound: int
    price: IntArray
    least: IntArray

    def limit(self, best_known: int) -> IntArray:
        """[clients], reduced cost up to which a team could be in a cheaper plan than the best."""
        return self.least + self.room(best_known)

    def room(self, best_known: int) -> int:
        """Return the excess that a plan cheaper than `best_known` can afford."""
        return (best_known - self.bound) << PRICE_BITS


def shifted(cost: IntArray) -> IntArray:
    """Cost units as multiples of 2^−PRICE_BITS; the mark for "none" stays one."""
    return np.where(cost >= LARGEST_SUM >> PRICE_BITS, np.int64(LARGEST_SUM), cost << PRICE_BITS)

"""Prices of the shared rows, and the Lagrangian bound that they give (Geoffrion 1974).

    L(λ) = Σ_c min( unserved_c, min_t cost_t + Σ λ · use_t )
         + Σ_rows min over 0 ≤ load ≤ capacity of ( overload(load) − λ · load )

Any λ ≥ 0 gives a lower bound on the cost of every plan. It is evaluated in whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ce_opt.teams.bound import PRICE_BITS, ProvenBound
from ce_opt.teams.problem import NO_LIMIT, EngineerLimit, IntArray, LoadCost, TeamProblem

__all__ = ["Prices", "bound_at", "limit_bound", "reduced_costs"]


@dataclass(frozen=True)
class Prices:
    """Prices of the shared rows, whole multiples of 2^−PRICE_BITS cost units.

    Attributes
    ----------
    limits : one array [engineers] per engineer limit, ≥ 0
    plan_limits : one number per plan limit, ≥ 0
    """

    limits: tuple[IntArray, ...]
    plan_limits: tuple[int, ...]

    @classmethod
    def zero(cls, problem: TeamProblem) -> Prices:
        """No row has a price."""
        nothing = np.zeros(problem.engineers, dtype=np.int64)
        return cls(tuple(nothing for _ in problem.limits), (0,) * len(problem.plan_limits))

    def without(self, place: int) -> Prices:
        """Return the same prices, but none for one engineer limit."""
        limits = list(self.limits)
        limits[place] = np.zeros_like(limits[place])
        return Prices(tuple(limits), self.plan_limits)

    def towards(self, other: Prices, share: float) -> Prices:
        """Mix with other prices: `share` of these, the rest of the others."""
        limits = tuple(
            np.round(share * mine + (1 - share) * theirs).astype(np.int64)
            for mine, theirs in zip(self.limits, other.limits, strict=True)
        )
        plan_limits = tuple(
            round(share * mine + (1 - share) * theirs)
            for mine, theirs in zip(self.plan_limits, other.plan_limits, strict=True)
        )
        return Prices(limits, plan_limits)


def bound_at(problem: TeamProblem, prices: Prices) -> ProvenBound:
    """Evaluate the Lagrangian bound at given prices, in exact integer arithmetic."""
    return ProvenBound.of(problem, reduced_costs(problem, prices), limit_bound(problem, prices))


def reduced_costs(problem: TeamProblem, prices: Prices) -> IntArray:
    """Cost of every column plus the price of what it uses, in 2^−PRICE_BITS cost units."""
    reduced = problem.cost << PRICE_BITS
    for limit, price in zip(problem.limits, prices.limits, strict=True):
        if price.any():
            padded = np.append(price, 0)  # the empty seat, position −1
            reduced += padded[problem.a] * limit.use_a[problem.client, problem.a]
            reduced += padded[problem.b] * limit.use_b[problem.client, problem.b]
    for plan_limit, amount in zip(problem.plan_limits, prices.plan_limits, strict=True):
        if amount:
            reduced += plan_limit.use * amount
    return reduced


def limit_bound(problem: TeamProblem, prices: Prices, leave_out: int | None = None) -> int:
    """Σ over rows of the least of overload(load) − price · load, exact.

    `leave_out` is the position of an engineer limit that is accounted for elsewhere.
    """
    total = 0
    for place, (limit, price) in enumerate(zip(problem.limits, prices.limits, strict=True)):
        cost = problem.load_cost if problem.load_cost and problem.load_cost.limit == place else None
        if place != leave_out:
            total += sum(corner_loads(limit, cost, price).tolist())
    for plan_limit, amount in zip(problem.plan_limits, prices.plan_limits, strict=True):
        total -= plan_limit.capacity * amount
    return total


def corner_loads(limit: EngineerLimit, cost: LoadCost | None, price: IntArray) -> IntArray:
    """[engineers], least of overload(load) − price · load: convex, so it is least at a corner."""
    if cost is None:
        return -price * np.where(limit.capacity == NO_LIMIT, 0, limit.capacity)
    corners = [np.zeros_like(price), limit.capacity, *np.minimum(cost.threshold, limit.capacity)]
    values = [(cost.cost(load) << PRICE_BITS) - price * load for load in corners]
    return np.asarray(np.min(values, axis=0))

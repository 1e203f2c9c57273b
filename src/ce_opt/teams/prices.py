"""Prices of the shared rows, and what the rows are worth at them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.problem import NO_LIMIT, IntArray, LoadCost, TeamProblem

__all__ = ["Prices", "best_loads", "limit_bound"]


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


def limit_bound(problem: TeamProblem, prices: Prices) -> int:
    """Σ over rows of the least of overload(load) − price · load, exact."""
    total = 0
    for place, price in enumerate(prices.limits):
        load = best_loads(problem, place, price)
        cost = cost_of_limit(problem, place)
        if cost is not None:
            total += sum(cost.cost(load).tolist()) << PRICE_BITS
        total -= sum((price * load).tolist())
    for plan_limit, amount in zip(problem.plan_limits, prices.plan_limits, strict=True):
        total -= plan_limit.capacity * amount
    return total


def best_loads(problem: TeamProblem, place: int, price: IntArray) -> IntArray:
    """[engineers], the load at which overload(load) − price · load is least.

    It is convex, so it is least at a corner: nothing, a threshold or the capacity. Without a limit
    it is nothing (and the price has to be 0).
    """
    capacity, cost = problem.limits[place].capacity, cost_of_limit(problem, place)
    if cost is None:
        return np.where(capacity == NO_LIMIT, 0, capacity)
    corners = np.stack([np.zeros_like(price), *np.minimum(cost.threshold, capacity), capacity])
    values = [(cost.cost(load) << PRICE_BITS) - price * load for load in corners]
    return np.asarray(corners[np.argmin(values, axis=0), np.arange(len(price))])


def cost_of_limit(problem: TeamProblem, place: int) -> LoadCost | None:
    """Return the load cost of an engineer limit, if it has one."""
    cost = problem.load_cost
    return cost if cost is not None and cost.limit == place else None

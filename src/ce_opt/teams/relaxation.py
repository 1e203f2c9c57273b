"""A proven lower bound on any plan, and the price of each engineer's time.

The linear relaxation over all listed teams is solved by column generation (Gilmore and Gomory 1961):
GLOP prices the shared rows over a few columns, pricing looks through *all* columns as array minima,
and the best are added. Prices are smoothed towards the best seen (Wentges 1997).

The bound printed is not GLOP's. Any prices λ ≥ 0 give the Lagrangian bound (Geoffrion 1974)

    L(λ) = Σ_c min( unserved_c, min_t cost_t + Σ λ·use_t )  +  Σ_rows min_{0 ≤ load ≤ capacity} ( overload(load) − λ·load )

and it is evaluated here in whole numbers (prices are multiples of 2^−10 cost units), so it holds
whatever the accuracy of the LP. Teams that are not listed are covered by `TeamProblem.left_out`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from ortools.math_opt.python import mathopt

from ce_opt.teams.problem import (
    LARGEST_SUM,
    NO_LIMIT,
    BoolArray,
    EngineerLimit,
    IntArray,
    LoadCost,
    TeamProblem,
)

__all__ = ["PRICE_BITS", "Prices", "Relaxation", "relax"]

PRICE_BITS = 10
"""Prices are whole multiples of 2^−PRICE_BITS cost units, so that the bound is exact."""
LARGEST_PRODUCT = 2**58
"""A price times what a row can use stays below this."""
SMOOTHING = 0.5
ROUNDS = 200
ADDED_PER_CLIENT = 6
CLOSE_ENOUGH = 1e-6


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


@dataclass(frozen=True)
class Relaxation:
    """What the relaxation knows.

    Attributes
    ----------
    bound : proven lower bound on the cost of any plan, cost units
    prices : the prices that give it
    reduced : [columns], cost with the prices of what the team uses, in 2^−PRICE_BITS cost units
    best : [clients], the least reduced cost of the client's choices, unserved included
    converged : whether GLOP's value and the bound met
    """

    bound: int
    prices: Prices
    reduced: IntArray
    best: IntArray
    converged: bool = False

    @classmethod
    def at(cls, problem: TeamProblem, prices: Prices) -> Relaxation:
        """Evaluate the Lagrangian bound at given prices, in exact integer arithmetic."""
        reduced = reduced_costs(problem, prices)
        best = np.minimum(least_per_client(problem, reduced), shifted(problem.left_out))
        unserved = np.where(problem.must, np.int64(LARGEST_SUM), shifted(problem.unserved))
        best = np.minimum(best, unserved)
        total = sum(int(value) for value in best) + row_bound(problem, prices)
        return cls(total >> PRICE_BITS, prices, reduced, best)

    def open_columns(self, problem: TeamProblem, best_known: int) -> BoolArray:
        """Columns that a plan cheaper than `best_known` could still use.

        A plan with column t costs at least bound + (reduced_t − best of its client).
        """
        room = (best_known - self.bound) << PRICE_BITS
        return self.reduced - self.best[problem.client] <= room

    def closed(self, problem: TeamProblem, best_known: int) -> bool:
        """Whether no team that is not listed could be in a plan cheaper than `best_known`."""
        room = (best_known - self.bound) << PRICE_BITS
        return bool((shifted(problem.left_out) - self.best > room).all())


def shifted(cost: IntArray) -> IntArray:
    """Cost units as multiples of 2^−PRICE_BITS; the mark for "none" stays one."""
    return np.where(cost >= LARGEST_SUM >> PRICE_BITS, np.int64(LARGEST_SUM), cost << PRICE_BITS)


def reduced_costs(problem: TeamProblem, prices: Prices) -> IntArray:
    """Cost of every column plus the price of what it uses, in 2^−PRICE_BITS cost units."""
    reduced = problem.cost << PRICE_BITS
    for limit, price in zip(problem.limits, prices.limits, strict=True):
        if price.any():
            padded = np.append(price, 0)  # the empty seat, position −1
            reduced += padded[problem.a] * limit.use_a[problem.client]
            reduced += padded[problem.b] * limit.use_b[problem.client]
    for plan_limit, amount in zip(problem.plan_limits, prices.plan_limits, strict=True):
        if amount:
            reduced += plan_limit.use * amount
    return reduced


def least_per_client(problem: TeamProblem, values: IntArray) -> IntArray:
    """Least value over each client's columns; `LARGEST_SUM` for a client without columns."""
    least = np.full(problem.clients, LARGEST_SUM, dtype=np.int64)
    filled = np.diff(problem.start) > 0
    if filled.any():
        least[filled] = np.minimum.reduceat(values, problem.start[:-1][filled])
    return least


def row_bound(problem: TeamProblem, prices: Prices) -> int:
    """Σ over rows of the least of overload(load) − price · load, exact."""
    total = 0
    for place, (limit, price) in enumerate(zip(problem.limits, prices.limits, strict=True)):
        cost = problem.load_cost if problem.load_cost and problem.load_cost.limit == place else None
        for load in corner_loads(limit, cost, price):
            total += int(load)
    for plan_limit, amount in zip(problem.plan_limits, prices.plan_limits, strict=True):
        total -= plan_limit.capacity * amount
    return total


def corner_loads(limit: EngineerLimit, cost: LoadCost | None, price: IntArray) -> IntArray:
    """Least of overload(load) − price · load for each engineer; a convex function is least at a corner."""
    if cost is None:
        return -price * np.where(limit.capacity == NO_LIMIT, 0, limit.capacity)
    corners = [np.zeros_like(price), limit.capacity, *np.minimum(cost.threshold, limit.capacity)]
    values = [(cost.cost(load) << PRICE_BITS) - price * load for load in corners]
    return np.asarray(np.min(values, axis=0))


def relax(
    problem: TeamProblem,
    columns: IntArray,
    stop: Callable[[], bool] = lambda: False,
    on_bound: Callable[[int], None] = lambda bound: None,
    rounds: int = ROUNDS,
) -> Relaxation:
    """Solve the linear relaxation over all columns.

    Parameters
    ----------
    columns : columns to begin with (those of a known plan)
    stop : asked between rounds; the best bound so far is returned when it says so
    on_bound : told every better bound, in cost units
    """
    best = Relaxation.at(problem, Prices.zero(problem))
    on_bound(best.bound)
    master = LinearMaster(problem)
    fresh = np.union1d(columns, cheapest_columns(problem, best))
    for _ in range(rounds):
        if stop():
            return best
        master.add(fresh)
        value, prices = master.solve()
        trial = Relaxation.at(problem, prices.towards(best.prices, 1 - SMOOTHING))
        fresh = np.setdiff1d(cheapest_columns(problem, trial), master.columns)
        if trial.bound <= best.bound or not fresh.size:
            trial = Relaxation.at(problem, prices)
            fresh = np.setdiff1d(cheapest_columns(problem, trial), master.columns)
        if trial.bound > best.bound:
            best = trial
            on_bound(best.bound)
        if value - best.bound <= CLOSE_ENOUGH * abs(value) or not fresh.size:
            return replace(best, converged=True)
    return best


def cheapest_columns(problem: TeamProblem, relaxation: Relaxation) -> IntArray:
    """Return the columns of least reduced cost of each client that could still lower the LP."""
    unserved = np.where(problem.must, np.int64(LARGEST_SUM), shifted(problem.unserved))
    found = []
    for client in range(problem.clients):
        low, high = problem.start[client], problem.start[client + 1]
        part = relaxation.reduced[low:high]
        if len(part) > ADDED_PER_CLIENT:
            near = np.argpartition(part, ADDED_PER_CLIENT)[:ADDED_PER_CLIENT]
        else:
            near = np.arange(len(part))
        found.append(low + near[part[near] <= unserved[client]])
    return np.sort(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)


class LinearMaster:
    """The relaxation over the columns generated so far, kept warm in GLOP."""

    def __init__(self, problem: TeamProblem) -> None:
        self.problem = problem
        self.columns = np.zeros(0, dtype=np.int64)
        self.unit = float(max(1, int(problem.unserved.max(initial=1))))
        self.model = mathopt.Model()
        self.choose = [self.model.add_linear_constraint(lb=1, ub=1) for _ in range(problem.clients)]
        self.rows = [self.limit_rows(place) for place in range(len(problem.limits))]
        self.plan_rows = [
            self.model.add_linear_constraint(ub=limit.capacity) for limit in problem.plan_limits
        ]
        self.add_unserved()
        self.solver = mathopt.IncrementalSolver(self.model, mathopt.SolverType.GLOP)

    def limit_rows(self, place: int) -> dict[int, mathopt.LinearConstraint]:
        """Add a row per engineer whose capacity can bind; a load cost becomes bounded pieces."""
        limit, cost = self.problem.limits[place], self.problem.load_cost
        priced = cost is not None and cost.limit == place
        rows = {}
        for engineer in np.nonzero((limit.capacity < NO_LIMIT) | priced)[0]:
            capacity = int(limit.capacity[engineer])
            row = self.model.add_linear_constraint(ub=0 if priced else capacity)
            rows[int(engineer)] = row
            if cost is not None and priced:
                self.add_pieces(row, cost, int(engineer), capacity)
        return rows

    def add_pieces(
        self, row: mathopt.LinearConstraint, cost: LoadCost, engineer: int, capacity: int
    ) -> None:
        """Let the row's load be a sum of pieces, each dearer than the one before."""
        marks = [0, *(min(capacity, int(mark)) for mark in cost.threshold[:, engineer]), capacity]
        slope = 0.0
        for piece, (low, high) in enumerate(zip(marks, marks[1:], strict=False)):
            if piece:
                slope += float(cost.slope[piece - 1, engineer]) / self.unit
            variable = self.model.add_variable(lb=0, ub=high - low)
            row.set_coefficient(variable, -1.0)
            self.model.objective.set_linear_coefficient(variable, slope)

    def add_unserved(self) -> None:
        """Allow every client to be left out; for a must-client that is dearer than anything."""
        dear = 10.0 * (1.0 + float(np.abs(self.problem.cost).max(initial=1)) / self.unit)
        for row, cost, must in zip(self.choose, self.problem.unserved, self.problem.must, strict=True):
            variable = self.model.add_variable(lb=0)
            row.set_coefficient(variable, 1.0)
            price = float(cost) / self.unit + (dear if must else 0.0)
            self.model.objective.set_linear_coefficient(variable, price)

    def add(self, columns: IntArray) -> None:
        """Add columns to the model."""
        self.columns = np.union1d(self.columns, columns)
        problem = self.problem
        for column in columns.tolist():
            client, a, b = int(problem.client[column]), int(problem.a[column]), int(problem.b[column])
            variable = self.model.add_variable(lb=0)
            self.model.objective.set_linear_coefficient(variable, problem.cost[column] / self.unit)
            self.choose[client].set_coefficient(variable, 1.0)
            for limit, rows in zip(problem.limits, self.rows, strict=True):
                for engineer, use in ((a, limit.use_a[client]), (b, limit.use_b[client])):
                    if use and engineer in rows:
                        rows[engineer].set_coefficient(variable, float(use))
            for limit_row, plan_limit in zip(self.plan_rows, problem.plan_limits, strict=True):
                if plan_limit.use[column]:
                    limit_row.set_coefficient(variable, float(plan_limit.use[column]))

    def solve(self) -> tuple[float, Prices]:
        """Return the LP's value in cost units, and its prices as whole numbers."""
        result = self.solver.solve(params=mathopt.SolveParameters(threads=1))
        duals = result.dual_values()
        size = self.unit * (1 << PRICE_BITS)

        def price(row: mathopt.LinearConstraint, most_used: int) -> int:
            return min(LARGEST_PRODUCT // max(1, most_used), max(0, round(-duals[row] * size)))

        limits = []
        for limit, rows in zip(self.problem.limits, self.rows, strict=True):
            prices = np.zeros(self.problem.engineers, dtype=np.int64)
            finite = limit.capacity[limit.capacity < NO_LIMIT]
            most_used = max(int(use.max(initial=0)) for use in (limit.use_a, limit.use_b, finite))
            for engineer, row in rows.items():
                prices[engineer] = price(row, most_used)
            limits.append(prices)
        plan_limits = tuple(
            price(row, max(limit.capacity, int(limit.use.max(initial=0))))
            for row, limit in zip(self.plan_rows, self.problem.plan_limits, strict=True)
        )
        return result.objective_value() * self.unit, Prices(tuple(limits), plan_limits)

"""The linear relaxation over the teams generated so far, in GLOP.

Costs are divided by the dearest client left out and rows by their largest use: GLOP loses its way
among coefficients of 10^8. Its answer is never printed, only its prices are used.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from ortools.math_opt.python import mathopt

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.prices import Prices
from ce_opt.teams.problem import NO_LIMIT, EngineerLimit, IntArray, LoadCost, TeamProblem

__all__ = ["LinearMaster"]

LARGEST_PRODUCT = 2**58
"""A price times what a row can use stays below this."""


class LinearMaster:
    """The relaxation over the columns generated so far, kept warm in GLOP."""

    def __init__(self, problem: TeamProblem) -> None:
        self.problem = problem
        self.columns = np.zeros(0, dtype=np.int64)
        self.unit = float(max(1, int(problem.unserved.max(initial=1))))
        self.model = mathopt.Model()
        self.load_unit = [float(most_used(limit)) for limit in problem.limits]
        self.choose = [self.model.add_linear_constraint(lb=1, ub=1) for _ in range(problem.clients)]
        self.rows = [self.limit_rows(place) for place in range(len(problem.limits))]
        self.plan_rows = [
            self.model.add_linear_constraint(ub=limit.capacity) for limit in problem.plan_limits
        ]
        self.add_unserved()
        self.solver = mathopt.IncrementalSolver(self.model, mathopt.SolverType.GLOP)

    def limit_rows(self, place: int) -> dict[int, mathopt.LinearConstraint]:
        """Add a row per engineer whose capacity can bind; a load cost becomes bounded pieces.

        Rows are divided by `load_unit`: GLOP loses its way among coefficients of 10^8.
        """
        limit, cost = self.problem.limits[place], self.problem.load_cost
        priced = cost is not None and cost.limit == place
        rows = {}
        for engineer in np.nonzero((limit.capacity < NO_LIMIT) | priced)[0]:
            capacity = int(limit.capacity[engineer])
            ub = 0.0 if priced else capacity / self.load_unit[place]
            row = self.model.add_linear_constraint(ub=ub)
            rows[int(engineer)] = row
            if cost is not None and priced:
                self.add_pieces(row, cost, int(engineer), capacity)
        return rows

    def add_pieces(
        self, row: mathopt.LinearConstraint, cost: LoadCost, engineer: int, capacity: int
    ) -> None:
        """Let the row's load be a sum of pieces, each dearer than the one before."""
        unit = self.load_unit[cost.limit]
        marks = [0, *(min(capacity, int(mark)) for mark in cost.threshold[:, engineer]), capacity]
        slope = 0.0
        for piece, (low, high) in enumerate(pairwise(marks)):
            if piece:
                slope += unit * float(cost.slope[piece - 1, engineer]) / self.unit
            variable = self.model.add_variable(lb=0, ub=(high - low) / unit)
            row.set_coefficient(variable, -1.0)
            self.model.objective.set_linear_coefficient(variable, slope)

    def add_unserved(self) -> None:
        """Allow every client to be left out; for a must-client that is dearer than anything."""
        dear = 10.0 * (1.0 + float(np.abs(self.problem.cost).max(initial=1)) / self.unit)
        for row, cost, must in zip(
            self.choose, self.problem.unserved, self.problem.must, strict=True
        ):
            variable = self.model.add_variable(lb=0)
            row.set_coefficient(variable, 1.0)
            price = float(cost) / self.unit + (dear if must else 0.0)
            self.model.objective.set_linear_coefficient(variable, price)

    def add(self, columns: IntArray) -> None:
        """Add columns to the model."""
        self.columns = np.union1d(self.columns, columns)
        problem = self.problem
        for column in columns.tolist():
            client, a, b = (
                int(problem.client[column]),
                int(problem.a[column]),
                int(problem.b[column]),
            )
            variable = self.model.add_variable(lb=0)
            self.model.objective.set_linear_coefficient(variable, problem.cost[column] / self.unit)
            self.choose[client].set_coefficient(variable, 1.0)
            for limit, rows, unit in zip(problem.limits, self.rows, self.load_unit, strict=True):
                for engineer, uses in ((a, limit.use_a), (b, limit.use_b)):
                    use = uses[client, engineer]
                    if use and engineer in rows:
                        rows[engineer].set_coefficient(variable, use / unit)
            for limit_row, plan_limit in zip(self.plan_rows, problem.plan_limits, strict=True):
                if plan_limit.use[column]:
                    limit_row.set_coefficient(variable, float(plan_limit.use[column]))

    def solve(self) -> tuple[float, Prices] | None:
        """Return the LP's value in cost units and its whole-number prices; None without duals."""
        result = self.solver.solve(params=mathopt.SolveParameters(threads=1))
        if not result.has_dual_feasible_solution():
            return None
        duals = result.dual_values()

        def price(row: mathopt.LinearConstraint, unit: float, used: int) -> int:
            amount = -duals[row] * self.unit / unit * (1 << PRICE_BITS)
            return min(LARGEST_PRODUCT // used, max(0, round(float(amount))))

        limits = []
        for limit, rows, unit in zip(self.problem.limits, self.rows, self.load_unit, strict=True):
            prices = np.zeros(self.problem.engineers, dtype=np.int64)
            for engineer, row in rows.items():
                prices[engineer] = price(row, unit, most_used(limit))
            limits.append(prices)
        plan_limits = tuple(
            price(row, 1.0, max(1, limit.capacity, int(limit.use.max(initial=0))))
            for row, limit in zip(self.plan_rows, self.problem.plan_limits, strict=True)
        )
        return result.objective_value() * self.unit, Prices(tuple(limits), plan_limits)


def most_used(limit: EngineerLimit) -> int:
    """Largest use or finite capacity of a limit, at least 1."""
    finite = limit.capacity[limit.capacity < NO_LIMIT]
    return max(1, *(int(use.max(initial=0)) for use in (limit.use_a, limit.use_b, finite)))

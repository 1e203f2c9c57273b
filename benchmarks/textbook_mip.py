"""The textbook model handed to a MIP solver of the ortools wheel: SCIP or HiGHS.

The CP-SAT model of `textbook.py` is linear but for implications and at-most-one, so it is written
over constraint by constraint: same variables, same rows, same costs.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from ortools.math_opt.python import mathopt
from ortools.sat.python import cp_model_helper as cp_sat
from textbook import SCALE, Textbook

from ce_opt.teams.budget import PROVEN
from ce_opt.teams.facts import Team

__all__ = ["SOLVERS", "TextbookMip"]

SOLVERS = {"scip": mathopt.SolverType.GSCIP, "highs": mathopt.SolverType.HIGHS}
INFINITE = 2**60
"""A domain's end past this is none."""


class TextbookMip:
    """A textbook model as a MathOpt model."""

    def __init__(self, textbook: Textbook) -> None:
        self.textbook = textbook
        self.proto = textbook.model.proto
        self.model = mathopt.Model()
        self.variables = [
            self.model.add_integer_variable(lb=variable.domain[0], ub=variable.domain[1])
            for variable in self.proto.variables
        ]
        for constraint in self.proto.constraints:
            self.add(constraint)
        goal = self.proto.objective
        costs = zip(goal.coeffs, map(self.literal, goal.vars), strict=True)
        self.model.minimize((sum_of(costs) + goal.offset) / SCALE)

    def literal(self, place: int) -> mathopt.LinearTypes:
        """A variable, or one minus it where CP-SAT counts from −1 down."""
        return self.variables[place] if place >= 0 else 1 - self.variables[-place - 1]

    def add(self, constraint: cp_sat.ConstraintProto) -> None:
        """Write one constraint over."""
        if constraint.has_bool_and():
            self.add_implication(constraint)
        elif constraint.has_at_most_one():
            ones = map(self.literal, constraint.at_most_one.literals)
            self.model.add_linear_constraint(mathopt.LinearSum(ones) <= 1)
        elif constraint.has_linear() and not constraint.enforcement_literal:
            self.add_linear(constraint.linear)
        else:
            raise NotImplementedError(str(constraint))

    def add_implication(self, constraint: cp_sat.ConstraintProto) -> None:
        """All of some literals imply each of others: a row per implied one."""
        given = [self.literal(place) for place in constraint.enforcement_literal]
        for place in constraint.bool_and.literals:
            row = mathopt.LinearSum(given) <= self.literal(place) + (len(given) - 1)
            self.model.add_linear_constraint(row)

    def add_linear(self, linear: cp_sat.LinearConstraintProto) -> None:
        """Add a sum between two ends."""
        terms = zip(linear.coeffs, map(self.literal, linear.vars), strict=True)
        low, high = linear.domain[0], linear.domain[1]
        self.model.add_linear_constraint(
            lb=low if low > -INFINITE else float("-inf"),
            ub=high if high < INFINITE else float("inf"),
            expr=sum_of(terms),
        )

    def solve(self, solver: str, seconds: float, workers: int) -> tuple[list[Team] | None, float]:
        """Return the teams found (None without any) and the proven bound, in points.

        HiGHS runs with its own number of threads: the wheel's refuses any other.
        """
        threads = workers if solver == "scip" else None
        limits = mathopt.SolveParameters(
            time_limit=timedelta(seconds=seconds), threads=threads, relative_gap_tolerance=PROVEN
        )
        result = mathopt.solve(self.model, SOLVERS[solver], params=limits)
        bound = result.termination.objective_bounds.dual_bound
        if not result.has_primal_feasible_solution():
            return None, bound
        value = result.variable_values()
        taken = {
            key
            for key, variable in self.textbook.seat.items()
            if value[self.variables[variable.index]] > 0.5
        }
        return self.textbook.teams(taken), bound


def sum_of(terms: Iterable[tuple[int, mathopt.LinearTypes]]) -> mathopt.LinearSum:
    """Sum of coefficient × expression."""
    return mathopt.LinearSum(coefficient * expression for coefficient, expression in terms)

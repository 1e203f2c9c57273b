"""A vertex of the linear relaxation over a pool, and the prices that prove its value."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from ortools.math_opt.python import mathopt

from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import NO_LIMIT, IntArray
from ce_opt.teams.seats import NO_SEAT

__all__ = ["Vertex", "vertex"]

FloatArray = npt.NDArray[np.float64]


class Vertex(NamedTuple):
    """A solution of the linear relaxation over a pool.

    Attributes
    ----------
    chosen : [clients], the entry that most of each client goes to
    price : [engineers], cost units that one unit more of the costly limit's capacity would spare
    """

    chosen: IntArray
    price: FloatArray


def vertex(pool: Pool) -> Vertex | None:
    """Solve the linear relaxation in which every client is served; None where it has no solution.

    Costs of loads are left out: it is where a search begins.
    """
    model = mathopt.Model()
    share = [model.add_variable(lb=0.0) for _ in pool.cost]
    ends = pool.start.tolist()
    for low, high in pairwise(ends):
        model.add_linear_constraint(mathopt.fast_sum(share[low:high]) == 1.0)
    rows = [capacity_rows(model, pool, share, limit) for limit in range(len(pool.capacity))]
    for use, capacity in zip(pool.plan_use, pool.plan_capacity.tolist(), strict=True):
        used = (float(unit) * one for unit, one in zip(use.tolist(), share, strict=True))
        model.add_linear_constraint(mathopt.fast_sum(used) <= float(capacity))
    costs = (float(cost) * one for cost, one in zip(pool.cost.tolist(), share, strict=True))
    model.minimize(mathopt.fast_sum(costs))
    result = mathopt.solve(model, mathopt.SolverType.GLOP)
    if not result.has_primal_feasible_solution() or not result.has_dual_feasible_solution():
        return None
    shares = np.array(result.variable_values(share))
    chosen = [low + int(shares[low:high].argmax()) for low, high in pairwise(ends)]
    price = np.zeros(pool.capacity.shape[1])
    for engineer, row in rows[pool.load_limit].items():
        price[engineer] = max(0.0, -result.dual_values(row))
    return Vertex(np.array(chosen, dtype=np.int64), price)


def capacity_rows(
    model: mathopt.Model, pool: Pool, share: list[mathopt.Variable], limit: int
) -> dict[int, mathopt.LinearConstraint]:
    """Hold every engineer to the capacity of a limit; return the rows by engineer."""
    used: dict[int, list[mathopt.LinearTerm]] = {}
    for seats in (pool.seat_a, pool.seat_b):
        for entry, seat in enumerate(seats.tolist()):
            if seat != NO_SEAT and pool.use[limit, seat]:
                engineer = int(pool.seat_engineer[seat])
                used.setdefault(engineer, []).append(int(pool.use[limit, seat]) * share[entry])
    capacity = pool.capacity[limit].tolist()
    return {
        engineer: model.add_linear_constraint(mathopt.fast_sum(terms) <= float(capacity[engineer]))
        for engineer, terms in used.items()
        if capacity[engineer] < NO_LIMIT
    }

"""Whether enough clients can be served at all, whatever anybody can carry: a proof by counting.

Each client counts with its cheapest team and the least that any of its teams uses of each plan
limit, and engineers have no limits. What breaks the plan limits then breaks them in every plan. It
is a model of a Boolean per client, so it answers at once where the whole season is too large for
CP-SAT.
"""

from __future__ import annotations

import numpy as np

from ce_opt.teams.listing import cheapest_columns
from ce_opt.teams.master import Master
from ce_opt.teams.pool import Pool, make_pool
from ce_opt.teams.prices import Prices
from ce_opt.teams.pricing import seat_values
from ce_opt.teams.problem import NO_LIMIT, UNSERVED, IntArray, PlanLimit, TeamProblem
from ce_opt.teams.run import Run

__all__ = ["too_few_to_serve"]

WORK = 1.0
"""Deterministic time at most."""


def too_few_to_serve(run: Run) -> bool:
    """Whether it is proven that no choice of clients keeps the plan limits and all promises."""
    pool = one_team_each(run.problem)
    nobody = np.full(len(pool.unserved), UNSERVED, dtype=np.int64)
    master = Master(pool, np.zeros(len(pool.seat), dtype=np.int64), nobody)
    return run.spend(master, min(WORK, run.work_left), any_plan=True).verdict == "infeasible"


def one_team_each(problem: TeamProblem) -> Pool:
    """Lay out the cheapest team of each client, with the least use of any of its teams."""
    columns, _ = cheapest_columns(problem, seat_values(problem, Prices.zero(problem)), 1)
    pool = make_pool(problem, columns[columns >= 0])
    least = [least_use(problem, limit)[pool.client] for limit in problem.plan_limits]
    nothing = np.zeros((0, problem.engineers), dtype=np.int64)
    return pool._replace(
        capacity=np.full_like(pool.capacity, NO_LIMIT),
        threshold=nothing,
        slope=nothing,
        plan_use=np.array(least, dtype=np.int64).reshape(pool.plan_use.shape),
    )


def least_use(problem: TeamProblem, limit: PlanLimit) -> IntArray:
    """[clients], no team of the client uses less of a plan limit."""
    total = np.zeros(problem.clients, dtype=np.int64)
    for seats, use in ((problem.a, limit.use_a), (problem.b, limit.use_b)):
        least = np.full(problem.clients, NO_LIMIT)
        np.minimum.at(least, seats.client, use)
        total += least
    return total

"""The linear relaxation over all teams: a first bound, and the price of each engineer's time.

    L(λ) = Σ_c min( unserved_c, min_t cost_t + Σ λ · use_t )
         + Σ_rows min over 0 ≤ load ≤ capacity of ( overload(load) − λ · load )

Any λ ≥ 0 gives a lower bound on the cost of every plan (Geoffrion 1974), and its highest value is
that of the linear programme over *all* allowed teams. It is climbed by a subgradient (`ascent`), a
few milliseconds a step since no team is listed; GLOP with column generation took four times as long
at 1,000 × 300. Every value is computed in whole numbers: it is proven at every step.
"""

from __future__ import annotations

from concurrent.futures import Executor

import numpy as np
import numpy.typing as npt

from ce_opt.teams.choosers import AllTeams
from ce_opt.teams.compiled import compiled
from ce_opt.teams.pool import Pool
from ce_opt.teams.prices import Prices, best_loads, limit_bound
from ce_opt.teams.problem import NO_LIMIT, IntArray, PositionArray, TeamProblem

__all__ = ["WORTH_THREADS", "LinearRelaxation", "plan_metric", "plan_slope", "seat_prices"]

FloatArray = npt.NDArray[np.float64]

WORK_PER_SEAT, WORK_PER_STEP = 3.3e-9, 1.3e-4
"""Deterministic time, about the seconds that they take."""
WORTH_THREADS = 20_000
"""Seats from which threads are used: on a busy machine a step of a millisecond would wait for them
ten times as long as it takes."""


class LinearRelaxation:
    """The relaxation; `evaluate` gives a bound at any prices.

    Attributes
    ----------
    work : deterministic time used so far
    metric : [rows], by which capacities all rows count alike
    """

    def __init__(self, problem: TeamProblem, pool: Pool, teams: AllTeams) -> None:
        self.problem, self.pool, self.teams = problem, pool, teams
        units = [mean_capacity(limit.capacity) for limit in problem.limits]
        rows = np.repeat(np.array(units, dtype=np.float64), problem.engineers)
        self.metric = np.append(rows**-2.0, plan_metric(pool, problem.engineers))
        self.work = 0.0

    @property
    def nothing(self) -> IntArray:
        """[rows], no row has a price."""
        return np.zeros(len(self.metric), dtype=np.int64)

    def prices(self, price: IntArray) -> Prices:
        """Tell prices of rows apart."""
        limits, engineers = len(self.problem.limits), self.problem.engineers
        split = price[: limits * engineers].reshape(limits, engineers)
        return Prices(tuple(split), tuple(price[limits * engineers :].tolist()))

    def evaluate(self, price: IntArray, threads: Executor) -> tuple[int, FloatArray]:
        """Compute the bound (2^−PRICE_BITS cost units) at some prices, and a subgradient.

        Parameters
        ----------
        price : [rows], ≥ 0
        threads : clients are shared out among them
        """
        prices = self.prices(price)
        if len(self.pool.seat) < WORTH_THREADS:
            self.teams.choose_all(seat_prices(self.pool, prices))
        else:
            for part in self.teams.begin(seat_prices(self.pool, prices), threads):
                part.result()
        choice = self.teams.choice()
        self.work += self.teams.work + WORK_PER_SEAT * len(self.pool.seat) + WORK_PER_STEP
        slopes = []
        for place, limit in enumerate(self.problem.limits):
            load = np.zeros(self.problem.engineers, dtype=np.int64)
            np.add.at(
                load, self.pool.seat_engineer[choice.seats], self.pool.use[place, choice.seats]
            )
            spared = best_loads(self.problem, place, prices.limits[place])
            slopes.append(np.where(limit.capacity == NO_LIMIT, 0, load - spared))
        slopes.append(plan_slope(self.pool, choice.plan_use, np.array(prices.plan_limits)))
        bound = sum(choice.least.tolist()) + limit_bound(self.problem, prices)
        return bound, np.concatenate(slopes).astype(np.float64)


def mean_capacity(capacity: IntArray) -> float:
    """Mean of the finite capacities, at least 1."""
    finite = capacity[capacity < NO_LIMIT]
    return max(1.0, float(finite.mean())) if len(finite) else 1.0


def plan_metric(pool: Pool, rows: int) -> FloatArray:
    """[plan limits], how far the price of a limit over the plan moves beside that of so many rows.

    Its slope is a sum over the whole plan; counted in capacity / √rows it weighs as much as all of
    them together.
    """
    unit = np.maximum(1.0, np.abs(pool.plan_capacity) / max(1.0, rows**0.5))
    return np.asarray(unit**-2.0)


def plan_slope(pool: Pool, use: IntArray, price: IntArray) -> IntArray:
    """[plan limits], subgradient of the bound by the prices of the limits over the plan.

    It is what all teams together use past the capacity. A limit that asks for something, and gets
    more than that for nothing, has no slope: any use up to the capacity is as good at a price of 0.
    (A price cannot fall below 0, but one such slope of minus twenty takes the length of all steps:
    measured at 150 × 45 with nine shares that do not bind, a gap of 0.51 % became one of 0.08 %.)
    """
    over = use - pool.plan_capacity
    idle = (pool.plan_capacity < 0) & (price == 0)
    return np.where(idle, np.maximum(0, over), over)


def seat_prices(pool: Pool, prices: Prices) -> IntArray:
    """[seats + plan limits], the price of what each seat of a pool uses."""
    result = np.zeros(len(pool.seat) + len(prices.plan_limits), dtype=np.int64)
    result[len(pool.seat) :] = prices.plan_limits
    for use, price in zip(pool.use, prices.limits, strict=True):
        if price.any():
            add_price(pool.seat_engineer, use, price, result)
    return result


@compiled
def add_price(engineer: PositionArray, use: IntArray, price: IntArray, result: IntArray) -> None:
    """Add the price of one limit."""
    for seat in range(len(engineer)):
        result[seat] += price[engineer[seat]] * use[seat]

"""Moves for crammed plans: capacities give way, at a price.

Where every client must be served and loads are free up to their capacity, hardly any exchange fits,
and moves that keep to all capacities stand still. *Strategic oscillation* (Glover 1989) lets loads
pass them: a unit too much costs what the linear relaxation says it is worth, and more where the
load stays too high, less where it does not (Yagiura, Ibaraki and Glover 2004). Plans swing across
the border, and those found on the right side of it are kept. The way begins at the linear
relaxation's vertex, in which all but a few clients have one team.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from ortools.math_opt.python import mathopt

from ce_opt.teams.annealing import Annealing, Schedule
from ce_opt.teams.insertion import Guidance
from ce_opt.teams.pool import Pool, fixed_loads, pool_cost
from ce_opt.teams.problem import LARGEST_SUM, NO_LIMIT, IntArray
from ce_opt.teams.seats import NO_SEAT

__all__ = ["Oscillation", "Vertex", "breaks_another", "softened", "vertex"]

FloatArray = npt.NDArray[np.float64]

FINENESS = 2**10
"""Prices of a unit are counted at least so finely, whatever the costs are."""
LEAST_PRICE = 0.2
"""Price of a unit where the relaxation asks for none, as a share of the mean."""
LOWEST, HIGHEST = 1.02, 20.0
"""Range of the prices, as shares of what the relaxation says."""
DEARER, CHEAPER = 1.05, 0.99
"""Factors on the price of a unit after each stretch that ends above, or within, the capacity."""
ROOM = 0.02
"""How far a load may pass its capacity, as a share of the mean capacity."""
STRETCHES = 500
"""How often prices are changed on the way."""


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


def softened(pool: Pool, price: IntArray, load: IntArray) -> Pool:
    """Let the costly limit give way: each unit past its capacity has a price.

    Parameters
    ----------
    price : [engineers], cost units of the pool
    load : [engineers], what they carry at first, which must fit as well
    """
    hard = pool.capacity[pool.load_limit]
    finite = hard < NO_LIMIT
    room = hard + int(ROOM * hard[finite].mean()) + 1 if finite.any() else hard
    capacity = pool.capacity.copy()
    capacity[pool.load_limit] = np.where(finite, np.maximum(room, load), hard)
    return pool._replace(
        capacity=capacity,
        threshold=np.vstack([pool.threshold, hard]),
        slope=np.vstack([pool.slope, price]),
    )


def breaks_another(pool: Pool, chosen: IntArray) -> bool:
    """Whether a choice of entries breaks a limit that does not give way."""
    load, plan_load = fixed_loads(pool, chosen)
    above = load > pool.capacity
    above[pool.load_limit] = False
    return bool(above.any() or (plan_load > pool.plan_capacity).any())


def most_scale(pool: Pool) -> int:
    """How much finer costs can be counted so that sums with prices stay in exact arithmetic."""
    dearest = np.zeros(len(pool.unserved))
    np.maximum.at(dearest, pool.client, np.abs(pool.cost).astype(np.float64))
    return max(1, int(LARGEST_SUM / (2.0 * HIGHEST * max(1.0, dearest.sum()))))


class Oscillation:
    """A chain of moves over a pool whose capacities give way.

    Parameters
    ----------
    pool : entries to look at
    price : [engineers], of a unit, by the linear relaxation; cost units
    chosen : [clients], an entry for each client; it may break the costly limit alone
    seed : of the random numbers

    Attributes
    ----------
    scale : costs are counted so many times finer than the pool's
    """

    def __init__(self, pool: Pool, price: FloatArray, chosen: IntArray, seed: int) -> None:
        mean = float(price.mean()) or float(np.abs(pool.cost).mean()) or 1.0
        scale = min(int(np.ceil(FINENESS / mean)), most_scale(pool))
        self.least = scale * LOWEST * np.maximum(price, LEAST_PRICE * mean)
        self.most = HIGHEST / LOWEST * self.least
        self.price = np.clip(scale * price, self.least, self.most)
        self.hard = pool.capacity
        fine = pool._replace(cost=scale * pool.cost, slope=scale * pool.slope)
        load = fixed_loads(pool, chosen)[0][pool.load_limit]
        self.scale, self.limit = scale, pool.load_limit
        soft = softened(fine, self.price.astype(np.int64), load)
        cost = pool_cost(soft, chosen)
        if cost is None:
            raise ValueError("the choice breaks another limit than the costly one")
        self.annealing = Annealing(soft, chosen, cost, seed)
        self.annealing.capacity = pool.capacity
        if (load > pool.capacity[pool.load_limit]).any():
            self.annealing.best_cost = LARGEST_SUM

    @property
    def best_cost(self) -> int:
        """Cost of the best plan, times `scale`; `LARGEST_SUM` while there is none."""
        return self.annealing.best_cost

    @property
    def best(self) -> IntArray | None:
        """[clients], the best plan within all capacities; None while there is none."""
        return self.annealing.best if self.best_cost < LARGEST_SUM else None

    def run(
        self, moves: int, schedule: Schedule, guidance: Guidance, over: Callable[[], bool]
    ) -> None:
        """Try moves, and change prices on the way; temperatures in cost units.

        Parameters
        ----------
        over : asked between stretches whether to stop at once
        """
        fine = Schedule(self.scale * schedule.first, self.scale * schedule.last)
        for part in range(STRETCHES):
            if over():
                break
            self.annealing.run(moves // STRETCHES, fine.part(part, STRETCHES), guidance)
            self.charge()

    def charge(self) -> None:
        """Make a unit dearer where the load is too high, cheaper elsewhere."""
        pool, load = self.annealing.pool, self.annealing.standing.load[self.limit]
        above = np.maximum(0, load - self.hard[self.limit])
        factor = np.where(above > 0, DEARER, CHEAPER)
        self.price = np.clip(factor * self.price, self.least, self.most)
        slope = pool.slope.copy()
        slope[-1] = self.price.astype(np.int64)
        self.annealing.cost += int((above * (slope[-1] - pool.slope[-1])).sum())
        self.annealing.pool = pool._replace(slope=slope)

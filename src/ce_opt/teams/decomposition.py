"""A bound that knows that nobody holds half a seat: Lagrangian decomposition.

The linear relaxation lets every engineer carry fractions of seats, which is loose where each
carries only a handful. Here clients choose teams, each engineer chooses a bundle of seats within
their capacity, and a price per (client, engineer, seat) makes the two agree (Guignard and Kim 1987;
Jörnsten and Näsberg 1986 for generalised assignment):

    L(π) = Σ_c min( unserved_c, min_t cost_t + π_cA + π_cB )
         + Σ_e min over bundles of ( overload(load) − Σ π )

with π ≥ 0: what a client pays for a seat is the engineer's reward for it. The prices start from
those of the linear relaxation, where L equals its bound, and are moved by a subgradient with an
averaged direction (Barahona and Anbil 2000) and Polyak's step. Limits other than the load keep the
prices that the linear relaxation gave them.

Every value is computed in whole numbers. Loads are counted in coarse steps, rounded down, which can
only lower the bound: it is proven at every step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ce_opt.teams.bound import PRICE_BITS, ProvenBound
from ce_opt.teams.knapsack import Bundle, Seats, best_bundle
from ce_opt.teams.prices import Prices, limit_bound, reduced_costs
from ce_opt.teams.problem import NO_LIMIT, IntArray, TeamProblem

__all__ = ["Ascent", "Decomposition", "decomposable"]

FloatArray = npt.NDArray[np.float64]

LOAD_STEPS = 1500
"""Loads are counted in at most about so many steps."""
MOST_PAIRS = 2_000_000
"""Clients × engineers up to which a price per pair is kept."""
FIRST_STEP, SHORTER, PATIENCE = 0.2, 0.7, 15
"""Polyak's factor; what it is multiplied with after so many steps without a better bound."""
SHORTEST_STEP = 1e-3
NEAREST_TARGET = 0.05
"""Steps aim at the best plan known, but never further above the bound than this share of it: the
first plans are poor, and far targets make steps too long."""
MEMORY = 0.7
"""Weight of the former direction in the averaged one."""
WORK_PER_OFFER, WORK_PER_ENTRY, WORK_PER_COLUMN = 8e-6, 1.5e-9, 1e-8
"""Deterministic time for each seat on offer, each entry of a knapsack's table and each column:
about the seconds that they take."""
REWARD_LIMIT = 2**50


@dataclass(frozen=True)
class SeatPrices:
    """Prices of seats, [clients, engineers + 1] each; the last column is nobody's and stays 0."""

    a: FloatArray
    b: FloatArray

    def whole(self) -> tuple[IntArray, IntArray]:
        """Return the prices as whole numbers ≥ 0."""
        return (
            np.rint(np.clip(self.a, 0, REWARD_LIMIT)).astype(np.int64),
            np.rint(np.clip(self.b, 0, REWARD_LIMIT)).astype(np.int64),
        )


class Decomposition:
    """The decomposition of one problem; `evaluate` gives a bound at any prices."""

    def __init__(self, problem: TeamProblem, prices: Prices) -> None:
        self.problem = problem
        self.place = problem.load_cost.limit if problem.load_cost else 0
        self.limit = problem.limits[self.place]
        others = prices.without(self.place)
        self.base = reduced_costs(problem, others)
        self.rows = limit_bound(problem, others, leave_out=self.place)
        finite = self.limit.capacity[self.limit.capacity < NO_LIMIT]
        self.step = max(1, int(finite.max(initial=1)) // LOAD_STEPS)
        self.weight_a, self.weight_b = self.limit.use_a // self.step, self.limit.use_b // self.step
        self.load_costs = [self.load_cost(engineer) for engineer in range(problem.engineers)]
        self.on_offer_a = self.pairs(problem.a)
        self.on_offer_b = self.pairs(problem.b)
        self.work = 0.0

    def pairs(self, seat: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_]:
        """[clients, engineers + 1], whether any team has the engineer in the seat."""
        found = np.zeros((self.problem.clients, self.problem.engineers + 1), dtype=bool)
        found[self.problem.client, seat] = True
        found[:, -1] = False
        return found

    def load_cost(self, engineer: int) -> IntArray:
        """[steps of load], cost of every coarse load, a lower bound on that of the true load."""
        capacity = min(int(self.limit.capacity[engineer]), int(self.most_use()))
        load = np.arange(capacity // self.step + 1) * self.step
        total = np.zeros(len(load), dtype=np.int64)
        cost = self.problem.load_cost
        if cost is not None:
            for threshold, slope in zip(
                cost.threshold[:, engineer], cost.slope[:, engineer], strict=True
            ):
                total += slope * np.maximum(0, load - threshold)
        return total << PRICE_BITS

    def most_use(self) -> int:
        """Use of the limit by an engineer who held a seat of every client."""
        return int(np.maximum(self.limit.use_a, self.limit.use_b).sum())

    def first_prices(self, prices: Prices) -> SeatPrices:
        """Seat prices that give the bound of the linear relaxation."""
        per_unit = np.append(prices.limits[self.place], 0).astype(np.float64)
        return SeatPrices(
            np.where(self.on_offer_a, np.multiply.outer(self.limit.use_a, per_unit), 0.0),
            np.where(self.on_offer_b, np.multiply.outer(self.limit.use_b, per_unit), 0.0),
        )

    def evaluate(self, prices: SeatPrices) -> tuple[ProvenBound, SeatPrices]:
        """Compute the bound at some prices, and its subgradient."""
        price_a, price_b = prices.whole()
        problem = self.problem
        reduced = (
            self.base + price_a[problem.client, problem.a] + price_b[problem.client, problem.b]
        )
        bundles = [self.bundle(engineer, price_a, price_b) for engineer in range(problem.engineers)]
        total = self.rows + sum(bundle.value for bundle in bundles)
        bound = ProvenBound.of(problem, reduced, total)
        return bound, self.subgradient(bound, bundles)

    def bundle(self, engineer: int, price_a: IntArray, price_b: IntArray) -> Bundle:
        """Choose the engineer's best bundle at the prices."""
        offered = np.nonzero((price_a[:, engineer] > 0) | (price_b[:, engineer] > 0))[0]
        cost = self.load_costs[engineer]
        self.work += len(offered) * (WORK_PER_OFFER + WORK_PER_ENTRY * len(cost))
        seats = Seats(
            price_a[offered, engineer],
            price_b[offered, engineer],
            self.weight_a[offered],
            self.weight_b[offered],
        )
        found = best_bundle(seats, cost)
        return Bundle(found.value, offered[found.a].tolist(), offered[found.b].tolist())

    def subgradient(self, bound: ProvenBound, bundles: list[Bundle]) -> SeatPrices:
        """Seats that clients take less seats that engineers offer, at the best choices."""
        problem = self.problem
        taken = np.nonzero(bound.reduced == bound.best[problem.client])[0]
        clients, first = np.unique(problem.client[taken], return_index=True)
        taken = taken[first]
        slope = SeatPrices(np.zeros(self.on_offer_a.shape), np.zeros(self.on_offer_b.shape))
        slope.a[clients, problem.a[taken]] += 1.0
        slope.b[clients, problem.b[taken]] += 1.0
        slope.b[:, -1] = 0.0
        for engineer, bundle in enumerate(bundles):
            slope.a[bundle.a, engineer] -= 1.0
            slope.b[bundle.b, engineer] -= 1.0
        return slope


def decomposable(problem: TeamProblem) -> bool:
    """Whether the problem has a load to share out, and few enough pairs to price each."""
    return bool(problem.limits) and problem.clients * problem.engineers <= MOST_PAIRS


class Ascent:
    """The subgradient's way up; it can pause and go on.

    Attributes
    ----------
    best : the best bound so far
    """

    def __init__(self, problem: TeamProblem, prices: Prices) -> None:
        self.model = Decomposition(problem, prices)
        self.at = self.best_at = self.model.first_prices(prices)
        self.best, self.direction = self.model.evaluate(self.at)
        self.current = self.best
        self.factor = FIRST_STEP
        self.failures = 0

    @property
    def converged(self) -> bool:
        """Whether steps have become too short, or the prices already make everybody agree."""
        return self.factor <= SHORTEST_STEP or self.size == 0.0

    @property
    def size(self) -> float:
        """Squared length of the direction."""
        return float((self.direction.a**2).sum() + (self.direction.b**2).sum())

    def climb(
        self,
        best_known: int,
        work: float,
        over: Callable[[], bool],
        on_bound: Callable[[int], None] = lambda bound: None,
    ) -> float:
        """Take steps until the work is spent, and return the deterministic time used.

        Parameters
        ----------
        best_known : cost of the best plan known, towards which steps are measured
        work : deterministic time to spend at most
        over : asked between steps whether to stop at once
        on_bound : told every better bound, in cost units
        """
        started = self.model.work
        while not self.converged and self.model.work - started < work and not over():
            if self.best.bound >= best_known:
                break
            if self.step(best_known):
                on_bound(self.best.bound)
        return self.model.work - started

    def step(self, best_known: int) -> bool:
        """Take one step; say whether it gave a better bound."""
        bound = self.best.bound
        target = min(best_known, bound + max(1, int(abs(bound) * NEAREST_TARGET)))
        length = self.factor * ((target - self.current.bound) << PRICE_BITS) / self.size
        self.at = moved(self.at, self.direction, length)
        self.current, slope = self.model.evaluate(self.at)
        self.direction = SeatPrices(
            MEMORY * self.direction.a + (1 - MEMORY) * slope.a,
            MEMORY * self.direction.b + (1 - MEMORY) * slope.b,
        )
        if self.current.bound > bound:
            self.best, self.best_at, self.failures = self.current, self.at, 0
            return True
        self.failures += 1
        if self.failures >= PATIENCE:
            self.factor, self.failures = self.factor * SHORTER, 0
            self.at, self.current = self.best_at, self.best
        return False


def moved(at: SeatPrices, direction: SeatPrices, length: float) -> SeatPrices:
    """Take a step along a direction; prices stay ≥ 0."""
    return SeatPrices(
        np.maximum(0.0, at.a + length * direction.a), np.maximum(0.0, at.b + length * direction.b)
    )

"""A bound that knows that nobody holds half a seat: Lagrangian decomposition.

The linear relaxation lets every engineer carry fractions of seats, which is loose where each
carries only a handful. Here clients choose teams, each engineer chooses a bundle of seats within
their capacity, and a price per (client, engineer, seat) makes the two agree (Guignard and Kim 1987;
Jörnsten and Näsberg 1986 for generalised assignment):

    L(π) = Σ_c min( unserved_c, min_t cost_t + π_cA + π_cB )
         + Σ_e min over bundles of ( overload(load) − Σ π )

with π ≥ 0: what a client pays for a seat is the engineer's reward for it. Bundles keep all limits
of their engineer; limits over the whole plan have a price ν ≥ 0 each, added to the columns that use
them. The prices start from those of the linear relaxation, where L is about its bound, and are
moved by a subgradient with an averaged direction (Barahona and Anbil 2000) and Polyak's step.

Every value is computed in whole numbers: it is proven at every step.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor

import numpy as np
import numpy.typing as npt

from ce_opt.teams.bound import PRICE_BITS, ProvenBound
from ce_opt.teams.compiled import compiled
from ce_opt.teams.knapsack import States, best_bundles, groups_of
from ce_opt.teams.pool import NO_SEAT, Pool
from ce_opt.teams.problem import LARGEST_SUM, UNSERVED, IntArray
from ce_opt.teams.worth import Worth, worth_of

__all__ = ["Ascent", "Decomposition", "scattered"]

FloatArray = npt.NDArray[np.float64]

FIRST_STEP, SHORTER, PATIENCE = 0.2, 0.7, 15
"""Polyak's factor; what it is multiplied with after so many steps without a better bound."""
SHORTEST_STEP = 2e-3
NEAREST_TARGET = 0.05
"""Steps aim at the best plan known, but never further above the bound than this share of it: the
first plans are poor, and far targets make steps too long."""
MEMORY = 0.7
"""Weight of the former direction in the averaged one."""
NOISE = 0.01
"""First prices are scattered by so much: where all seats of an engineer are worth the same per
hour, nothing tells bundles apart and the knapsack has to look at all of them."""
WORK_PER_STATE, WORK_PER_SEAT, WORK_PER_ENTRY = 3e-8, 2e-8, 4e-9
"""Deterministic time, about the seconds that they take."""
HIGHEST_PRICE = 2**50


class Decomposition:
    """The decomposition over one pool; `evaluate` gives a bound at any prices.

    Parameters
    ----------
    left_out : [clients], least that a team outside the pool costs, cost units
    """

    def __init__(self, pool: Pool, left_out: IntArray, workers: int) -> None:
        self.pool, self.base = pool, pool.cost << PRICE_BITS
        unserved = np.where(pool.must, np.int64(LARGEST_SUM), pool.unserved << PRICE_BITS)
        outside = np.where(
            left_out >= LARGEST_SUM >> PRICE_BITS, np.int64(LARGEST_SUM), left_out << PRICE_BITS
        )
        self.otherwise = np.minimum(unserved, outside)
        self.groups = groups_of(pool)
        self.worth = worth_of(pool, np.zeros(len(pool.seat), dtype=np.int64))
        self.value = np.zeros(pool.capacity.shape[1], dtype=np.int64)
        self.taken = np.zeros(len(pool.seat_engineer), dtype=bool)
        self.best = np.zeros(len(pool.unserved), dtype=np.int64)
        self.chosen = np.full(len(pool.unserved), UNSERVED, dtype=np.int64)
        everyone = np.arange(len(self.value))
        self.shares = [everyone[share::workers].copy() for share in range(workers)]
        self.states = [States.room() for _ in range(workers)]
        self.work = 0.0

    def evaluate(self, price: IntArray, threads: Executor) -> tuple[int, FloatArray]:
        """Compute the bound (2^−PRICE_BITS cost units) at some prices, and a subgradient.

        Parameters
        ----------
        price : [seats + plan limits], ≥ 0, those of the seats first
        threads : engineers are shared out among them
        """
        seats = len(self.pool.seat)
        worth = self.worth._replace(reward=price[:seats])
        parts = [
            threads.submit(self.bundles, share, worth, states)
            for share, states in zip(self.shares, self.states, strict=True)
        ]
        cheapest_entries(self.pool, self.base, price, self.otherwise, self.best, self.chosen)
        states = sum(part.result() for part in parts)
        self.work += WORK_PER_STATE * states + WORK_PER_SEAT * seats
        self.work += WORK_PER_ENTRY * len(self.base)
        bound = sum(self.best.tolist()) + sum(self.value.tolist())
        bound -= sum((price[seats:] * self.pool.plan_capacity).tolist())
        return bound, self.subgradient()

    def subgradient(self) -> FloatArray:
        """Seats that clients take less seats that engineers offer; what plan limits lack."""
        pool = self.pool
        taken = self.chosen[self.chosen != UNSERVED]
        slope = -self.taken.astype(np.float64)
        slope[pool.seat_a[taken]] += 1.0
        second = pool.seat_b[taken]
        slope[second[second != NO_SEAT]] += 1.0
        lacking = pool.plan_use[:, taken].sum(axis=1) - pool.plan_capacity
        return np.append(slope, lacking)

    def bundles(self, engineers: IntArray, worth: Worth, states: States) -> int:
        """Choose some engineers' bundles; runs in a thread."""
        return best_bundles(engineers, self.groups, worth, states, self.value, self.taken)

    def reduced(self, price: IntArray) -> IntArray:
        """[entries], cost with the prices of the seats, 2^−PRICE_BITS cost units."""
        seats = len(self.pool.seat)
        padded = np.append(price[:seats], 0)
        reduced: IntArray = self.base + padded[self.pool.seat_a] + padded[self.pool.seat_b]
        return reduced + price[seats:] @ self.pool.plan_use


@compiled
def cheapest_entries(
    pool: Pool,
    base: IntArray,
    price: IntArray,
    otherwise: IntArray,
    best: IntArray,
    chosen: IntArray,
) -> None:
    """Let every client choose its entry of least reduced cost, or none."""
    start, seat_a, seat_b, plan_use = pool.start, pool.seat_a, pool.seat_b, pool.plan_use
    seats = len(pool.seat)
    for client in range(len(otherwise)):
        least = otherwise[client]
        found = UNSERVED
        for entry in range(start[client], start[client + 1]):
            reduced = base[entry] + price[seat_a[entry]]
            if seat_b[entry] != NO_SEAT:
                reduced += price[seat_b[entry]]
            for limit in range(plan_use.shape[0]):
                reduced += price[seats + limit] * plan_use[limit, entry]
            if reduced < least:
                least = reduced
                found = entry
        best[client] = least
        chosen[client] = found


class Ascent:
    """The subgradient's way up; it can pause and go on.

    Attributes
    ----------
    model : the decomposition that it climbs on
    price : [seats + plan limits], prices of the best bound, whole numbers
    bound : the best bound so far, 2^−PRICE_BITS cost units
    """

    def __init__(self, model: Decomposition, price: IntArray, threads: Executor) -> None:
        self.model, self.threads = model, threads
        self.price = price
        self.bound, self.direction = model.evaluate(price, threads)
        self.at, self.value = price.astype(np.float64), self.bound
        self.factor, self.failures = FIRST_STEP, 0

    @property
    def converged(self) -> bool:
        """Whether steps have become too short, or the prices already make everybody agree."""
        return self.factor <= SHORTEST_STEP or not self.direction.any()

    def proven(self) -> ProvenBound:
        """Return the best bound with its reduced costs."""
        self.model.evaluate(self.price, self.threads)
        return ProvenBound(
            self.bound >> PRICE_BITS, self.model.reduced(self.price), self.model.best.copy()
        )

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
            if self.bound >> PRICE_BITS >= best_known:
                break
            if self.step(best_known << PRICE_BITS):
                on_bound(self.bound >> PRICE_BITS)
        return self.model.work - started

    def step(self, best_known: int) -> bool:
        """Take one step; say whether it gave a better bound."""
        target = min(best_known, self.bound + max(1, int(abs(self.bound) * NEAREST_TARGET)))
        length = self.factor * (target - self.value) / float((self.direction**2).sum())
        self.at = np.clip(self.at + length * self.direction, 0.0, HIGHEST_PRICE)
        price = np.rint(self.at).astype(np.int64)
        self.value, slope = self.model.evaluate(price, self.threads)
        self.direction = MEMORY * self.direction + (1 - MEMORY) * slope
        if self.value > self.bound:
            self.bound, self.price, self.failures = self.value, price, 0
            return True
        self.failures += 1
        if self.failures >= PATIENCE:
            self.factor, self.failures = self.factor * SHORTER, 0
            self.at, self.value = self.price.astype(np.float64), self.bound
        return False


def scattered(price: IntArray) -> IntArray:
    """Scatter prices a little, the same way every time."""
    noise = np.random.default_rng(0).standard_normal(len(price))
    return np.rint(np.maximum(0.0, price * (1.0 + NOISE * noise))).astype(np.int64)

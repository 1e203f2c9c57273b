"""A bound that knows that nobody holds half a seat: Lagrangian decomposition.

The linear relaxation lets every engineer carry fractions of seats, which is loose where each
carries only a handful. Here clients choose teams, each engineer chooses a bundle of seats within
their capacity, and a price per (client, engineer, seat) makes the two agree (Guignard and Kim 1987;
Jörnsten and Näsberg 1986 for generalised assignment):

    L(π) = Σ_c min( unserved_c, min_t cost_t + π_cA + π_cB )
         + Σ_e min over bundles of ( overload(load) − Σ π )

with π ≥ 0: what a client pays for a seat is the engineer's reward for it. Bundles keep all limits
of their engineer; limits over the whole plan have a price ν ≥ 0 each, added to the columns that use
them. The prices start from those of the linear relaxation, lowered (`slack`), where L is no less
than its bound, and are moved by a subgradient (`ascent`). Every value is computed in whole numbers:
it is proven at every step.
"""

from __future__ import annotations

from concurrent.futures import Executor

import numpy as np
import numpy.typing as npt

from ce_opt.teams.choosers import TeamChooser
from ce_opt.teams.knapsack import States, best_bundles, groups_of
from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import IntArray
from ce_opt.teams.relaxation import WORTH_THREADS, plan_metric, plan_slope
from ce_opt.teams.worth import Worth, worth_of

__all__ = ["Decomposition"]

FloatArray = npt.NDArray[np.float64]

WORK_PER_STATE, WORK_PER_SEAT, WORK_PER_STEP = 4e-8, 2.3e-8, 1.3e-4
"""Deterministic time, about the seconds that they take."""


class Decomposition:
    """The decomposition; `evaluate` gives a bound at any prices.

    Parameters
    ----------
    pool : the seats and limits
    teams : chooses teams that use these seats

    Attributes
    ----------
    work : deterministic time used so far
    metric : [seats + plan limits], all seats count alike
    """

    def __init__(self, pool: Pool, teams: TeamChooser, workers: int) -> None:
        self.pool, self.teams = pool, teams
        self.groups = groups_of(pool)
        self.worth = worth_of(pool, np.zeros(len(pool.seat), dtype=np.int64))
        self.value = np.zeros(pool.capacity.shape[1], dtype=np.int64)
        self.reach = np.zeros(len(self.value))
        self.taken = np.zeros(len(pool.seat_engineer), dtype=bool)
        everyone = np.arange(len(self.value))
        self.shares = [everyone[share::workers].copy() for share in range(workers)]
        self.states = [States.room() for _ in range(workers)]
        self.metric = np.ones(len(pool.seat) + len(pool.plan_capacity))
        self.metric[len(pool.seat) :] = plan_metric(pool, len(pool.unserved))
        self.work = 0.0

    def evaluate(self, price: IntArray, threads: Executor) -> tuple[int, FloatArray]:
        """Compute the bound (2^−PRICE_BITS cost units) at some prices, and a subgradient.

        Parameters
        ----------
        price : [seats + plan limits], ≥ 0, those of the seats first
        threads : engineers and clients are shared out among them
        """
        seats = len(self.pool.seat)
        worth = self.worth._replace(reward=price[:seats])
        shares = [
            (share, worth, states) for share, states in zip(self.shares, self.states, strict=True)
        ]
        if seats < WORTH_THREADS:
            self.teams.choose_all(price)
            states = sum(self.bundles(*share) for share in shares)
        else:
            parts = [threads.submit(self.bundles, *share) for share in shares]
            for part in self.teams.begin(price, threads):
                part.result()
            states = sum(part.result() for part in parts)
        self.work += (
            WORK_PER_STATE * states + WORK_PER_SEAT * seats + WORK_PER_STEP + self.teams.work
        )
        choice = self.teams.choice()
        bound = sum(choice.least.tolist()) + sum(self.value.tolist())
        bound -= sum((price[seats:] * self.pool.plan_capacity).tolist())
        slope = -self.taken.astype(np.float64)
        np.add.at(slope, choice.seats, 1.0)
        return bound, np.append(slope, plan_slope(self.pool, choice.plan_use, price[seats:]))

    def bundles(self, engineers: IntArray, worth: Worth, states: States) -> int:
        """Choose some engineers' bundles; runs in a thread."""
        return best_bundles(
            engineers, self.groups, worth, states, self.reach, self.value, self.taken
        )

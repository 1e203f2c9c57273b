"""The climb over all teams, where it was left to go on over those of a pool alone."""

from __future__ import annotations

from concurrent.futures import Executor
from typing import NamedTuple

import numpy as np

from ce_opt.teams.ascent import Ascent
from ce_opt.teams.carried import carried
from ce_opt.teams.marginal import Marginal
from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import IntArray

__all__ = ["Everyone"]


class Everyone(NamedTuple):
    """Where the climb over all teams ended.

    Attributes
    ----------
    ascent : the climb
    seats : pool with the seats of all candidates
    """

    ascent: Ascent
    seats: Pool

    def prices(self, pool: Pool, price: IntArray) -> IntArray:
        """[seats + plan limits], prices of a pool taken over; other seats keep the climb's.

        Parameters
        ----------
        price : [seats + plan limits] of the pool
        """
        known = carried(np.ones(len(pool.seat), dtype=np.int64), pool, self.seats) > 0
        of_seats, of_plan = np.split(price, [len(pool.seat)])
        former = self.ascent.price[: len(known)]
        later = np.where(known, carried(of_seats, pool, self.seats), former)
        return np.append(later, of_plan)

    def marginal(self, pool: Pool, price: IntArray, threads: Executor) -> Marginal:
        """Take prices of a pool over to all teams, where they give a better bound than the climb's.

        Parameters
        ----------
        price : [seats + plan limits] of the pool
        """
        price = self.prices(pool, price)
        bound, _ = self.ascent.model.evaluate(price, threads)
        if bound < self.ascent.bound:
            bound, price = self.ascent.bound, self.ascent.price
        return Marginal.at(bound, price[len(self.seats.seat) :])

"""Prices that an earlier run ended with, to set out from: any prices give a proven bound.

A run climbs from the prices of the linear relaxation, one for each row; only the seats that clients
and engineers disagreed about have moved away from what those prices make of them (17,000 of 318,000
at 1,000 × 300 after thirty seconds). So a run is remembered by its rows and these few seats.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ce_opt.teams.carried import seat_keys
from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import IntArray, PositionArray

__all__ = ["KnownPrices"]


class KnownPrices(NamedTuple):
    """Prices by position, whole multiples of 2^−PRICE_BITS cost units.

    Attributes
    ----------
    rows : [rows], of the linear relaxation: limits × engineers, then the limits over the plan
    plan : [plan limits], of the decomposition
    engineer, client, kind : [seats moved]; kind 0 is A, 1 is B
    price : [seats moved], of the decomposition
    """

    rows: IntArray
    plan: IntArray
    engineer: PositionArray
    client: PositionArray
    kind: npt.NDArray[np.int8]
    price: IntArray

    @classmethod
    def moved(cls, rows: IntArray, seats: Pool, first: IntArray, last: IntArray) -> KnownPrices:
        """Remember a climb.

        Parameters
        ----------
        rows : prices of the linear relaxation
        seats : pool with the seats of all candidates
        first, last : [seats + plan limits], the prices that its rows make, and those at the end
        """
        count = len(seats.seat)
        away = np.nonzero(first[:count] != last[:count])[0]
        return cls(
            rows,
            last[count:],
            seats.seat_engineer[away],
            seats.seat_client[away],
            seats.seat_kind[away],
            last[away],
        )

    def laid_over(self, price: IntArray, seats: Pool) -> IntArray:
        """[seats + plan limits], prices that rows make, with those that are known in their place.

        Parameters
        ----------
        price : [seats + plan limits], what the rows make of the seats of all candidates
        seats : pool with these seats
        """
        keys = seat_keys(seats)
        person = self.engineer.astype(np.int64) * len(seats.unserved)
        wanted = (person + self.client) * 2 + self.kind
        place = np.minimum(np.searchsorted(keys, wanted), max(0, len(keys) - 1))
        there = keys[place] == wanted if len(keys) else np.zeros(len(wanted), dtype=bool)
        result = price.copy()
        result[place[there]] = self.price[there]
        result[len(keys) :] = self.plan
        return result

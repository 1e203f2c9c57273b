"""The last polish of a large plan: shakes and exchanges that keep to every capacity.

Fast moves leave a plan that cyclic exchanges still improve: these see three and more engineers at
once, and all of a client's near entries instead of a few drawn by chance.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ce_opt.teams.chance import stream
from ce_opt.teams.charge import charged
from ce_opt.teams.exchange import Marks, Way
from ce_opt.teams.pool import Pool, renamed
from ce_opt.teams.problem import IntArray
from ce_opt.teams.shaking import at_prices, cost_at_prices, wander
from ce_opt.teams.standing import standing_of

__all__ = ["Polish"]

STRETCH = 20_000_000
"""Steps after which it looks at the clock."""


class Polish:
    """A chain of shakes and descents from a plan.

    Parameters
    ----------
    pool : entries to look at, with two pieces of load cost at most
    price : [engineers], what a unit of the costly limit is worth, cost units
    chosen : [clients], an entry or `UNSERVED`; who is left out stays so
    cost : its cost
    seed : of the random numbers
    """

    def __init__(self, pool: Pool, price: IntArray, chosen: IntArray, cost: int, seed: int) -> None:
        self.order, self.pool = at_prices(pool, 1, price)
        rank = np.empty_like(self.order)
        rank[self.order] = np.arange(len(rank))
        self.best_ranked = renamed(chosen, rank)
        self.charge = charged(pool, price)
        self.standing = standing_of(self.pool, self.best_ranked)
        self.cost = self.least = cost_at_prices(self.pool, self.standing, self.charge)
        self.beside = self.cost - cost
        self.stream, self.way, self.marks = stream(seed), Way.through(pool), Marks.fresh(pool)

    @property
    def best_cost(self) -> int:
        """Cost of the best plan."""
        return self.least - self.beside

    @property
    def best(self) -> IntArray:
        """[clients], the best plan: an entry or `UNSERVED`."""
        return renamed(self.best_ranked, self.order)

    def run(self, steps: int, temperature: float, over: Callable[[], bool]) -> int:
        """Shake and descend; return the steps that it took.

        Parameters
        ----------
        steps : of the search for exchanges, about
        temperature : about what a shake may lose, cost units
        over : asked now and then whether to stop at once
        """
        stretches = max(1, steps // STRETCH)
        for stretch in range(stretches):
            if over():
                return steps * stretch // stretches
            self.cost, self.least = wander(
                self.pool,
                self.standing,
                self.charge,
                self.way,
                self.marks,
                self.stream,
                (steps // stretches, self.cost, self.least, 0),
                temperature,
                self.best_ranked,
            )
        return steps

"""The last polish of a large plan: shakes and exchanges that keep to every capacity.

Fast moves leave a plan that cyclic exchanges still improve: these see three and more engineers at
once, and all of a client's near entries instead of a few drawn by chance.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ce_opt.teams.charge import charged, most_carried
from ce_opt.teams.pool import Pool, renamed
from ce_opt.teams.problem import LARGEST_SUM, IntArray
from ce_opt.teams.shaking import Walk

__all__ = ["Polish"]

STRETCH = 20_000_000
"""Steps after which it looks at the clock."""


class Polish(Walk):
    """A walk from a plan that keeps to all capacities.

    Parameters
    ----------
    pool : entries to look at
    price : [engineers], what a unit of the costly limit is worth, cost units
    chosen : [clients], an entry or `UNSERVED`; who is left out stays so
    cost : its cost
    seed : of the random numbers
    """

    def __init__(self, pool: Pool, price: IntArray, chosen: IntArray, cost: int, seed: int) -> None:
        most = LARGEST_SUM // (4 * max(1, int(most_carried(pool).sum())))
        bounded = np.minimum(price, most)  # sums stay in exact arithmetic
        super().__init__(pool, 1, charged(pool, bounded), chosen, seed)
        self.beside = self.cost - cost

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
            self.go_on(steps // stretches, temperature)
        return steps

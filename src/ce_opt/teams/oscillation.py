"""Plans that lie right at the capacities: these give way, at a price, and seats go round.

Where every client must be served and loads are free up to their capacity, hardly any change fits,
and moves that keep to all capacities stand still. *Strategic oscillation* (Glover 1989) lets loads
pass them: a unit too much costs more where the load stays too high, less where it does not
(Yagiura, Ibaraki and Glover 2004). What moves are cyclic exchanges after shakes (`shaking`). They
begin at a vertex of the linear relaxation, in which all but a few clients have one team.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from ce_opt.teams.annealing import Schedule
from ce_opt.teams.charge import Charge, most_carried
from ce_opt.teams.pool import Pool, fixed_loads, pool_cost, renamed
from ce_opt.teams.problem import LARGEST_SUM, NO_LIMIT, IntArray
from ce_opt.teams.shaking import HIGHEST, Walk

__all__ = ["Oscillation", "breaks_another"]

FloatArray = npt.NDArray[np.float64]

FINENESS = 2**10
"""Prices of a unit are counted at least so finely, whatever the costs are."""
LEAST_PRICE = 0.2
"""Price of a unit where the relaxation asks for none, as a share of the mean."""
CHARGE_EVERY = 20
"""Shakes before prices change, on average."""
STRETCHES, STRETCH, RETURNS = 150, 50_000_000, 30
"""How often the temperature falls at least; steps after which it falls at the latest; and how often
the way begins anew from the best plan."""


def breaks_another(pool: Pool, chosen: IntArray) -> bool:
    """Whether a choice of entries breaks a limit that does not give way."""
    load, plan_load = fixed_loads(pool, chosen)
    above = load > pool.capacity
    above[pool.load_limit] = False
    return bool(above.any() or (plan_load > pool.plan_capacity).any())


def most_scale(pool: Pool, hard: IntArray, price: FloatArray) -> int:
    """How much finer costs can be counted so that sums with prices stay in exact arithmetic."""
    dearest = np.zeros(len(pool.unserved))
    np.maximum.at(dearest, pool.client, np.abs(pool.cost).astype(np.float64))
    most = max(1.0, dearest.sum() + float((price * hard).sum()))
    return max(1, int(LARGEST_SUM / (2.0 * HIGHEST * most)))


class Oscillation(Walk):
    """A walk over a pool whose costly limit gives way.

    Parameters
    ----------
    pool : entries to look at; loads cost nothing up to their capacity
    price : [engineers], of a unit, by the linear relaxation; cost units
    chosen : [clients], an entry for each client; it may break the costly limit alone
    seed : of the random numbers

    Attributes
    ----------
    scale : costs are counted so many times finer than the pool's
    paid : what all capacity costs at these prices: plans within it cost so much more here
    """

    def __init__(self, pool: Pool, price: FloatArray, chosen: IntArray, seed: int) -> None:
        if breaks_another(pool, chosen):
            raise ValueError("the choice breaks another limit than the costly one")
        mean = float(price.mean()) or float(np.abs(pool.cost).mean()) or 1.0
        hard = most_carried(pool)
        binding = pool.capacity[pool.load_limit] == hard
        price = np.where(binding, np.maximum(price, LEAST_PRICE * mean), 0.0)
        self.scale = min(int(np.ceil(FINENESS / mean)), most_scale(pool, hard, price))
        unit = np.ceil(self.scale * price).astype(np.int64)
        self.paid = int((unit * hard).sum())
        charge = Charge(hard, unit, unit * hard, hard[None].copy(), 2 * unit[None])
        capacity = pool.capacity.copy()
        capacity[pool.load_limit] = NO_LIMIT
        super().__init__(pool._replace(capacity=capacity), self.scale, charge, chosen, seed)
        if pool_cost(pool, chosen) is None:
            self.least = LARGEST_SUM

    @property
    def best_cost(self) -> int:
        """Cost of the best plan, times `scale`; `LARGEST_SUM` while there is none."""
        return self.least - self.paid if self.least < LARGEST_SUM else LARGEST_SUM

    @property
    def best(self) -> IntArray | None:
        """[clients], the best plan within all capacities; None while there is none."""
        return renamed(self.best_ranked, self.order) if self.least < LARGEST_SUM else None

    def run(self, steps: int, schedule: Schedule, enough: int, over: Callable[[], bool]) -> int:
        """Shake and descend; return the steps that it took.

        Parameters
        ----------
        steps : of the search for exchanges, about
        schedule : temperatures, cost units
        enough : cost at which no better plan is looked for
        over : asked now and then whether to stop at once
        """
        fine = Schedule(self.scale * schedule.first, self.scale * schedule.last)
        stretches = max(STRETCHES, steps // STRETCH)
        for stretch in range(stretches):
            if over() or self.best_cost <= self.scale * enough:
                return steps * stretch // stretches
            if stretch and stretch % (stretches // RETURNS) == 0 and self.least < LARGEST_SUM:
                self.go_back()
            self.go_on(steps // stretches, fine.part(stretch, stretches).first, CHARGE_EVERY)
        return steps

    def go_back(self) -> None:
        """Take up the best plan again, with all prices as they were at first."""
        self.charge.slope[0] = 2 * self.charge.price
        super().go_back()

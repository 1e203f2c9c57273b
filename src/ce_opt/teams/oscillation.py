"""Plans that lie right at the capacities: these give way, at a price, and seats go round.

Where every client must be served and loads are free up to their capacity, hardly any change fits,
and moves that keep to all capacities stand still. *Strategic oscillation* (Glover 1989) lets loads
pass them: a unit too much costs more where the load stays too high, less where it does not
(Yagiura, Ibaraki and Glover 2004). A plan is shaken, brought to a state that no cyclic exchange
improves (`exchange`), and kept if it is better, or by simulated annealing only a little worse
(iterated local search: Lourenço, Martin and Stützle 2003). It begins at a vertex of the linear
relaxation, in which all but a few clients have one team.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from ce_opt.teams.annealing import Schedule
from ce_opt.teams.chance import Stream, below, stream, uniform
from ce_opt.teams.compiled import compiled, inlined
from ce_opt.teams.exchange import Charge, Marks, Way, descend, give, regret
from ce_opt.teams.pool import Pool, fixed_loads, pool_cost, renamed, reordered
from ce_opt.teams.problem import LARGEST_SUM, NO_LIMIT, IntArray
from ce_opt.teams.seats import NO_SEAT
from ce_opt.teams.standing import Standing, fits, standing_of, take_up

__all__ = ["WORK_PER_STEP", "Oscillation", "breaks_another"]

FloatArray = npt.NDArray[np.float64]

WORK_PER_STEP = 7e-9
"""Deterministic time, about the seconds that a step of a search for exchanges takes."""
FINENESS = 2**10
"""Prices of a unit are counted at least so finely, whatever the costs are."""
LEAST_PRICE = 0.2
"""Price of a unit where the relaxation asks for none, as a share of the mean."""
HIGHEST = 20.0
"""How much dearer a unit too much can become than one that is left free."""
DEARER, CHEAPER = 1.05, 0.99
"""Factors on the price of a unit too much each time prices change: where the load is above the
capacity, and where it is not."""
CHARGE_EVERY = 20
"""Shakes before prices change, on average."""
SHAKE_ENTRIES, AGAIN = 3, 0.2
"""Among how many of a client's best entries it gets another when a plan is shaken; and the chance
that one more client does. (One or two clients, equally often: d20200 of the generalised assignment
benchmark 0.40 % above the best known on average of eight short runs, always one 0.36 %; but where a
plan that fits is hard to find at all, one does not always get there.)"""
STRETCHES, RETURNS = 150, 30
"""How often the temperature falls, and how often the way begins anew from the best plan."""
HARD = NO_LIMIT
"""A load that nobody reaches."""


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
    """A chain of shakes and descents over a pool whose costly limit gives way.

    Parameters
    ----------
    pool : entries to look at; loads cost nothing up to their capacity
    price : [engineers], of a unit, by the linear relaxation; cost units
    chosen : [clients], an entry for each client; it may break the costly limit alone
    seed : of the random numbers

    Attributes
    ----------
    scale : costs are counted so many times finer than the pool's
    order : [entries], those of the given pool in the order of `pool`: by cost at these prices
    pool : the same entries at these prices, the costly limit without a capacity
    charge : what units left free and units too much cost
    cost : of the plan as it stands, `charge` included
    paid : what all capacity costs at these prices: plans within it cost so much more here
    """

    def __init__(self, pool: Pool, price: FloatArray, chosen: IntArray, seed: int) -> None:
        if breaks_another(pool, chosen):
            raise ValueError("the choice breaks another limit than the costly one")
        mean = float(price.mean()) or float(np.abs(pool.cost).mean()) or 1.0
        self.scale = min(int(np.ceil(FINENESS / mean)), most_scale(pool))
        hard = pool.capacity[pool.load_limit]
        unit = np.ceil(self.scale * np.maximum(price, LEAST_PRICE * mean)).astype(np.int64)
        unit[hard >= NO_LIMIT] = 0
        self.charge = Charge(hard, unit, unit.copy())
        self.paid = int((unit * hard).sum())
        self.order, self.pool = at_prices(pool, self.scale, unit)
        rank = np.empty_like(self.order)
        rank[self.order] = np.arange(len(rank))
        self.best_ranked = rank[chosen]
        self.standing = standing_of(self.pool, self.best_ranked)
        self.cost = self.cost_now()
        fitting = pool_cost(pool, chosen) is not None
        self.least = self.cost if fitting else LARGEST_SUM
        self.stream, self.way, self.marks = stream(seed), Way.through(self.pool), Marks.fresh(pool)

    @property
    def best_cost(self) -> int:
        """Cost of the best plan, times `scale`; `LARGEST_SUM` while there is none."""
        return self.least - self.paid if self.least < LARGEST_SUM else LARGEST_SUM

    @property
    def best(self) -> IntArray | None:
        """[clients], the best plan within all capacities; None while there is none."""
        return renamed(self.best_ranked, self.order) if self.least < LARGEST_SUM else None

    def cost_now(self) -> int:
        """Cost of the plan as it stands, computed anew."""
        load = self.standing.load[self.pool.load_limit]
        free = self.charge.capacity - load
        unit = np.where(free >= 0, self.charge.below, -self.charge.above)
        return int(self.pool.cost[self.standing.chosen].sum() + (unit * free).sum())

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
        for stretch in range(STRETCHES):
            if over() or self.best_cost <= self.scale * enough:
                return steps * stretch // STRETCHES
            if stretch and stretch % (STRETCHES // RETURNS) == 0 and self.least < LARGEST_SUM:
                self.go_back()
            self.cost, self.least = wander(
                self.pool,
                self.standing,
                self.charge,
                self.way,
                self.marks,
                self.stream,
                (steps // STRETCHES, self.cost, self.least),
                fine.part(stretch, STRETCHES).first,
                self.best_ranked,
            )
        return steps

    def go_back(self) -> None:
        """Go on from the best plan, with all prices as they were at first."""
        self.standing = standing_of(self.pool, self.best_ranked)
        self.charge.above[:] = self.charge.below
        self.cost = self.least
        self.marks.seen[:] = -1


def at_prices(pool: Pool, scale: int, unit: IntArray) -> tuple[IntArray, Pool]:
    """Lay a pool out with the price of the costly limit in its costs, and without its capacity.

    Returns
    -------
    [entries], the entries of the given pool by client, then by the new cost; the new pool.
    """
    padded = np.append(unit[pool.seat_engineer] * pool.use[pool.load_limit], 0)
    cost = scale * pool.cost + padded[pool.seat_a] + padded[pool.seat_b]
    order = np.lexsort((cost, pool.client))
    capacity = pool.capacity.copy()
    capacity[pool.load_limit] = HARD
    return order, reordered(pool, order, cost)._replace(capacity=capacity)


@compiled
def wander(
    pool: Pool,
    standing: Standing,
    charge: Charge,
    way: Way,
    marks: Marks,
    state: Stream,
    run: tuple[int, int, int],
    temperature: float,
    best_chosen: IntArray,
) -> tuple[int, int]:
    """Shake and descend; `run` is (steps, present cost, best cost), the last two return anew.

    The best choice within the capacities is written to `best_chosen`.
    """
    most, cost, best = run
    kept = standing.chosen.copy()
    steps = 0
    while steps < most:
        change = shake(pool, standing, charge, marks, state)
        place = below(state, len(marks.seats))
        gain, tried = descend(pool, standing, charge, way, marks, place)
        steps += tried
        change += gain
        if cost + change < best and within(charge, standing.load[pool.load_limit]):
            best = cost + change
            best_chosen[:] = standing.chosen
        if change <= -temperature * np.log(uniform(state)):
            cost += change
            kept[:] = standing.chosen
        else:
            for client in range(len(kept)):
                if standing.chosen[client] != kept[client]:
                    give(pool, standing, charge, marks, client, kept[client])
        marks.seen[:] = marks.clock[0]
        if below(state, CHARGE_EVERY) == 0:
            cost += recharged(charge, standing.load[pool.load_limit])
            marks.seen[:] = -1
    return cost, best


@inlined
def within(charge: Charge, load: IntArray) -> bool:
    """Whether every load keeps to its capacity."""
    kept = True
    for engineer in range(len(load)):
        kept = kept and load[engineer] <= charge.capacity[engineer]
    return kept


@inlined
def recharged(charge: Charge, load: IntArray) -> int:
    """Make a unit too much dearer where there is one, cheaper elsewhere; return what that costs."""
    change = 0
    for engineer in range(len(load)):
        free = charge.capacity[engineer] - load[engineer]
        below, above = charge.below[engineer], charge.above[engineer]
        price = (DEARER if free < 0 else CHEAPER) * above
        charge.above[engineer] = np.int64(min(HIGHEST * below, max(1.0 * below, price)))
        change += regret(free, below, charge.above[engineer]) - regret(free, below, above)
    return change


@inlined
def shake(pool: Pool, standing: Standing, charge: Charge, marks: Marks, state: Stream) -> int:
    """Give a client, or a few, another of their best entries; return the change of cost."""
    change = 0
    going_on = True
    while going_on:
        client = below(state, len(standing.chosen))
        start, end = pool.start[client], pool.start[client + 1]
        entry = start + int(min(SHAKE_ENTRIES, end - start) * uniform(state) * uniform(state))
        if can_have(pool, standing, client, entry):
            change += give(pool, standing, charge, marks, client, entry)
        going_on = uniform(state) < AGAIN
    return change


@inlined
def can_have(pool: Pool, standing: Standing, client: int, entry: int) -> bool:
    """Whether a client's other entry breaks no limit that does not give way."""
    former = standing.chosen[client]
    take_up(pool, standing, former, -1)
    fitting = fits(pool.use, standing.load, pool.capacity, pool.a[entry], pool.seat_a[entry])
    if pool.seat_b[entry] != NO_SEAT:
        b = fits(pool.use, standing.load, pool.capacity, pool.b[entry], pool.seat_b[entry])
        fitting = fitting and b
    for limit in range(len(pool.plan_capacity)):
        used = standing.plan_load[limit] + pool.plan_use[limit, entry]
        fitting = fitting and used <= pool.plan_capacity[limit]
    take_up(pool, standing, former, 1)
    return bool(fitting)

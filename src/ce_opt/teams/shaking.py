"""Iterated local search: a plan is shaken, improved by exchanges, and kept if it is good enough.

After every shake the plan is brought to a state that no cyclic exchange improves (`exchange`). It
is kept if it costs less, or by simulated annealing only a little more (Lourenço, Martin and Stützle
2003); else the plan before it comes back.
"""

from __future__ import annotations

import numpy as np

from ce_opt.teams.chance import Stream, below, stream, uniform
from ce_opt.teams.charge import Charge, regret
from ce_opt.teams.compiled import compiled, inlined
from ce_opt.teams.exchange import Marks, Way, descend, give
from ce_opt.teams.pool import Pool, renamed, reordered
from ce_opt.teams.problem import UNSERVED, IntArray
from ce_opt.teams.seats import NO_SEAT
from ce_opt.teams.standing import Standing, fits, standing_of, take_up

__all__ = ["HIGHEST", "WORK_PER_STEP", "Walk", "at_prices", "wander"]

WORK_PER_STEP = 7e-9
"""Deterministic time, about the seconds that a step of a search for exchanges takes."""
DEARER, CHEAPER, HIGHEST = 1.05, 0.99, 20.0
"""Factors on the price of a unit too much each time prices change: where the load is above the
capacity, and where it is not; and how much dearer than a unit left free it can become."""
SHAKE_ENTRIES, AGAIN = 3, 0.2
"""Among how many of a client's best entries it gets another when a plan is shaken; and the chance
that one more client does. (One or two clients, equally often: d20200 of the generalised assignment
benchmark 0.40 % above the best known on average of eight short runs, always one 0.36 %; but where a
plan that fits is hard to find at all, one does not always get there.)"""


def at_prices(pool: Pool, scale: int, unit: IntArray) -> tuple[IntArray, Pool]:
    """Lay a pool out with the price of the costly limit in its costs.

    Parameters
    ----------
    scale : costs are counted so many times finer
    unit : [engineers], price of a unit, in finer units

    Returns
    -------
    [entries], the entries of the given pool by client, then by the new cost; the new pool.
    """
    padded = np.append(unit[pool.seat_engineer] * pool.use[pool.load_limit], 0)
    cost = scale * pool.cost + padded[pool.seat_a] + padded[pool.seat_b]
    order = np.lexsort((cost, pool.client))
    return order, reordered(pool, order, cost)


class Walk:
    """A plan that is shaken and improved, time and again; it can be taken up where it paused.

    Parameters
    ----------
    pool : entries to look at; all its capacities are kept
    scale : costs are counted so many times finer
    charge : what loads cost, in finer units
    chosen : [clients], an entry or `UNSERVED`; who is left out stays so
    seed : of the random numbers

    Attributes
    ----------
    order : [entries], those of the given pool in the order of `pool`: by cost at the prices
    pool : the same entries, with the prices of `charge` in their costs
    cost : of the plan as it stands at these prices, without the clients who are left out
    best_ranked, least : the best plan, in entries of `pool`, and its cost
    """

    def __init__(self, pool: Pool, scale: int, charge: Charge, chosen: IntArray, seed: int) -> None:
        self.order, self.pool = at_prices(pool, scale, charge.price)
        self.charge = charge
        rank = np.empty_like(self.order)
        rank[self.order] = np.arange(len(rank))
        self.best_ranked = renamed(chosen, rank)
        self.standing = standing_of(self.pool, self.best_ranked)
        self.cost = self.least = self.cost_now()
        self.stream, self.way, self.marks = stream(seed), Way.through(pool), Marks.fresh(pool)

    def cost_now(self) -> int:
        """Cost of the plan as it stands, computed anew."""
        charge, load = self.charge, self.standing.load[self.pool.load_limit]
        above = np.maximum(0, load - charge.kink)
        loads = charge.base - charge.price * load + (charge.slope * above).sum(axis=0)
        chosen = self.standing.chosen
        return int(self.pool.cost[chosen[chosen != UNSERVED]].sum() + loads.sum())

    def go_on(self, steps: int, temperature: float, recharge_every: int = 0) -> None:
        """Shake and descend.

        Parameters
        ----------
        steps : of the search for exchanges, about
        temperature : about what a shake may lose, in finer units
        recharge_every : shakes after which prices change, on average; 0: they do not
        """
        self.cost, self.least = wander(
            self.pool,
            self.standing,
            self.charge,
            self.way,
            self.marks,
            self.stream,
            (steps, self.cost, self.least, recharge_every),
            temperature,
            self.best_ranked,
        )

    def go_back(self) -> None:
        """Take up the best plan again."""
        self.standing = standing_of(self.pool, self.best_ranked)
        self.marks.seen[:] = -1
        self.cost = self.cost_now()


@compiled
def wander(
    pool: Pool,
    standing: Standing,
    charge: Charge,
    way: Way,
    marks: Marks,
    state: Stream,
    run: tuple[int, int, int, int],
    temperature: float,
    best_chosen: IntArray,
) -> tuple[int, int]:
    """Shake and descend; return the present cost and the best one anew.

    The best choice within the charge's capacity is written to `best_chosen`.

    Parameters
    ----------
    run : steps, present cost, best cost, and after how many shakes prices change; 0: they do not
    """
    most, cost, best, recharge_every = run
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
        if recharge_every and below(state, recharge_every) == 0:
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
    """Make a unit too much dearer where there is one, cheaper elsewhere; return what that costs.

    The first kink is the capacity: beyond it a unit costs `slope` − `price`.
    """
    price, base, kink, slope = charge.price, charge.base, charge.kink, charge.slope
    change = 0
    for engineer in range(len(load)):
        below = price[engineer]
        factor = DEARER if load[engineer] > kink[0, engineer] else CHEAPER
        dear = factor * (slope[0, engineer] - below)
        change -= regret(price, base, kink, slope, engineer, load[engineer])
        slope[0, engineer] = below + np.int64(min(HIGHEST * below, max(1.0 * below, dear)))
        change += regret(price, base, kink, slope, engineer, load[engineer])
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
        served = standing.chosen[client] != UNSERVED
        if served and can_have(pool, standing, client, entry):
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

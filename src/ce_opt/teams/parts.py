"""Parts of a large plan that are improved somewhere else, each by itself.

A part is what one territory holds (`regions`), laid out as a pool of its own: plain arrays, which
can be sent to another process or machine, and what it answers depends on nothing else.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ce_opt.teams.annealing import Annealing, Schedule
from ce_opt.teams.insertion import Guidance
from ce_opt.teams.pool import Pool, fixed_loads, pool_cost, sub_pool
from ce_opt.teams.problem import UNSERVED, BoolArray, IntArray
from ce_opt.teams.regions import Regions
from ce_opt.teams.territory import Territory

__all__ = ["Division", "Part", "annealed"]


class Part(NamedTuple):
    """Some clients and the entries that they may be given, with what is wanted of it.

    Attributes
    ----------
    clients : [clients of the part], positions in the whole pool
    pool : of the part; its `column` holds entries of the whole pool
    chosen : [clients of the part], the choice to set out from
    guidance : which entries the prices recommend
    schedule : temperatures
    moves, seed : how many moves to try, and with which random numbers
    last : whether the best choice is wanted, not the last one
    """

    clients: IntArray
    pool: Pool
    chosen: IntArray
    guidance: Guidance
    schedule: Schedule
    moves: int
    seed: int
    last: bool


def annealed(part: Part) -> IntArray:
    """[clients of the part], entries of the whole pool after the moves, or `UNSERVED`."""
    cost = pool_cost(part.pool, part.chosen)
    assert cost is not None
    annealing = Annealing(part.pool, part.chosen, cost, part.seed)
    annealing.run(part.moves, part.schedule, part.guidance)
    chosen = annealing.best if part.last else annealing.standing.chosen
    served = chosen != UNSERVED
    result = np.full(len(chosen), UNSERVED, dtype=np.int64)
    result[served] = part.pool.column[chosen[served]]
    return result


class Division:
    """Divides a pool into parts, again and again.

    Parameters
    ----------
    pool : the whole
    guidance : which entries the prices recommend
    count : number of regions
    seed : of the random numbers; equal seeds divide alike
    """

    def __init__(self, pool: Pool, guidance: Guidance, count: int, seed: tuple[int, int]) -> None:
        self.pool, self.guidance, self.count = pool, guidance, count
        self.regions = Regions(pool, guidance, count, seed)

    def parts(self, chosen: IntArray, moves: int, schedule: Schedule, *, last: bool) -> list[Part]:
        """Divide anew.

        Parameters
        ----------
        chosen : [clients], an entry or `UNSERVED`
        moves : how many to share out
        schedule, last : as in `Part`
        """
        pool, random = self.pool, self.regions.random
        territories = self.regions.territories(chosen)
        spare = pool.plan_capacity - fixed_loads(pool, chosen)[1]
        each = moves / max(1, sum(len(territory.clients) for territory in territories))
        parts = []
        for territory in territories:
            clients, entries = territory.clients, np.nonzero(entries_within(pool, territory))[0]
            if not len(entries):
                continue
            part = sub_pool(pool, clients, entries, chosen)
            part = part._replace(plan_capacity=part.plan_capacity - spare + spare // self.count)
            now = chosen[clients]
            parts.append(
                Part(
                    clients,
                    part,
                    np.where(now == UNSERVED, UNSERVED, np.searchsorted(entries, now)),
                    self.guidance.within(pool, clients, entries),
                    schedule,
                    int(each * len(clients)),
                    int(random.integers(2**31)),
                    last,
                )
            )
        return parts


def entries_within(pool: Pool, territory: Territory) -> BoolArray:
    """[entries], whether the entry may be given to its client in a territory."""
    region, number = territory.region, territory.number
    inside = (territory.home[pool.client] == number) & (region[pool.a] == number)
    return np.asarray(inside & ((pool.b < 0) | (region[pool.b] == number)))

"""Parts of a large plan that are improved somewhere else, each by itself.

A part is what one territory holds (`regions`), laid out as a pool of its own: plain arrays, which
can be sent to another process or machine, and what it answers depends on nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from ce_opt.teams.annealing import Annealing, Schedule
from ce_opt.teams.insertion import Guidance
from ce_opt.teams.pool import Pool, fixed_loads, pool_cost, renamed, sub_pool
from ce_opt.teams.problem import UNSERVED, IntArray
from ce_opt.teams.regions import Regions
from ce_opt.teams.territory import ABROAD, Territory

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
    return renamed(chosen, part.pool.column)


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
        used = fixed_loads(pool, chosen)
        spare = pool.plan_capacity - used[1]
        inside = entries_by_home(pool, territories)
        each = moves / max(1, sum(len(territory.clients) for territory in territories))
        parts = []
        for territory, entries in zip(territories, inside, strict=True):
            clients = territory.clients
            if not len(entries):
                continue
            part = sub_pool(pool, clients, entries, chosen, used)
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


def entries_by_home(pool: Pool, territories: Sequence[Territory]) -> list[IntArray]:
    """Entries that may be given to their clients in each territory, ascending; all in one pass."""
    region, home = territories[0].region, territories[0].home
    own = home[pool.client]
    inside = (own != ABROAD) & (region[pool.a] == own)
    inside &= (pool.b < 0) | (region[pool.b] == own)
    entries = np.nonzero(inside)[0]
    order = entries[np.argsort(own[entries], kind="stable")]
    marks = np.searchsorted(own[order], np.arange(len(territories) + 1))
    return [order[low:high] for low, high in pairwise(marks.tolist())]

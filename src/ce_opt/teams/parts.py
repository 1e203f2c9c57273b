"""Parts of a large plan that can be improved at the same time, each by itself.

Engineers are divided into regions that grow along the teams that people are in. A client whose
team lies in one region may be given another team of that region; all other clients keep theirs. So
no engineer is in two parts, and whatever the parts come up with fits together. What the limits over
the plan have left is divided among them. Regions grow from other people every time, so that borders
move.

A part is plain arrays: it can be sent to another thread, process or machine, and what it answers
depends on nothing else.
"""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

import numpy as np

from ce_opt.teams.annealing import Annealing, Schedule
from ce_opt.teams.insertion import Guidance
from ce_opt.teams.pool import Pool, fixed_loads, pool_cost, sub_pool
from ce_opt.teams.problem import UNSERVED, BoolArray, IntArray

__all__ = ["Division", "Part", "annealed"]

NEAR = 3
"""Entries of a client that say which engineers lie near each other."""


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
    """Divides a pool, again and again.

    Parameters
    ----------
    pool : the whole
    reduced : [entries], reduced cost at the prices that guide the moves
    count : number of regions
    seed : of the random numbers; equal seeds divide alike
    """

    def __init__(self, pool: Pool, reduced: IntArray, count: int, seed: tuple[int, int]) -> None:
        self.pool, self.count = pool, count
        self.random = np.random.default_rng(seed)
        self.guidance = Guidance.of(pool, reduced)
        ranked = self.guidance.ranked
        self.best = ranked[np.minimum(pool.start[:-1], max(0, len(ranked) - 1))]
        rank = np.arange(len(ranked)) - pool.start[pool.client[ranked]]
        near = ranked[(rank < NEAR) & (pool.b[ranked] >= 0)]
        self.neighbours: list[list[int]] = [[] for _ in range(pool.capacity.shape[1])]
        for one, other in zip(pool.a[near].tolist(), pool.b[near].tolist(), strict=True):
            self.neighbours[one].append(other)
            self.neighbours[other].append(one)

    def parts(self, chosen: IntArray, moves: int, schedule: Schedule, *, last: bool) -> list[Part]:
        """Divide anew.

        Parameters
        ----------
        chosen : [clients], an entry or `UNSERVED`
        moves : how many to share out
        schedule, last : as in `Part`
        """
        pool, region = self.pool, self.regions()
        home, inside = self.homes(chosen, region)
        spare = pool.plan_capacity - fixed_loads(pool, chosen)[1]
        each = moves / max(1, int((home >= 0).sum()))
        parts = []
        for number in range(self.count):
            clients = np.nonzero(home == number)[0]
            entries = np.nonzero(inside & (home[pool.client] == number))[0]
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
                    int(self.random.integers(2**31)),
                    last,
                )
            )
        return parts

    def regions(self) -> IntArray:
        """[engineers], the region of each: grown from people at random until nobody is left.

        Everyone is linked to those with whom they form one of a client's best few teams.
        """
        engineers = len(self.neighbours)
        largest = -(-engineers // self.count)
        region = [-1] * engineers
        waiting = self.random.permutation(engineers).tolist()
        number, size, frontier = 0, 0, deque[int]()
        while waiting or frontier:
            person = frontier.popleft() if frontier else waiting.pop()
            if region[person] >= 0:
                continue
            if size == largest:
                number, size, frontier = number + 1, 0, deque()
            region[person] = number
            size += 1
            frontier.extend(self.neighbours[person])
        return np.array(region, dtype=np.int64)

    def homes(self, chosen: IntArray, region: IntArray) -> tuple[IntArray, BoolArray]:
        """Say where clients belong.

        Returns
        -------
        [clients], the region that a client's whole team lies in (of an unserved one its best team),
        −1 where it lies in two; [entries], whether the entry lies in its client's region.
        """
        pool = self.pool
        region_a = region[pool.a]
        within = np.where((pool.b < 0) | (region[pool.b] == region_a), region_a, -1)
        where = np.where(chosen == UNSERVED, self.best, chosen)
        home = np.full(len(chosen), -1, dtype=np.int64)
        some = np.diff(pool.start) > 0
        home[some] = within[where[some]]
        return home, (within >= 0) & (within == home[pool.client])

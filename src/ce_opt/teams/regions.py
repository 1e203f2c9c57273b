"""Regions of a large plan, in which moves can go on at the same time.

Engineers are divided into regions that grow along the teams that people are in. A client whose
team lies in one region may be given another team of that region; all other clients keep theirs. So
no engineer is in two regions, and whatever the regions come up with fits together. What the limits
over the plan have left is divided among them. Regions grow from other people every time, so that
borders move.
"""

from __future__ import annotations

from collections import deque

import numpy as np

from ce_opt.teams.insertion import Guidance
from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import UNSERVED, IntArray, PositionArray
from ce_opt.teams.territory import ABROAD, Territory

__all__ = ["Regions"]

NEAR = 3
"""Entries of a client that say which engineers lie near each other."""


class Regions:
    """Divides a pool, again and again.

    Parameters
    ----------
    pool : the whole
    guidance : which entries the prices recommend
    count : number of regions
    seed : of the random numbers; equal seeds divide alike

    Attributes
    ----------
    best : [clients], each client's entry of least reduced cost, where it has any
    """

    def __init__(self, pool: Pool, guidance: Guidance, count: int, seed: tuple[int, int]) -> None:
        self.pool, self.count = pool, count
        self.random = np.random.default_rng(seed)
        ranked = guidance.ranked
        self.best = ranked[np.minimum(pool.start[:-1], max(0, len(ranked) - 1))]
        rank = np.arange(len(ranked)) - pool.start[pool.client[ranked]]
        near = ranked[(rank < NEAR) & (pool.b[ranked] >= 0)]
        self.neighbours: list[list[int]] = [[] for _ in range(pool.capacity.shape[1])]
        for one, other in zip(pool.a[near].tolist(), pool.b[near].tolist(), strict=True):
            self.neighbours[one].append(other)
            self.neighbours[other].append(one)

    def territories(self, chosen: IntArray) -> list[Territory]:
        """Divide anew, as a choice of entries stands."""
        region = self.grown()
        home = self.homes(chosen, region)
        return [
            Territory(number, region, home, np.nonzero(home == number)[0])
            for number in range(self.count)
        ]

    def grown(self) -> PositionArray:
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
        return np.array(region, dtype=np.int32)

    def homes(self, chosen: IntArray, region: PositionArray) -> PositionArray:
        """[clients], the region that a client's team (an unserved one's best team) lies in.

        `ABROAD` where it lies in two, and for clients without any team.
        """
        pool = self.pool
        home = np.full(len(chosen), ABROAD, dtype=np.int32)
        some = np.diff(pool.start) > 0
        entry = np.where(chosen == UNSERVED, self.best, chosen)[some]
        region_a, paired = region[pool.a[entry]], pool.b[entry] >= 0
        across = paired & (region[pool.b[entry]] != region_a)
        home[some] = np.where(across, ABROAD, region_a)
        return home

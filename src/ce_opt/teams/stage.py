"""One stage of a large plan's cooling: the plan is divided anew, and each piece improved by itself.

`Here` gives each worker a territory; chains read one pool in memory, and each has the plan as it
stands to itself. `Away` sends parts to an executor: other processes, or other machines.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from typing import Protocol

from ce_opt.teams.annealing import Annealing, Schedule
from ce_opt.teams.executors import spread
from ce_opt.teams.insertion import Guidance
from ce_opt.teams.parts import Division, annealed
from ce_opt.teams.pool import Pool, fixed_loads
from ce_opt.teams.problem import IntArray
from ce_opt.teams.regions import Regions
from ce_opt.teams.territory import Territory

__all__ = ["Away", "Here", "Stage"]


class Stage(Protocol):
    """A way to go through a stage."""

    def run(self, chosen: IntArray, moves: int, schedule: Schedule, *, last: bool) -> IntArray:
        """Move a choice of entries [clients] and return it.

        Parameters
        ----------
        moves : how many to share out
        schedule : temperatures
        last : no stage follows
        """
        ...


class Here:
    """Chains in threads, one for each worker."""

    def __init__(
        self, pool: Pool, guidance: Guidance, threads: Executor, workers: int, seed: tuple[int, int]
    ) -> None:
        self.pool, self.guidance, self.threads, self.workers = pool, guidance, threads, workers
        self.regions = Regions(pool, guidance, workers, seed)

    def run(self, chosen: IntArray, moves: int, schedule: Schedule, *, last: bool) -> IntArray:
        """Give each chain a territory, and a share of what the limits over the plan have left."""
        territories = [one for one in self.regions.territories(chosen) if len(one.clients)]
        each = moves / max(1, sum(len(territory.clients) for territory in territories))
        used = fixed_loads(self.pool, chosen)[1]
        spare = (self.pool.plan_capacity - used) // self.workers
        pool = self.pool._replace(plan_capacity=used + spare)
        chains = [self.chain(pool, chosen, territory) for territory in territories]
        counts = [int(each * len(territory.clients)) for territory in territories]
        running = [
            self.threads.submit(chain.run, count, schedule, self.guidance)
            for chain, count in zip(chains, counts, strict=True)
        ]
        result = chosen.copy()
        for territory, chain, done in zip(territories, chains, running, strict=True):
            done.result()
            result[territory.clients] = chain.standing.chosen[territory.clients]
        return result

    def chain(self, pool: Pool, chosen: IntArray, territory: Territory) -> Annealing:
        """Set a chain up; its costs count from 0."""
        seed = int(self.regions.random.integers(2**63))
        return Annealing(pool, chosen, 0, seed, territory)


class Away:
    """Parts on an executor."""

    def __init__(
        self,
        pool: Pool,
        guidance: Guidance,
        executor: Executor,
        over: Callable[[], bool],
        count: int,
        seed: tuple[int, int],
    ) -> None:
        self.division = Division(pool, guidance, count, seed)
        self.executor, self.over = executor, over

    def run(self, chosen: IntArray, moves: int, schedule: Schedule, *, last: bool) -> IntArray:
        """Send the parts out and put their answers together; what is given up stays as it was."""
        parts = self.division.parts(chosen, moves, schedule, last=last)
        result = chosen.copy()
        answers = spread(self.executor, annealed, parts, self.over)
        for part, answer in zip(parts, answers, strict=True):
            if answer is not None:
                result[part.clients] = answer
        return result

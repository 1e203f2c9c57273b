"""Fast moves over a plan: heated and cooled again and again, or in stages over its parts.

A plan of some size is worked on by one chain per worker; the best goes on. Past it, each worker has
a part of the plan for a while, and then the plan is divided anew: stage by stage it becomes cooler.
"""

from __future__ import annotations

from concurrent.futures import Executor
from itertools import repeat

from ce_opt.teams.annealing import WORK_PER_MOVE, Annealing, Schedule
from ce_opt.teams.executors import spread
from ce_opt.teams.insertion import Guidance
from ce_opt.teams.parts import Division, annealed
from ce_opt.teams.pool import Pool, entries_of, renamed
from ce_opt.teams.problem import IntArray
from ce_opt.teams.run import Run

__all__ = ["EARLY_HEAT", "Cooling"]

MOVES, CYCLE_MOVES, CHAIN_MOVES = 20_000, 1_500, 20_000
"""Moves per client at most; in a cycle of heating and cooling; and after how many a chain looks at
the clock."""
EARLY_HEAT, FIRST_HEAT, LATER_HEATS, LAST_HEAT = 0.4, 1.2, (0.4, 0.3, 0.15), 0.01
"""Temperatures as shares of what a client costs on average: before the climb, at first after it, of
later cycles, at the end. (Measured at 150 × 60: from the first cycle's 7,960 points reheating led
to 7,885–7,896 in thirteen more.)"""
LARGEST_WHOLE = 2_000
"""Clients up to which chains work on the whole plan."""
PART_CLIENTS, STAGE_MOVES, FEWEST_STAGES = 500, 10, 20
"""Clients of a part, about; moves per client before the plan is divided anew (measured at
1,000 × 300: 10 gave 49,958 points, 40 50,160, 200 50,402); how often at least."""
DISTANT_STAGE_MOVES = 200
"""The same where parts have to be sent somewhere: half a second of work for each."""


class Cooling:
    """Improves the plan of a run by fast moves, time and again.

    Parameters
    ----------
    threads : for chains that share memory
    elsewhere : executor for the parts of a large plan; threads by default

    Attributes
    ----------
    cycle : how often it has been heated
    """

    def __init__(self, run: Run, threads: Executor, elsewhere: Executor | None = None) -> None:
        self.run, self.threads, self.elsewhere = run, threads, elsewhere
        self.cycle = 0

    def cool(self, pool: Pool, reduced: IntArray, work: float, first: float | None = None) -> None:
        """Improve the plan.

        Parameters
        ----------
        pool : entries to look at, those of the best plan among them
        reduced : [entries], reduced cost at the prices that guide the moves
        work : deterministic time to spend at most
        first : temperature to begin with; by default the next of a series
        """
        clients = len(pool.unserved)
        moves = int(min(MOVES * clients, work / WORK_PER_MOVE))
        if clients > LARGEST_WHOLE:
            self.stages(pool, reduced, moves, first)
        else:
            self.cycles(pool, Guidance.of(pool, reduced), moves, first)

    def heat(self, clients: int, first: float | None) -> Schedule:
        """Return the temperatures of the next cycle."""
        if first is None:
            first = LATER_HEATS[self.cycle % len(LATER_HEATS)] if self.cycle else FIRST_HEAT
            self.cycle += 1
        assert self.run.bound is not None
        return Schedule.of(self.run.bound, clients, first, LAST_HEAT)

    def cycles(self, pool: Pool, guidance: Guidance, moves: int, first: float | None) -> None:
        """Heat and cool again and again, a chain per worker, each time from the best plan."""
        run, workers = self.run, self.run.budget.workers
        each = min(moves // workers, CYCLE_MOVES * len(pool.unserved))
        for number in range(moves // max(1, each * workers)):
            if run.finished():
                return
            assert run.chosen is not None
            assert run.cost is not None
            start, heat = entries_of(pool, run.chosen), self.heat(len(pool.unserved), first)
            seed = ((run.budget.seed << 16) + self.cycle << 16) + number * workers
            chains = [
                Annealing(pool, start, run.cost, seed + place + 1) for place in range(workers)
            ]
            whole = repeat((each, heat, guidance), workers)
            list(self.threads.map(self.chain, chains, whole))
            run.work += each * workers * WORK_PER_MOVE
            best = min(chains, key=lambda chain: chain.best_cost).best
            run.accept(renamed(best, pool.column), "moves")

    def chain(self, annealing: Annealing, whole: tuple[int, Schedule, Guidance]) -> None:
        """Run one chain, asking now and then whether to stop; runs in a thread."""
        run, (moves, heat, guidance) = self.run, whole
        parts = max(1, moves // CHAIN_MOVES)
        for part in range(parts):
            if run.stopper() or run.seconds_left <= 0:
                break
            annealing.run(moves // parts, heat.part(part, parts), guidance)

    def stages(self, pool: Pool, reduced: IntArray, moves: int, first: float | None) -> None:
        """Cool stage by stage, dividing the plan anew each time."""
        run, workers = self.run, self.run.budget.workers
        assert run.chosen is not None
        if not len(pool.cost):
            return
        chosen = entries_of(pool, run.chosen)
        heat = self.heat(len(chosen), first)
        count = workers * max(1, len(chosen) // (workers * PART_CLIENTS))
        stage_moves = STAGE_MOVES if self.elsewhere is None else DISTANT_STAGE_MOVES
        stages = max(FEWEST_STAGES, moves // (stage_moves * len(chosen)))
        division = Division(pool, reduced, count, (run.budget.seed, self.cycle))
        for stage in range(stages):
            if run.over():
                break
            cooler, last = heat.part(stage, stages), stage == stages - 1
            parts = division.parts(chosen, moves // stages, cooler, last=last)
            answers = spread(self.elsewhere or self.threads, annealed, parts, run.over)
            for part, answer in zip(parts, answers, strict=True):
                if answer is not None:
                    chosen[part.clients] = answer
            run.work += moves / stages * WORK_PER_MOVE
        run.accept(renamed(chosen, pool.column), "moves")

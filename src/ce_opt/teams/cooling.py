"""Fast moves over a plan: heated and cooled again and again, or in stages over its regions.

A plan of some size is worked on by one chain per worker; the best goes on. Where it is cooled once
it is polished by exchanges in the end; where it lies right at its capacities, these take the place
of all other moves. Past that size, each worker has a territory for a while, and then the plan is
divided anew: stage by stage it becomes cooler. What is worked on elsewhere, in other processes or
on other machines, is sent there in parts.
"""

from __future__ import annotations

from concurrent.futures import Executor
from itertools import repeat

from ce_opt.teams.annealing import WORK_PER_MOVE, Annealing, Schedule
from ce_opt.teams.insertion import Guidance
from ce_opt.teams.oscillation import Oscillation, breaks_another
from ce_opt.teams.polish import Polish
from ce_opt.teams.pool import Pool, entries_of, renamed
from ce_opt.teams.problem import IntArray
from ce_opt.teams.run import Run
from ce_opt.teams.seats import NO_SEAT
from ce_opt.teams.shaking import WORK_PER_STEP
from ce_opt.teams.stage import Away, Here, Stage
from ce_opt.teams.vertex import vertex

__all__ = ["EARLY_HEAT", "Cooling", "crammed"]

MOVES, LONG_MOVES, CYCLE_MOVES, CHAIN_MOVES = 20_000, 80_000, 9_000, 20_000
"""Moves per client at most, of plans that are reheated and of larger ones; of each chain in a cycle
of heating and cooling; and after how many a chain looks at the clock. (150 × 60 seed 1, ten million
moves from three seeds: 0.41 to 0.50 % above the bound in cycles of 1,500, 0.18 to 0.33 % in cycles
of 9,000.)"""
EARLY_HEAT, FIRST_HEAT, LATER_HEATS, LAST_HEAT = 0.4, 0.8, (0.6, 0.4, 0.3), 0.01
"""Temperatures as shares of what a client costs on average: before the climb, at first after it, of
later cycles, at the end. (At 1,000 × 300, eight million moves from 0.1, 0.2, 0.4, 0.8 and 1.6 ended
1.4, 0.9, 0.7, 0.5 and 0.6 % above the bound.)"""
LARGEST_REHEATED = 500
"""Clients up to which plans are reheated; larger ones are cooled once, all the more slowly."""
WARM_HEAT = 0.1
"""The same where an older plan was given: it is mended, not melted (1,000 × 300 without its busiest
engineer, 12 s: 1.05 % above the bound from 0.1, 1.15 % from 0.2, 1.52 % from 0.8)."""
TIGHT_HEAT, TIGHT_LAST = 0.003, 0.0005
"""The same where capacities give way: plans that no exchange improves are compared."""
POLISH_SHARE, POLISH_HEAT = 0.12, 0.005
"""Share of the work that the polish of a plan takes which is cooled once, and its temperature."""
LARGEST_WHOLE = 2_000
"""Clients up to which chains work on the whole plan; of two territories at 1,000 × 300, two fifths
of the clients lie across the border, at 5,000 × 1,500 a tenth."""
STAGE_MOVES, FEWEST_STAGES = 20, 20
"""Moves per client before the plan is divided anew, and how often it is at least."""
PART_CLIENTS, DISTANT_STAGE_MOVES = 500, 200
"""Clients of a part that is sent somewhere, about, and its moves per client: half a second each."""


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

    def cool(
        self,
        pool: Pool,
        reduced: IntArray,
        work: float,
        first: float | None = None,
        price: IntArray | None = None,
    ) -> None:
        """Improve the plan.

        Parameters
        ----------
        pool : entries to look at, those of the best plan among them
        reduced : [entries], reduced cost at the prices that guide the moves
        work : deterministic time to spend at most
        first : temperature to begin with; by default the next of a series
        price : [engineers], what a unit of the costly limit is worth, cost units; where it is known
            a plan that is cooled once is polished
        """
        clients = len(pool.unserved)
        if first is None and crammed(pool) and self.oscillate(pool, work):
            return
        most = LONG_MOVES if clients > LARGEST_REHEATED else MOVES
        if not LARGEST_REHEATED < clients <= LARGEST_WHOLE:
            price = None
        share = 1.0 if price is None else 1.0 - POLISH_SHARE
        moves = int(min(most * clients, share * work / WORK_PER_MOVE))
        if clients > LARGEST_WHOLE:
            self.stages(pool, reduced, moves, first)
        else:
            self.cycles(pool, Guidance.of(pool, reduced), moves, first)
        if price is not None and not self.run.over():
            self.polish(pool, price, work - moves * WORK_PER_MOVE)

    def heat(self, clients: int, first: float | None) -> Schedule:
        """Return the temperatures of the next cycle."""
        if first is None:
            first = LATER_HEATS[self.cycle % len(LATER_HEATS)]
            if not self.cycle:
                first = WARM_HEAT if self.run.warm else FIRST_HEAT
            self.cycle += 1
        assert self.run.bound is not None
        return Schedule.of(self.run.bound, clients, first, LAST_HEAT)

    def cycles(self, pool: Pool, guidance: Guidance, moves: int, first: float | None) -> None:
        """Heat and cool again and again, a chain per worker, each time from the best plan."""
        run, workers = self.run, self.run.budget.workers
        each = moves // workers
        if len(pool.unserved) <= LARGEST_REHEATED:
            each = min(each, CYCLE_MOVES * len(pool.unserved))
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

    def oscillate(self, pool: Pool, work: float) -> bool:
        """Let capacities give way: a chain goes on from the best plan, others from the vertex.

        Returns whether it can be done: the linear relaxation has to have a solution.
        """
        run, workers = self.run, self.run.budget.workers
        assert run.chosen is not None
        assert run.bound is not None
        found, now = vertex(pool), entries_of(pool, run.chosen)
        if found is None:
            return False
        afresh = now if breaks_another(pool, found.chosen) else found.chosen
        starts = [now if self.cycle and not place else afresh for place in range(workers)]
        seed = (run.budget.seed << 16) + self.cycle * workers
        self.cycle += 1
        chains = [
            Oscillation(pool, found.price, start, seed + place)
            for place, start in enumerate(starts)
        ]
        heat = Schedule.of(run.bound, len(now), TIGHT_HEAT, TIGHT_LAST)
        each = int(work / WORK_PER_STEP / workers)
        whole = repeat((each, heat, run.enough, self.stopped), workers)
        taken = list(self.threads.map(lambda chain, how: chain.run(*how), chains, whole))
        run.work += sum(taken) * WORK_PER_STEP
        best = min(chains, key=lambda chain: chain.best_cost).best
        if best is not None:
            run.accept(renamed(best, pool.column), "moves")
        return True

    def polish(self, pool: Pool, price: IntArray, work: float) -> None:
        """Shake the plan and descend by exchanges, a chain per worker."""
        run, workers = self.run, self.run.budget.workers
        assert run.chosen is not None
        assert run.cost is not None
        start, seed = entries_of(pool, run.chosen), (run.budget.seed << 16) + self.cycle * workers
        chains = [Polish(pool, price, start, run.cost, seed + place) for place in range(workers)]
        heat = Schedule.of(run.cost, len(start), POLISH_HEAT).first
        whole = repeat((int(work / WORK_PER_STEP / workers), heat, self.stopped), workers)
        taken = list(self.threads.map(lambda chain, how: chain.run(*how), chains, whole))
        run.work += sum(taken) * WORK_PER_STEP
        best = min(chains, key=lambda chain: chain.best_cost).best
        run.accept(renamed(best, pool.column), "moves")

    def stopped(self) -> bool:
        """Whether a chain has to end at once; asked in threads."""
        return self.run.stopper() or self.run.seconds_left <= 0

    def chain(self, annealing: Annealing, whole: tuple[int, Schedule, Guidance]) -> None:
        """Run one chain, asking now and then whether to stop; runs in a thread."""
        moves, heat, guidance = whole
        parts = max(1, moves // CHAIN_MOVES)
        for part in range(parts):
            if self.stopped():
                break
            annealing.run(moves // parts, heat.part(part, parts), guidance)

    def stages(self, pool: Pool, reduced: IntArray, moves: int, first: float | None) -> None:
        """Cool stage by stage, dividing the plan anew each time."""
        run = self.run
        assert run.chosen is not None
        if not len(pool.cost):
            return
        chosen = entries_of(pool, run.chosen)
        heat = self.heat(len(chosen), first)
        each = STAGE_MOVES if self.elsewhere is None else DISTANT_STAGE_MOVES
        stages = max(FEWEST_STAGES, moves // (each * len(chosen)))
        stage = self.stage(pool, Guidance.of(pool, reduced))
        for number in range(stages):
            if run.over():
                break
            cooler, last = heat.part(number, stages), number == stages - 1
            chosen = stage.run(chosen, moves // stages, cooler, last=last)
            run.work += moves / stages * WORK_PER_MOVE
            run.accept(renamed(chosen, pool.column), "moves")

    def stage(self, pool: Pool, guidance: Guidance) -> Stage:
        """Return the way to go through stages: in threads here, or elsewhere."""
        run, workers = self.run, self.run.budget.workers
        seed = (run.budget.seed, self.cycle)
        if self.elsewhere is None:
            return Here(pool, guidance, self.threads, workers, seed)
        count = workers * max(1, len(pool.unserved) // (workers * PART_CLIENTS))
        return Away(pool, guidance, self.elsewhere, run.over, count, seed)


def crammed(pool: Pool) -> bool:
    """Whether everybody must be served, by one person, and loads cost nothing up to their capacity.

    Then plans lie right at the capacities. Where loads cost something before, plans keep away from
    these, and moves find room (150 × 60 seed 3 with everybody to be served: 0.31 % above the bound
    by moves that keep to capacities, 1.24 % where these give way). Exchanges move one seat of a
    team, so that teams of two are left to moves, neighbourhoods and cores (60 × 24 seed 2 with
    everybody to be served, loads free: proven in 4 s; by exchanges 0.31 % after 25 s). Large plans
    do not count: the linear relaxation would take the time of the moves.
    """
    if len(pool.unserved) > LARGEST_REHEATED or not len(pool.capacity) or len(pool.threshold):
        return False
    return bool(pool.must.all() and (pool.seat_b == NO_SEAT).all())

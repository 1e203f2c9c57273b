"""The rounds of a run: raise the bound, improve the plan, and prove it best where that is possible.

Each round begins with the columns that the last one left open (a plan with any other column costs
at least as much as the best plan known: Posta, Ferland and Michelon 2012), and ends with a *core*
(Pisinger 1999): CP-SAT over all clients and the columns of least reduced cost. Where the core holds
every open column, what it finds is the optimum.
"""

from __future__ import annotations

from concurrent.futures import Executor

import numpy as np

from ce_opt.teams.annealing import WORK_PER_MOVE, Annealing, Schedule
from ce_opt.teams.bound import PRICE_BITS, ProvenBound, shifted
from ce_opt.teams.decomposition import Ascent, Decomposition, scattered
from ce_opt.teams.insertion import Guidance
from ce_opt.teams.master import Master
from ce_opt.teams.pool import (
    Pool,
    carried,
    entries_of,
    make_pool,
    pool_cost,
    renamed,
    sub_pool,
)
from ce_opt.teams.prices import Prices
from ce_opt.teams.pricing import cheapest_columns, pool_prices, seat_prices
from ce_opt.teams.problem import LARGEST_SUM, UNSERVED, IntArray
from ce_opt.teams.run import Run
from ce_opt.teams.search import Guide, Search

__all__ = ["Improvement"]

MOST_ENTRIES = 600_000
"""Entries of the pool; past it, each client keeps its columns of least reduced cost."""
CLIMB_SHARE = 0.35
"""Share of the work that the first ascent may take."""
MOVES, CHAIN_MOVES = 2_000, 20_000
"""Moves per client of a chain of ruin and recreate; after how many it looks at the clock."""
SHORT_LIST = 200
"""Entries per client that ruin and recreate looks at."""
IDLE_ROUNDS = 10
"""Rounds of neighbourhoods without an improvement after which a core is tried."""
LARGEST_CORE = 2_500
"""Entries of a core."""
SMALL_CORE = 1_000
"""Open entries up to which a proof is tried before neighbourhoods."""
CORE_PER_CLIENT = 7
"""Entries per client of a core that cannot prove anything."""
CORE_SHARE = 0.5
"""Share of the work left that a core may take which cannot prove anything."""
SHRUNK = 0.7
"""The pool is laid out anew when no more than this share of its entries is open."""


class Improvement:
    """The best plan and bound of a run, made better round by round."""

    def __init__(self, run: Run, prices: Prices, threads: Executor) -> None:
        self.run, self.threads = run, threads
        self.pool = self.first_pool(prices)
        self.partial = len(self.pool.column) < len(run.problem.cost)
        seats = np.zeros(len(self.pool.seat), dtype=np.int64)
        for price, use in zip(prices.limits, self.pool.use, strict=True):
            seats += price[self.pool.seat_engineer] * use
        plan = np.array(prices.plan_limits, dtype=np.int64)
        self.ascent = self.ascent_from(np.append(scattered(seats), plan))
        self.proven = self.ascent.proven()

    def first_pool(self, prices: Prices) -> Pool:
        """Lay out all columns, or those of least reduced cost."""
        problem = self.run.problem
        if len(problem.cost) <= MOST_ENTRIES:
            return make_pool(problem, np.arange(len(problem.cost)))
        most = MOST_ENTRIES // problem.clients
        columns, _ = cheapest_columns(problem, seat_prices(problem, prices), most)
        return make_pool(problem, np.union1d(columns[columns >= 0], self.served()))

    def served(self) -> IntArray:
        """Columns of the best plan."""
        assert self.run.chosen is not None
        served: IntArray = self.run.chosen[self.run.chosen != UNSERVED]
        return served

    def ascent_from(self, price: IntArray) -> Ascent:
        """Begin to climb on the present pool."""
        problem = self.run.problem
        left_out = np.full(problem.clients, LARGEST_SUM) if self.partial else problem.left_out
        model = Decomposition(self.pool, left_out, self.run.budget.workers)
        return Ascent(model, price, self.threads)

    def improve(self) -> None:
        """Improve until the run is finished or nothing improves any more."""
        run = self.run
        assert run.cost is not None
        share = CLIMB_SHARE
        while not run.finished():
            before = (run.cost, run.bound)
            self.climb(share * run.work_left)
            short = (self.excess() <= self.proven.room(run.cost)).sum() <= SMALL_CORE
            for step in (self.anneal, self.core if short else self.search, self.core):
                if run.finished():
                    return
                step()
            if run.finished():
                return
            if (run.cost, run.bound) == before:
                run.stopped_by = "idle"
                return
            self.shrink()
            share = CLIMB_SHARE / 2

    def climb(self, work: float) -> None:
        """Raise the bound."""
        run = self.run
        assert run.cost is not None
        report = (lambda bound: None) if self.partial else run.raise_bound
        run.work += self.ascent.climb(run.cost, work, run.over, report)
        self.proven = self.checked(self.ascent.proven())
        run.raise_bound(self.proven.bound)

    def checked(self, proven: ProvenBound) -> ProvenBound:
        """Hold a bound of a partial pool against all columns of the problem."""
        if not self.partial:
            return proven
        problem = self.run.problem
        table = pool_prices(problem, self.pool, self.ascent.price)
        _, least = cheapest_columns(problem, table, 1)
        best = np.minimum(proven.best, np.minimum(least[:, 0], shifted(problem.left_out)))
        missing = sum((proven.best - best).tolist())
        return ProvenBound((self.ascent.bound - missing) >> PRICE_BITS, proven.reduced, best)

    def accept(self, pool: Pool, chosen: IntArray, step: str) -> bool:
        """Offer the run a choice of entries."""
        return self.run.accept(renamed(chosen, pool.column), step)

    def anneal(self) -> None:
        """Ruin and recreate, a chain per worker, guided by the prices."""
        run = self.run
        assert run.chosen is not None
        assert run.cost is not None
        ranked = self.least_excess(SHORT_LIST)
        short = np.union1d(self.pool.column[ranked], self.served())
        pool = make_pool(run.problem, short)
        reduced = np.zeros(len(run.problem.cost), dtype=np.int64)
        reduced[self.pool.column] = self.proven.reduced
        guidance = Guidance.of(pool, reduced[pool.column])
        start = entries_of(pool, run.chosen)
        workers = run.budget.workers
        moves = int(min(MOVES * len(start), 0.3 * run.work_left / WORK_PER_MOVE / workers))
        seeds = [run.budget.seed * workers + worker + 1 for worker in range(workers)]
        chains = [Annealing(pool, start, run.cost, seed) for seed in seeds]
        list(self.threads.map(lambda chain: self.chain(chain, moves, guidance), chains))
        run.work += workers * moves * WORK_PER_MOVE
        best = min(chains, key=lambda chain: chain.best_cost)
        self.accept(pool, best.best, "moves")

    def chain(self, annealing: Annealing, moves: int, guidance: Guidance) -> None:
        """Run one chain, asking now and then whether to stop; runs in a thread."""
        run = self.run
        whole = Schedule.of(self.proven.bound, len(annealing.best))
        parts = max(1, moves // CHAIN_MOVES)
        for part in range(parts):
            if run.stopper() or run.seconds_left <= 0:
                break
            annealing.run(moves // parts, whole.part(part, parts), guidance)

    def least_excess(self, most: int) -> IntArray:
        """Entries of least reduced cost of every client."""
        order = np.lexsort((self.proven.reduced, self.pool.client))
        rank = np.arange(len(order)) - self.pool.start[self.pool.client[order]]
        near: IntArray = np.sort(order[rank < most])
        return near

    @property
    def seat_price(self) -> IntArray:
        """[seats], prices of the best bound."""
        return self.ascent.price[: len(self.pool.seat)]

    def excess(self) -> IntArray:
        """[entries], reduced cost beyond the client's best choice."""
        return self.proven.reduced - self.proven.best[self.pool.client]

    def search(self) -> None:
        """Improve the plan by neighbourhoods until nothing improves any more."""
        run = self.run
        assert run.chosen is not None
        assert run.cost is not None
        guide = Guide(self.seat_price, self.excess(), self.proven.bound)
        search = Search(
            self.pool,
            guide,
            entries_of(self.pool, run.chosen),
            run.cost,
            run.budget.seed,
            run.stopper,
        )
        spent = run.work
        until = run.work + (1.0 - CORE_SHARE) * run.work_left
        while not run.finished() and run.work < until and search.idle_rounds < IDLE_ROUNDS:
            if search.round(self.threads, run.budget.workers):
                self.accept(self.pool, search.chosen, "search")
            run.work = spent + search.work

    def core(self) -> None:
        """Solve over the open entries of least reduced cost; all of them give a proof."""
        run = self.run
        assert run.chosen is not None
        assert run.cost is not None
        excess = self.excess()
        is_open = np.nonzero(excess <= self.proven.room(run.cost))[0]
        whole = len(is_open) <= LARGEST_CORE
        most = LARGEST_CORE if whole else min(LARGEST_CORE, CORE_PER_CLIENT * len(run.chosen))
        near = is_open[np.argsort(excess[is_open], kind="stable")[:most]]
        now = entries_of(self.pool, run.chosen)
        entries = np.union1d(near, now[now != UNSERVED])
        everyone = np.arange(len(now))
        pool = sub_pool(self.pool, everyone, entries, now)
        hint = np.where(now == UNSERVED, UNSERVED, np.searchsorted(entries, now))
        grain = 0 if whole else max(0, run.cost - self.proven.bound) >> 14
        master = Master(pool, self.seat_price[pool.seat], hint, grain)
        result = run.spend(master, run.work_left * (1.0 if whole else CORE_SHARE), small=not whole)
        if result.chosen is not None:
            found = renamed(result.chosen, entries)
            if pool_cost(self.pool, found) is not None:
                self.accept(self.pool, found, "core")
        closed = self.proven.closed(run.problem, run.cost) and not self.partial
        if whole and closed and result.bound is not None:
            run.raise_bound(result.bound)

    def shrink(self) -> None:
        """Keep the entries that a better plan could use, and climb on from the same prices."""
        run = self.run
        assert run.cost is not None
        is_open = self.excess() <= self.proven.room(run.cost)
        if is_open.sum() > SHRUNK * len(is_open) and not self.ascent.converged:
            return
        former, price = self.pool, self.seat_price
        plan_price = self.ascent.price[len(price) :]
        columns = np.union1d(former.column[is_open], self.served())
        self.pool = make_pool(run.problem, columns)
        seats = carried(price, former, self.pool)
        self.ascent = self.ascent_from(np.append(seats, plan_price))
        self.ascent.factor = 0.05
        self.proven = self.ascent.proven()

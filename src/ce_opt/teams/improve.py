"""The rounds of a run: raise the bound, improve the plan, and prove it best where that is possible.

The bound is climbed over all allowed teams, without a list. What it leaves open (a plan with any
other team costs at least as much as the best plan known: Posta, Ferland and Michelon 2012) is laid
out as a pool; while that is too much, each client's teams of least reduced cost. Fast moves and
neighbourhoods search there, and a *core* (Pisinger 1999): CP-SAT over all clients. Where the core
holds every open team, what it finds is the optimum.
"""

from __future__ import annotations

from concurrent.futures import Executor

import numpy as np

from ce_opt.teams.bound import PRICE_BITS, ProvenBound
from ce_opt.teams.branching import Branching
from ce_opt.teams.choosers import AllTeams
from ce_opt.teams.climb import Climb
from ce_opt.teams.cooling import EARLY_HEAT, Cooling, crammed
from ce_opt.teams.insertion import recreate_all
from ce_opt.teams.listing import cheapest_columns, columns_within
from ce_opt.teams.master import Master
from ce_opt.teams.pool import (
    Pool,
    entries_of,
    make_pool,
    pool_cost,
    renamed,
    reordered,
    sub_pool,
)
from ce_opt.teams.problem import UNSERVED, IntArray
from ce_opt.teams.relaxation import WORTH_THREADS
from ce_opt.teams.run import Run
from ce_opt.teams.search import Guide, Search

__all__ = ["Improvement"]

MOST_OPEN = 400_000
"""Open columns up to which all of them are laid out."""
LISTED, MOST_LISTED = 300, 3_000_000
"""Columns per client that are laid out where too many are open; and for all clients at most."""
CLIMB_SHARE, LATER_CLIMB_SHARE = 0.4, 0.2
"""Share of the work left that the first ascent may take, and a later one. Good prices are worth
their time: at 5,000 × 1,500 ten million moves end 0.7 % above the bound where the climb before them
took 52 s, and 1.5 % where it took 16 s."""
EARLY_SHARE, MOVES_SHARE, LARGE_MOVES_SHARE = 0.05, 0.5, 0.8
"""Share of the work left that fast moves may take: before the climb, so that there is a fair plan
from the first seconds on; after it; and after it where neighbourhoods do not follow."""
TIGHT_SHARE, TIGHT_TREE_SHARE = 0.08, 0.15
"""Shares of the first moves, and of the tree each time, where plans lie right at the capacities:
some are proven after a second, and in the others only moves help."""
SHORT_LIST = 30
"""Entries per client that they look at."""
LARGEST_SEARCHED = 500
"""Clients up to which CP-SAT's neighbourhoods and cores find more than fast moves in the same time
(at 1,000 × 300 fifteen seconds of them brought 10 points of 50,000)."""
SEARCH_SHARE = 0.25
"""Share of the work left that neighbourhoods may take."""
IDLE_ROUNDS = 10
"""Rounds of neighbourhoods without an improvement after which a core is tried."""
LARGEST_CORE = 2_500
"""Entries of a core."""
LARGEST_TREE, TREE_SHARE = 40_000, 0.8
"""Entries up to which a tree is grown, and the share of the work left that it may take."""
SMALL_CORE = 1_000
"""Open entries up to which a proof is tried before neighbourhoods."""
CORE_PER_CLIENT = 7
"""Entries per client of a core that cannot prove anything."""
CORE_SHARE, PROOF_SHARE = 0.25, 0.3
"""Share of the work left that a core may take which cannot prove anything, and one which can."""
FINENESS = 2**14
"""Differences below the gap divided by this are not looked for in such a core."""
SCRAPS = 0.02
"""Share of the budget's work that is not worth another round."""


class Improvement:
    """The best plan and bound of a run, made better round by round.

    Attributes
    ----------
    climb : the way up to the bound
    pool : the columns that are searched
    price : [seats + plan limits] of the pool, prices of the best bound
    reduced, excess : [entries], reduced cost, and by how much it exceeds the client's best choice
    whole : the pool holds every column that a better plan could use
    tree : branch and bound, once it has begun
    """

    def __init__(self, run: Run, threads: Executor, elsewhere: Executor | None = None) -> None:
        self.run, self.threads = run, threads
        self.climb = Climb(run, threads, CLIMB_SHARE * run.work_left)
        self.pool = self.climb.seats
        self.whole = False
        self.tree: Branching | None = None
        self.cooling = Cooling(run, threads, elsewhere)

    def improve(self) -> None:
        """Improve until the run is finished or nothing improves any more."""
        run = self.run
        share = CLIMB_SHARE
        if not run.finished():
            self.lay_out()
            self.deal_out()
            if not run.warm:
                self.anneal(EARLY_SHARE, EARLY_HEAT)
        searched = run.problem.clients <= LARGEST_SEARCHED
        tight = crammed(self.pool)
        moves = MOVES_SHARE if searched else LARGE_MOVES_SHARE
        if tight:
            moves = TIGHT_SHARE
        while not run.finished():
            before = (run.cost, run.bound)
            self.climb.go_on(share * run.work_left)
            if run.finished():
                return
            self.lay_out()
            self.anneal(moves)
            if tight:
                self.branch(TIGHT_TREE_SHARE)
            elif searched:
                self.search_and_prove()
            if run.finished():
                return
            if (run.cost, run.bound) == before:
                run.stopped_by = "idle"
                return
            if run.work_left < SCRAPS * run.budget.total_work:
                run.stopped_by = "work"
                return
            share = LATER_CLIMB_SHARE
            if tight:
                moves = LARGE_MOVES_SHARE

    def search_and_prove(self) -> None:
        """Neighbourhoods, unless a proof is worth trying at once; then a core and the tree."""
        steps = (self.search, self.core, self.branch)
        for step in steps[1:] if self.few() else steps:
            if not self.run.finished():
                step()

    def deal_out(self) -> None:
        """Build a plan anew by reduced costs: the prices know whose time is wanted elsewhere."""
        ranked = np.lexsort((self.reduced, self.pool.client))
        pool = reordered(self.pool, ranked, self.reduced >> PRICE_BITS)
        chosen = recreate_all(pool)
        if pool_cost(pool, chosen) is not None:
            self.run.accept(renamed(chosen, pool.column), "prices")

    def few(self) -> bool:
        """Whether so few columns are open that a proof is worth trying at once."""
        cost = self.run.cost
        assert cost is not None
        is_open = self.excess <= self.proven.room(cost)
        return self.whole and int(is_open.sum()) <= SMALL_CORE

    def lay_out(self) -> None:
        """Lay out the columns that a better plan could use, or the best of them."""
        climb = self.climb
        least = climb.chosen().least.copy()
        proven = ProvenBound(climb.bound, climb.price, least)
        columns = self.open_columns(proven)
        self.whole = columns is not None
        if columns is None:
            columns = self.cheapest()
        self.pool = make_pool(self.run.problem, np.union1d(columns, self.served()))
        self.price = climb.prices_of(self.pool)
        self.proven = proven
        self.reduced = reduced_costs(self.pool, self.price)
        self.excess = self.reduced - least[self.pool.client]
        if self.whole:
            climb.narrow(self.pool, self.price)

    def open_columns(self, proven: ProvenBound) -> IntArray | None:
        """Columns that a plan better than the best could use; None where they are too many."""
        cost = self.run.cost
        assert cost is not None
        seats, teams = self.climb.seats, self.climb.teams
        if isinstance(teams, AllTeams):
            values = teams.values
            return columns_within(self.run.problem, values, proven.limit(cost), MOST_OPEN)
        open_entries = reduced_costs(seats, proven.price) <= proven.limit(cost)[seats.client]
        return seats.column[open_entries]

    def cheapest(self) -> IntArray:
        """Columns of least reduced cost of every client."""
        problem, teams = self.run.problem, self.climb.teams
        assert isinstance(teams, AllTeams)
        count = min(LISTED, max(1, MOST_LISTED // problem.clients))
        columns, _ = cheapest_columns(problem, teams.values, count)
        return columns[columns >= 0]

    def served(self) -> IntArray:
        """Columns of the best plan."""
        assert self.run.chosen is not None
        served: IntArray = self.run.chosen[self.run.chosen != UNSERVED]
        return served

    def anneal(self, share: float = MOVES_SHARE, first: float | None = None) -> None:
        """Ruin and recreate, guided by the prices, among each client's best few entries."""
        run = self.run
        short = np.union1d(self.least_excess(SHORT_LIST), self.entries_now())
        pool = make_pool(run.problem, self.pool.column[short])
        price = None if first is not None else self.climb.price_of_load()
        self.cooling.cool(pool, self.reduced[short], share * run.work_left, first, price)

    def entries_now(self) -> IntArray:
        """Entries of the best plan."""
        assert self.run.chosen is not None
        now = entries_of(self.pool, self.run.chosen)
        return np.asarray(now[now != UNSERVED])

    def accept(self, pool: Pool, chosen: IntArray, step: str) -> bool:
        """Offer the run a choice of entries."""
        return self.run.accept(renamed(chosen, pool.column), step)

    def least_excess(self, most: int) -> IntArray:
        """Entries of least reduced cost of every client."""
        order = np.lexsort((self.reduced, self.pool.client))
        rank = np.arange(len(order)) - self.pool.start[self.pool.client[order]]
        near: IntArray = order[rank < most]
        return near

    def search(self) -> None:
        """Improve the plan by neighbourhoods until nothing improves any more."""
        run = self.run
        assert run.chosen is not None
        assert run.cost is not None
        guide = Guide(self.price[: len(self.pool.seat)], self.excess, self.proven.bound)
        search = Search(
            self.pool,
            guide,
            entries_of(self.pool, run.chosen),
            run.cost,
            run.budget.seed,
            run.stopper,
        )
        spent = run.work
        until = run.work + SEARCH_SHARE * run.work_left
        while not run.finished() and run.work < until and search.idle_rounds < IDLE_ROUNDS:
            if search.round(self.threads, run.budget.workers):
                self.accept(self.pool, search.chosen, "search")
            run.work = spent + search.work

    def core(self) -> None:
        """Solve over the open entries of least reduced cost; all of them give a proof."""
        run = self.run
        assert run.chosen is not None
        assert run.cost is not None
        is_open = np.nonzero(self.excess <= self.proven.room(run.cost))[0]
        whole = self.whole and len(is_open) <= SMALL_CORE
        most = SMALL_CORE if whole else min(LARGEST_CORE, CORE_PER_CLIENT * len(run.chosen))
        near = is_open[np.argsort(self.excess[is_open], kind="stable")[:most]]
        now = entries_of(self.pool, run.chosen)
        entries = np.union1d(near, now[now != UNSERVED])
        everyone = np.arange(len(now))
        pool = sub_pool(self.pool, everyone, entries, now)
        hint = np.where(now == UNSERVED, UNSERVED, np.searchsorted(entries, now))
        grain = 0 if whole else max(0, run.cost - self.proven.bound) // FINENESS
        master = Master(pool, self.price[pool.seat], hint, grain)
        share = PROOF_SHARE if whole else CORE_SHARE
        result = run.spend(master, run.work_left * share, small=not whole)
        if result.chosen is not None:
            found = renamed(result.chosen, entries)
            if pool_cost(self.pool, found) is not None:
                self.accept(self.pool, found, "core")
        if whole and result.bound is not None:
            run.raise_bound(result.bound)

    def branch(self, share: float = TREE_SHARE) -> None:
        """Grow a tree over the columns that are open; it is kept from round to round."""
        run = self.run
        assert run.cost is not None
        if self.tree is None:
            small = len(self.pool.column) <= LARGEST_TREE and len(self.pool.seat) < WORTH_THREADS
            if not (self.whole and small):
                return
            self.tree = Branching(self.pool, run.cost, run.stopper, run.budget.seed)
            self.tree.plant(self.proven.bound, self.price)
        tree, spent = self.tree, run.work - self.tree.work
        until = run.work + share * run.work_left
        while not run.finished() and run.work < until:
            tree.cost = run.cost
            better = tree.round(self.threads, run.budget.workers)
            run.work = spent + tree.work
            if better is not None and run.accept(renamed(better, tree.pool.column), "branches"):
                tree.cost = run.cost
            run.raise_bound(tree.bound)


def reduced_costs(pool: Pool, price: IntArray) -> IntArray:
    """[entries], cost with the prices of the seats, 2^−PRICE_BITS cost units."""
    seats = len(pool.seat)
    padded = np.append(price[:seats], 0)
    reduced: IntArray = (pool.cost << PRICE_BITS) + padded[pool.seat_a] + padded[pool.seat_b]
    return reduced + price[seats:] @ pool.plan_use

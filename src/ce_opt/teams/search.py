"""From the prices to a good plan: large-neighbourhood search (Shaw 1998; Ropke and Pisinger 2006).

A *neighbourhood* is a few dozen clients that compete for the same engineers. Their teams are taken
out and CP-SAT chooses them anew, from each client's entries of least reduced cost: with good prices
the best plan is hardly ever made of others. Neighbourhoods of a round are solved side by side, one
per worker, and adopted in a fixed order, so that the same seed, workers and amount of work give the
same plan.
"""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from ce_opt.teams.master import Effort, Master, MasterResult
from ce_opt.teams.pool import Pool, pool_cost, renamed, sub_pool
from ce_opt.teams.problem import UNSERVED, IntArray
from ce_opt.teams.stopper import Stopper

__all__ = ["Guide", "Search"]

COLUMNS = 20
"""Entries per client given to CP-SAT."""
SMALLEST, LARGEST, FIRST = 10, 400, 50
"""Clients of a neighbourhood: limits and the first size."""
WORK = 0.4
"""Deterministic time of one neighbourhood."""
GROW, SHRINK = 1.2, 0.8
FINENESS = 2**14
"""Differences below the gap divided by this are not looked for."""
IMPATIENT_ROUNDS = 8
"""Rounds without an improvement after which neighbourhoods look at twice as many entries."""


@dataclass(frozen=True)
class Guide:
    """What the decomposition says about a pool.

    Attributes
    ----------
    price : [seats], 2^−PRICE_BITS cost units
    excess : [entries], reduced cost beyond the client's best choice
    bound : lower bound on the cost of any plan, cost units
    """

    price: IntArray
    excess: IntArray
    bound: int


@dataclass
class Search:
    """Improves a choice, round by round.

    Attributes
    ----------
    pool : the columns in play
    guide : prices, and which entries are worth trying
    chosen : [clients], the best choice of entries so far
    cost : its cost
    seed : random seed
    stopper : stops running solvers
    work : deterministic time used so far
    idle_rounds : rounds since the last improvement
    """

    pool: Pool
    guide: Guide
    chosen: IntArray
    cost: int
    seed: int
    stopper: Stopper
    work: float = 0.0
    idle_rounds: int = 0
    size: float = FIRST
    ranked: IntArray = field(init=False)
    random: np.random.Generator = field(init=False)

    def __post_init__(self) -> None:
        self.random = np.random.default_rng(self.seed)
        self.ranked = np.lexsort((self.guide.excess, self.pool.client))

    @property
    def patience(self) -> float:
        """Factor on entries and work of a neighbourhood: the longer in vain, the more is tried."""
        return 1.0 + self.idle_rounds / IMPATIENT_ROUNDS

    def round(self, threads: Executor, workers: int) -> bool:
        """Solve one neighbourhood per worker and adopt what lowers the cost; say if any did."""
        picks = [self.pick() for _ in range(workers)]
        seeds = [int(self.random.integers(2**31)) for _ in picks]
        results = list(threads.map(self.improve, picks, seeds))
        better = False
        for clients, result in zip(picks, results, strict=True):
            self.work += result[1].work
            better |= self.adopt(clients, *result)
            self.adapt(result[1])
        self.idle_rounds = 0 if better else self.idle_rounds + 1
        return better

    def pick(self) -> IntArray:
        """Choose clients that compete: walk from a seed client over engineers to their clients."""
        clients = len(self.pool.unserved)
        count = min(clients, max(1, round(self.size)))
        if count == clients:
            return np.arange(clients)
        holders = self.clients_of_engineers()
        seed = int(self.random.choice(clients, p=self.regret()))
        picked: dict[int, None] = {seed: None}
        frontier = [seed]
        while len(picked) < count:
            if not frontier:
                frontier = [int(self.random.integers(clients))]
                picked[frontier[0]] = None
            client = frontier.pop(int(self.random.integers(len(frontier))))
            for neighbour in self.rivals(client, holders):
                if neighbour not in picked and len(picked) < count:
                    picked[neighbour] = None
                    frontier.append(neighbour)
        return np.array(sorted(picked), dtype=np.int64)

    def regret(self) -> npt.NDArray[np.float64]:
        """Probability of each client as a seed: how far it is from its best choice, and a floor."""
        served = self.chosen != UNSERVED
        excess = np.zeros(len(self.chosen))
        excess[served] = self.guide.excess[self.chosen[served]]
        excess[~served] = excess.max(initial=0.0)
        share = excess + excess.mean() + 1.0
        return np.asarray(share / share.sum())

    def clients_of_engineers(self) -> list[list[int]]:
        """Clients that each engineer serves now."""
        pool = self.pool
        holders: list[list[int]] = [[] for _ in range(pool.capacity.shape[1])]
        for client in np.nonzero(self.chosen != UNSERVED)[0].tolist():
            for engineer in self.people(int(self.chosen[client])):
                holders[engineer].append(client)
        return holders

    def people(self, entry: int) -> list[int]:
        """Engineers of an entry."""
        return [int(e) for e in (self.pool.a[entry], self.pool.b[entry]) if e >= 0]

    def rivals(self, client: int, holders: list[list[int]]) -> list[int]:
        """Clients served by a few of the engineers that this client would like to have."""
        near = self.entries_of(client, 12)
        if not len(near):
            return []
        people = self.people(int(near[int(self.random.integers(len(near)))]))
        found = [rival for engineer in people for rival in holders[engineer]]
        self.random.shuffle(found)
        return found[:6]

    def entries_of(self, client: int, most: int) -> IntArray:
        """Return the client's entries of least reduced cost."""
        low = int(self.pool.start[client])
        return self.ranked[low : min(low + most, int(self.pool.start[client + 1]))]

    def improve(self, clients: IntArray, seed: int) -> tuple[IntArray, MasterResult]:
        """Choose the teams of some clients anew; return the entries offered and the answer."""
        most = round(COLUMNS * self.patience)
        now = self.chosen[clients]
        parts = [self.entries_of(client, most) for client in clients.tolist()]
        entries = np.unique(np.concatenate([*parts, now[now != UNSERVED]]))
        sub = sub_pool(self.pool, clients, entries, self.chosen)
        hint = np.where(now == UNSERVED, UNSERVED, np.searchsorted(entries, now))
        grain = max(0, self.cost - self.guide.bound) // FINENESS
        master = Master(sub, self.guide.price[sub.seat], hint, grain)
        effort = Effort(WORK * self.patience, seed, small=True)
        return entries, master.solve(effort, self.stopper)

    def adopt(self, clients: IntArray, entries: IntArray, result: MasterResult) -> bool:
        """Take a result over where it still fits and lowers the cost."""
        if result.chosen is None:
            return False
        trial = self.chosen.copy()
        trial[clients] = renamed(result.chosen, entries)
        cost = pool_cost(self.pool, trial)
        if cost is None or cost >= self.cost:
            return False
        self.chosen, self.cost = trial, cost
        return True

    def adapt(self, result: MasterResult) -> None:
        """Larger neighbourhoods while they are solved to the end, smaller where they are not."""
        factor = GROW if result.verdict == "optimal" else SHRINK
        largest = min(LARGEST, len(self.chosen))
        self.size = min(largest, max(SMALLEST, self.size * factor))

"""From the prices to a good plan: large-neighbourhood search (Shaw 1998; Ropke and Pisinger 2006).

A *neighbourhood* is a few dozen clients that compete for the same engineers. Their teams are taken
out and CP-SAT chooses them anew, from each client's columns of least reduced cost that still fit.
Neighbourhoods of a round are solved side by side, one per worker, and adopted in a fixed order, so
that the same seed, workers and amount of work give the same plan.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np

from ce_opt.teams.bound import ProvenBound
from ce_opt.teams.choice import Choice
from ce_opt.teams.greedy import shift_clients
from ce_opt.teams.master import Effort, Master, MasterResult, Stopper
from ce_opt.teams.problem import UNSERVED, IntArray, TeamProblem

__all__ = ["Search"]

SHORT_LIST = 120
"""Columns of least reduced cost remembered per client."""
COLUMNS = 60
"""Columns per client given to CP-SAT."""
SMALLEST, LARGEST, FIRST = 8, 25, 16
"""Clients of a neighbourhood: limits and the first size."""
WORK = 0.6
"""Deterministic time of one neighbourhood."""
GROW, SHRINK = 1.1, 0.85
IMPATIENT_ROUNDS = 15
"""Rounds without an improvement after which neighbourhoods may be twice as large."""


@dataclass
class Search:
    """Improves a choice, round by round.

    Attributes
    ----------
    choice : the best choice so far
    guide : reduced costs that say which teams are worth trying
    seed : random seed
    stopper : stops running solvers
    over : asked between moves whether to end at once
    work : deterministic time used so far
    idle_rounds : rounds since the last improvement
    """

    choice: Choice
    guide: ProvenBound
    seed: int
    stopper: Stopper
    over: Callable[[], bool]
    work: float = 0.0
    idle_rounds: int = 0
    size: float = FIRST
    lists: list[IntArray] = field(init=False)
    random: np.random.Generator = field(init=False)

    def __post_init__(self) -> None:
        self.random = np.random.default_rng(self.seed)
        self.follow(self.guide)

    def follow(self, guide: ProvenBound) -> None:
        """Take new reduced costs as the guide; what was tried in vain may be tried again."""
        self.guide, self.idle_rounds = guide, 0
        problem = self.choice.problem
        self.lists = [short_list(problem, guide, client) for client in range(problem.clients)]

    @property
    def problem(self) -> TeamProblem:
        """The problem that is searched."""
        return self.choice.problem

    @property
    def patience(self) -> float:
        """Factor on the size and work of a neighbourhood: the longer in vain, the more is tried."""
        return 1.0 + self.idle_rounds / IMPATIENT_ROUNDS

    def round(self, pool: ThreadPoolExecutor, workers: int) -> bool:
        """Solve one neighbourhood per worker and adopt what lowers the cost; say if any did."""
        picks = [self.pick() for _ in range(workers)]
        seeds = [int(self.random.integers(2**31)) for _ in picks]
        results = list(pool.map(self.improve, picks, seeds))
        better = False
        for clients, result in zip(picks, results, strict=True):
            self.work += result.work
            better |= self.adopt(clients, result)
            self.adapt(result)
        if better:
            shift_clients(self.choice, np.arange(self.problem.clients), self.over)
        self.idle_rounds = 0 if better else self.idle_rounds + 1
        return better

    def pick(self) -> IntArray:
        """Choose clients that compete: walk from a seed client over engineers to their clients."""
        count = min(self.problem.clients, max(1, round(self.size)))
        holders = self.clients_of_engineers()
        seed = int(self.random.choice(self.problem.clients, p=self.regret()))
        picked: dict[int, None] = {seed: None}
        frontier = [seed]
        while len(picked) < count:
            if not frontier:
                frontier = [int(self.random.integers(self.problem.clients))]
                picked[frontier[0]] = None
            client = frontier.pop(int(self.random.integers(len(frontier))))
            for neighbour in self.rivals(client, holders):
                if neighbour not in picked and len(picked) < count:
                    picked[neighbour] = None
                    frontier.append(neighbour)
        return np.array(sorted(picked), dtype=np.int64)

    def regret(self) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """Probability of each client as a seed: how far it is from its best choice, and a floor."""
        chosen = self.choice.chosen
        cost = np.where(
            chosen == UNSERVED,
            self.guide.best,
            self.guide.reduced[chosen],
        )
        excess = np.maximum(0, cost - self.guide.best).astype(np.float64)
        excess[chosen == UNSERVED] = excess.max(initial=0.0)
        share = excess + excess.mean() + 1.0
        return np.asarray(share / share.sum())

    def clients_of_engineers(self) -> list[list[int]]:
        """Clients that each engineer serves now."""
        holders: list[list[int]] = [[] for _ in range(self.problem.engineers)]
        for client in np.nonzero(self.choice.chosen != UNSERVED)[0].tolist():
            column = self.choice.chosen[client]
            for engineer in (self.problem.a[column], self.problem.b[column]):
                if engineer >= 0:
                    holders[engineer].append(client)
        return holders

    def rivals(self, client: int, holders: list[list[int]]) -> list[int]:
        """Clients served by a few of the engineers that this client would like to have."""
        near = self.lists[client]
        if not len(near):
            return []
        column = near[int(self.random.integers(min(len(near), 12)))]
        people = [int(e) for e in (self.problem.a[column], self.problem.b[column]) if e >= 0]
        found = [rival for engineer in people for rival in holders[engineer]]
        self.random.shuffle(found)
        return found[:6]

    def improve(self, clients: IntArray, seed: int) -> MasterResult:
        """Choose the teams of some clients anew, the others keep theirs."""
        rest = self.choice.copy()
        before = [rest.remove(client) for client in clients.tolist()]
        columns = [
            self.columns_for(rest, client, column)
            for client, column in zip(clients.tolist(), before, strict=True)
        ]
        master = Master(rest, clients.tolist(), columns, before)
        return master.solve(Effort(WORK * self.patience, seed, small=True), self.stopper)

    def columns_for(self, rest: Choice, client: int, before: int) -> IntArray:
        """Return the client's columns of least reduced cost that fit, with the present one."""
        near = self.lists[client]
        near = near[rest.fitting(client, near)][:COLUMNS]
        return np.union1d(near, [before]) if before != UNSERVED else near

    def adopt(self, clients: IntArray, result: MasterResult) -> bool:
        """Take a result over where it still fits and lowers the cost."""
        if result.chosen is None:
            return False
        trial = self.choice.chosen.copy()
        trial[clients] = result.chosen
        cost = self.problem.plan_cost(trial)
        if cost >= self.problem.plan_cost(self.choice.chosen) or any(self.problem.broken(trial)):
            return False
        self.choice = Choice.of(self.problem, trial)
        return True

    def adapt(self, result: MasterResult) -> None:
        """Larger neighbourhoods while they are solved to the end, smaller where they are not."""
        factor = GROW if result.verdict == "optimal" else SHRINK
        largest = min(LARGEST * self.patience, self.problem.clients)
        self.size = min(largest, max(SMALLEST, self.size * factor))


def short_list(problem: TeamProblem, guide: ProvenBound, client: int) -> IntArray:
    """Return the client's columns of least reduced cost, best first."""
    low, high = int(problem.start[client]), int(problem.start[client + 1])
    part = guide.reduced[low:high]
    if len(part) > SHORT_LIST:
        near = np.argpartition(part, SHORT_LIST)[:SHORT_LIST]
    else:
        near = np.arange(len(part))
    return low + near[np.argsort(part[near], kind="stable")]

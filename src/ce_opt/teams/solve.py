"""From a TeamProblem to a plan with a proven bound, within a budget.

    greedy plan → relaxation (bound, prices) → decomposition (better bound, better prices)
                → search along the prices → proof by CP-SAT over the columns that are still open

There is a plan from the first moment on, and every step may be the last. Effort is counted in
CP-SAT's deterministic time: a run that ends by proof, gap, idleness or work gives the same plan
every time; only one that ends at the wall clock or at Ctrl-C may not, and says so
(`Outcome.stopped_by`).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ce_opt.teams.bound import ProvenBound
from ce_opt.teams.choice import Choice
from ce_opt.teams.decomposition import Ascent, decomposable
from ce_opt.teams.greedy import greedy, round_prices, shift_clients
from ce_opt.teams.master import Effort, Master, MasterResult, Stopper
from ce_opt.teams.problem import UNSERVED, IntArray, TeamProblem
from ce_opt.teams.relaxation import Relaxation, relax
from ce_opt.teams.search import Search

__all__ = ["Budget", "Outcome", "Progress", "Status", "StoppedBy", "solve"]

Status = Literal["optimal", "feasible", "infeasible", "interrupted", "unknown"]
StoppedBy = Literal["proof", "gap", "work", "idle", "seconds", "interrupt"]

WORK_PER_SECOND = 0.4
"""Deterministic time granted per second of the budget: two thirds of what two cores do, so that the
work limit, not the clock, ends a run on an ordinary machine."""
CLIMB_SHARE, SEARCH_SHARE = 0.4, 0.75
"""Share of the work that the ascent of the bound may take at a time; after which the search ends
where a proof can follow."""
IDLE_ROUNDS = 30
"""Rounds without an improvement after which the search ends."""
SEARCHED_FROM = 16
"""Seasons of fewer clients go straight to the proof."""
LARGEST_PROOF = 20_000
"""Open columns that CP-SAT is given at most."""


@dataclass(frozen=True)
class Budget:
    """When to stop, and with what means.

    Attributes
    ----------
    seconds : wall-clock limit
    seed : random seed
    workers : threads
    gap : stop at this proven gap, 0.01 for 1 %
    work : deterministic limit; by default a fixed share of `seconds`
    """

    seconds: float = 60.0
    seed: int = 0
    workers: int = 2
    gap: float = 0.0
    work: float | None = None

    @property
    def total_work(self) -> float:
        """Deterministic time in all."""
        return self.seconds * WORK_PER_SECOND if self.work is None else self.work


@dataclass(frozen=True)
class Progress:
    """An improvement of plan or bound.

    Attributes
    ----------
    cost : cost of the best plan so far, None where there is none yet
    bound : proven lower bound, cost units
    seconds : since the start
    step : what is being done
    """

    cost: int | None
    bound: int | None
    seconds: float
    step: str


@dataclass(frozen=True)
class Outcome:
    """What `solve` found.

    Attributes
    ----------
    status : optimal and infeasible are proven; unknown: neither a plan nor a proof in time
    chosen : [clients], a column or `UNSERVED`; None without a plan
    cost, bound : cost units; None without a plan
    stopped_by : what ended the run
    seconds, work : time used, on the wall and deterministic
    """

    status: Status
    chosen: IntArray | None
    cost: int | None
    bound: int | None
    stopped_by: StoppedBy
    seconds: float
    work: float


def solve(
    problem: TeamProblem,
    budget: Budget,
    stopper: Stopper | None = None,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> Outcome:
    """Find a plan and prove how good it is.

    Parameters
    ----------
    problem : the columns and rows
    budget : limits on time and work
    stopper : call its `stop` from another thread to keep the best plan so far
    on_progress : told each improvement
    """
    return Run(problem, budget, stopper or Stopper(), on_progress).run()


class Run:
    """One call of `solve`: the best plan, the best bound and the clock."""

    def __init__(
        self,
        problem: TeamProblem,
        budget: Budget,
        stopper: Stopper,
        on_progress: Callable[[Progress], None],
    ) -> None:
        self.problem = problem
        self.budget = budget
        self.stopper = stopper
        self.on_progress = on_progress
        self.started = time.monotonic()
        self.best: Choice | None = None
        self.cost: int | None = None
        self.bound: int | None = None
        self.work = 0.0
        self.stopped_by: StoppedBy = "work"

    def run(self) -> Outcome:
        """Go through the steps until one of them ends the run."""
        verdict = self.first_plan()
        if verdict is not None or self.best is None:
            return self.outcome(verdict or "unknown")
        served = self.best.chosen[self.best.chosen != UNSERVED]
        relaxation = relax(self.problem, served, self.over, self.raise_bound)
        proven = relaxation.proven
        if not self.finished() and self.problem.clients >= SEARCHED_FROM:
            proven = self.improve(relaxation)
        if not self.finished():
            self.prove(proven)
        return self.outcome()

    @property
    def seconds(self) -> float:
        """Wall-clock time since the start."""
        return time.monotonic() - self.started

    @property
    def seconds_left(self) -> float:
        """Wall-clock time that the budget leaves."""
        return max(0.0, self.budget.seconds - self.seconds)

    def over(self) -> bool:
        """Whether to stop at once: interrupted, or the clock has run out."""
        if self.stopper():
            self.stopped_by = "interrupt"
            return True
        if self.seconds_left <= 0:
            self.stopped_by = "seconds"
            return True
        return False

    def finished(self) -> bool:
        """Whether the run is over: stopped, proven, or good enough."""
        if self.over():
            return True
        if self.cost is None or self.bound is None:
            return False
        if self.bound >= self.cost:
            self.stopped_by = "proof"
            return True
        if self.cost - self.bound <= self.budget.gap * abs(self.cost):
            self.stopped_by = "gap"
            return True
        return False

    def first_plan(self) -> Status | None:
        """Find any plan; return a status where that ends the run."""
        choice = greedy(self.problem)
        if "service" in self.problem.broken(choice.chosen):
            result = self.place_must_clients()
            if result.verdict == "infeasible" and self.problem.complete:
                self.stopped_by = "proof"
                return "infeasible"
            if result.chosen is None:
                self.over()  # say so if it was the planner or the clock that ended it
                return "unknown"
            choice = self.fill_up(result.chosen)
        everyone = np.arange(self.problem.clients)
        while shift_clients(choice, everyone, self.over):
            continue
        self.accept(choice, "first plan")
        return None

    def place_must_clients(self) -> MasterResult:
        """Place the clients that must be served, all others left out; infeasible is a proof."""
        must = np.nonzero(self.problem.must)[0]
        columns = [np.arange(self.problem.start[c], self.problem.start[c + 1]) for c in must]
        hint = [UNSERVED] * len(must)
        master = Master(Choice.empty(self.problem), must.tolist(), columns, hint)
        return self.spend(master, self.budget.total_work)

    def fill_up(self, chosen: IntArray) -> Choice:
        """Give the other clients what the must-clients leave."""
        choice = Choice.empty(self.problem)
        for client, column in zip(np.nonzero(self.problem.must)[0], chosen, strict=True):
            choice.place(int(client), int(column))
        shift_clients(choice, np.argsort(-self.problem.unserved, kind="stable"), self.over)
        return choice

    def improve(self, relaxation: Relaxation) -> ProvenBound:
        """Raise the bound, search with its prices, and so on; return the best bound.

        The ascent comes first and alone: with its prices the search finds in seconds what it takes
        minutes to find without (measured at 120 × 48).
        """
        assert self.best is not None
        proven = relaxation.proven
        search = Search(self.best, proven, self.budget.seed, self.stopper, self.over)
        ascent = Ascent(self.problem, relaxation.prices) if decomposable(self.problem) else None
        while not self.finished() and self.work < self.budget.total_work:
            if ascent is not None and not ascent.converged:
                self.climb(ascent, search)
                proven = ascent.best
            provable = self.open_columns(proven) <= LARGEST_PROOF
            self.search(search, self.budget.total_work * (SEARCH_SHARE if provable else 1.0))
            if provable or ascent is None or ascent.converged:
                break
        return proven

    def climb(self, ascent: Ascent, search: Search) -> None:
        """Raise the bound for a while, and let the search go on from its prices."""
        assert self.cost is not None
        total = self.budget.total_work
        work = min(CLIMB_SHARE * total, total - self.work)
        self.work += ascent.climb(self.cost, work, self.over, self.raise_bound)
        rounded = round_prices(self.problem, ascent.best)
        shift_clients(rounded, np.arange(self.problem.clients), self.over)
        if not any(self.problem.broken(rounded.chosen)):
            self.accept(rounded, "prices")
        assert self.best is not None
        search.choice = self.best.copy()
        search.follow(ascent.best)

    def search(self, search: Search, until: float) -> None:
        """Improve the plan until some work is spent or nothing improves any more."""
        spent = self.work - search.work
        with ThreadPoolExecutor(self.budget.workers) as pool:
            while not self.finished() and self.work < until:
                if search.round(pool, self.budget.workers):
                    self.accept(search.choice, "search")
                self.work = spent + search.work
                self.stopped_by = "idle" if search.idle_rounds >= IDLE_ROUNDS else "work"
                if self.stopped_by == "idle":
                    break

    def open_columns(self, proven: ProvenBound) -> int:
        """Return how many columns a better plan could still use."""
        assert self.cost is not None
        return int(proven.open_columns(self.problem, self.cost).sum())

    def prove(self, proven: ProvenBound) -> None:
        """Solve over all columns that a better plan could use."""
        assert self.best is not None
        assert self.cost is not None
        work = self.budget.total_work - self.work
        if work <= 0 or self.open_columns(proven) > LARGEST_PROOF:
            return
        ended_by = self.stopped_by
        is_open = proven.open_columns(self.problem, self.cost)
        clients = list(range(self.problem.clients))
        columns = [
            np.nonzero(is_open[low:high])[0] + low
            for low, high in zip(self.problem.start[:-1], self.problem.start[1:], strict=True)
        ]
        hint = self.best.chosen.tolist()
        master = Master(Choice.empty(self.problem), clients, columns, hint)
        result = self.spend(master, work)
        if result.chosen is not None:
            self.accept(Choice.of(self.problem, result.chosen), "proof")
        if proven.closed(self.problem, self.cost) and result.bound is not None:
            self.raise_bound(result.bound)
        if not self.finished():
            self.stopped_by = (
                "work" if ended_by != "idle" or result.verdict != "optimal" else "idle"
            )

    def spend(self, master: Master, work: float) -> MasterResult:
        """Run CP-SAT within what is left of the budget."""
        effort = Effort(work, self.budget.seed, self.seconds_left, self.budget.workers)
        result = master.solve(effort, self.stopper)
        self.work += result.work
        return result

    def accept(self, choice: Choice, step: str) -> None:
        """Keep a plan if it is the best so far."""
        cost = self.problem.plan_cost(choice.chosen)
        if self.cost is None or cost < self.cost:
            self.best, self.cost = choice.copy(), cost
            self.tell(step)

    def raise_bound(self, bound: int) -> None:
        """Keep a bound if it is the best so far; no bound is above a known plan."""
        if self.cost is not None:
            bound = min(bound, self.cost)
        if self.bound is None or bound > self.bound:
            self.bound = bound
            self.tell("bound")

    def tell(self, step: str) -> None:
        """Say how far the run is."""
        self.on_progress(Progress(self.cost, self.bound, self.seconds, step))

    def outcome(self, status: Status | None = None) -> Outcome:
        """Sum up."""
        if status is None:
            status = "feasible"
            if self.bound is not None and self.cost is not None and self.bound >= self.cost:
                status = "optimal"
            elif self.stopped_by == "interrupt":
                status = "interrupted"
        chosen = None if self.best is None else self.best.chosen
        return Outcome(
            status, chosen, self.cost, self.bound, self.stopped_by, self.seconds, self.work
        )

"""One run: the best plan, the best bound, the clock, and what is left of the budget."""

from __future__ import annotations

import time
from collections.abc import Callable

from ce_opt.teams.budget import PROVEN, Budget, Outcome, Progress, Status, StoppedBy
from ce_opt.teams.known_prices import KnownPrices
from ce_opt.teams.marginal import Marginal
from ce_opt.teams.master import Effort, Master, MasterResult
from ce_opt.teams.problem import IntArray, TeamProblem
from ce_opt.teams.stopper import Stopper

__all__ = ["Run"]


class Run:
    """What a run has reached and what it may still spend.

    Attributes
    ----------
    chosen : [clients], the best plan so far: a column of the problem or `UNSERVED`
    cost, bound : None while there is none
    work : deterministic time used so far
    warm : an older plan was given to begin with
    known : prices of an earlier run; None where there are none
    prices : those of the best bound, at the end
    marginal : what more room in the limits over the plan would be worth; None where unknown
    """

    def __init__(
        self,
        problem: TeamProblem,
        budget: Budget,
        stopper: Stopper,
        on_progress: Callable[[Progress], None],
        known: KnownPrices | None = None,
    ) -> None:
        self.problem, self.budget, self.stopper = problem, budget, stopper
        self.on_progress, self.known = on_progress, known
        self.started = time.monotonic()
        self.chosen: IntArray | None = None
        self.cost: int | None = None
        self.bound: int | None = None
        self.work = 0.0
        self.warm = False
        self.marginal: Marginal | None = None
        self.prices: KnownPrices | None = None
        self.stopped_by: StoppedBy = "work"

    @property
    def seconds(self) -> float:
        """Wall-clock time since the start."""
        return time.monotonic() - self.started

    @property
    def seconds_left(self) -> float:
        """Wall-clock time that the budget leaves."""
        return max(0.0, self.budget.seconds - self.seconds)

    @property
    def work_left(self) -> float:
        """Deterministic time that the budget leaves."""
        return max(0.0, self.budget.total_work - self.work)

    @property
    def enough(self) -> int:
        """Cost at which a plan is near enough to the bound; there has to be one."""
        assert self.bound is not None
        share = max(PROVEN, self.budget.gap)
        return int(self.bound / (1.0 - share)) if self.bound > 0 and share < 1.0 else self.bound

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
        """Whether the run is over: stopped, out of work, proven, or good enough."""
        if self.over():
            return True
        if self.cost is not None and self.bound is not None:
            distance = self.cost - self.bound
            if distance <= PROVEN * abs(self.cost):
                self.stopped_by = "proof"
                return True
            if distance <= self.budget.gap * abs(self.cost):
                self.stopped_by = "gap"
                return True
        if self.work_left <= 0.0:
            self.stopped_by = "work"
            return True
        return False

    def spend(
        self, master: Master, work: float, *, small: bool = False, any_plan: bool = False
    ) -> MasterResult:
        """Run CP-SAT within what is left of the budget."""
        effort = Effort(
            work, self.budget.seed, self.seconds_left, self.budget.workers, small, any_plan
        )
        result = master.solve(effort, self.stopper)
        self.work += result.work
        return result

    def accept(self, chosen: IntArray, step: str) -> bool:
        """Keep a plan if it is the best so far; say whether it is."""
        cost = self.problem.plan_cost(chosen)
        if self.cost is not None and cost >= self.cost:
            return False
        self.chosen, self.cost = chosen.copy(), cost
        self.tell(step)
        return True

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
            if self.stopped_by == "proof":
                status = "optimal"
            elif self.stopped_by == "interrupt":
                status = "interrupted"
        return Outcome(
            status,
            self.chosen,
            self.cost,
            self.bound,
            self.stopped_by,
            self.seconds,
            self.work,
            self.marginal,
            self.prices,
        )

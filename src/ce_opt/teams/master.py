"""CP-SAT over columns: the best choice for some clients while the others keep their teams.

A Boolean per column and, per client, exactly one of its columns or "unserved". Shared rows count
only the columns given, against what the other clients leave free.

CP-SAT 9.15 can certify a wrong optimum where the coefficients of a row add up past 2^31 (issue
google/or-tools#5293). Rows are therefore made in one place, `safe_row`, which keeps Σ|coefficient|
at or below 2^30: a longer row is coarsened so that every plan it allows is feasible, and the
answer's bound is then not used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Event, Lock, Timer
from typing import Literal

import numpy as np
from ortools.sat.python import cp_model

from ce_opt.errors import ModelTooLarge
from ce_opt.teams.choice import Choice
from ce_opt.teams.problem import NO_LIMIT, UNSERVED, IntArray, TeamProblem

__all__ = ["LARGEST_ROW", "Effort", "Master", "MasterResult", "safe_row"]

LARGEST_ROW = 2**30
"""Σ|coefficient| of any row given to CP-SAT."""

Verdict = Literal["optimal", "feasible", "infeasible", "unknown"]


@dataclass(frozen=True)
class Effort:
    """How hard one CP-SAT call may try; equal efforts and one worker give equal answers.

    Attributes
    ----------
    work : deterministic time, CP-SAT's unit (about a second)
    seed : random seed
    seconds : wall-clock limit
    workers : threads
    small : a model of a few dozen clients, on which presolve costs more than it saves (measured:
        2.5 times the speed without it at 20 clients × 40 columns, equal answers)
    """

    work: float
    seed: int = 0
    seconds: float = 3600.0
    workers: int = 1
    small: bool = False


@dataclass(frozen=True)
class MasterResult:
    """Answer of one CP-SAT call.

    Attributes
    ----------
    verdict : optimal and infeasible are proven for the columns given
    chosen : [clients of the call], a column or `UNSERVED`; None without a solution
    bound : proven lower bound on the cost of these clients' part, None where not proven exactly
    work : deterministic time used
    """

    verdict: Verdict
    chosen: IntArray | None
    bound: int | None
    work: float


class Stopper:
    """Stops running solvers at once when the planner says so."""

    def __init__(self) -> None:
        self.event = Event()
        self.lock = Lock()
        self.running: set[cp_model.CpSolver] = set()

    def __call__(self) -> bool:
        """Whether to stop."""
        return self.event.is_set()

    def stop(self) -> None:
        """Stop now: no new solver starts, running ones end."""
        self.event.set()
        with self.lock:
            for solver in self.running:
                solver.stop_search()


@dataclass
class Master:
    """The CP-SAT model over some clients' columns.

    Attributes
    ----------
    choice : the plan; the clients named must have been removed from it
    clients : whose teams are decided
    columns : per client, the columns that may be chosen
    hint : per client, the column to try first, or `UNSERVED`
    """

    choice: Choice
    clients: Sequence[int]
    columns: Sequence[IntArray]
    hint: Sequence[int]
    exact: bool = field(default=True, init=False)

    def __post_init__(self) -> None:
        self.problem: TeamProblem = self.choice.problem
        self.model = cp_model.CpModel()
        self.flat = np.concatenate([np.zeros(0, dtype=np.int64), *self.columns])
        self.owner = np.repeat(
            np.asarray(self.clients, dtype=np.int64), [len(c) for c in self.columns]
        )
        self.take = [self.model.new_bool_var("") for _ in range(len(self.flat))]
        self.skip = {
            c: self.model.new_bool_var("") for c in self.clients if not self.problem.must[c]
        }
        self.objective_variables: list[cp_model.IntVar] = []
        self.objective_coefficients: list[int] = []
        self.add_clients()
        self.add_engineer_limits()
        self.add_plan_limits()
        self.set_objective()

    def add_clients(self) -> None:
        """Exactly one team, or none where the client may be left out."""
        place = 0
        for client, columns, hint in zip(self.clients, self.columns, self.hint, strict=True):
            literals = self.take[place : place + len(columns)]
            for literal, column in zip(literals, columns.tolist(), strict=True):
                self.model.add_hint(literal, column == hint)
            if client in self.skip:
                self.model.add_hint(self.skip[client], hint == UNSERVED)
                literals = [*literals, self.skip[client]]
            if literals:
                self.model.add_exactly_one(literals)
            else:  # an empty exactly-one is infeasible without a word: say it in so many
                self.model.add_bool_or([])
            place += len(columns)

    def add_engineer_limits(self) -> None:
        """Loads stay within what the other clients leave free; overload pieces have a cost."""
        a, b = self.problem.a[self.flat], self.problem.b[self.flat]
        people = np.concatenate([a, b])
        order = np.argsort(people, kind="stable")
        order = order[people[order] >= 0]
        engineers, starts = np.unique(people[order], return_index=True)
        groups = np.split(order, starts[1:]) if len(engineers) else []
        for place, limit in enumerate(self.problem.limits):
            use = np.concatenate([limit.use_a[self.owner], limit.use_b[self.owner]])
            free = limit.capacity - self.choice.loads[place]
            for engineer, group in zip(engineers.tolist(), groups, strict=True):
                used = use[group]
                keep = group[used > 0]
                literals = [self.take[i] for i in (keep % len(self.flat)).tolist()]
                coefficients = used[used > 0].tolist()
                if limit.capacity[engineer] < NO_LIMIT:
                    self.at_most(literals, coefficients, int(free[engineer]))
                self.add_load_cost(place, engineer, literals, coefficients, int(free[engineer]))

    def add_load_cost(
        self, place: int, engineer: int, literals: list[cp_model.IntVar], use: list[int], free: int
    ) -> None:
        """A variable per overload piece, at least what the load exceeds the threshold by."""
        cost = self.problem.load_cost
        if cost is None or cost.limit != place or not literals:
            return
        base = int(self.choice.loads[place][engineer])
        for threshold, slope in zip(
            cost.threshold[:, engineer], cost.slope[:, engineer], strict=True
        ):
            most = min(base + free, base + sum(use)) - int(threshold)
            if most <= 0 or not slope:
                continue
            least = max(0, base - int(threshold))
            excess = self.model.new_int_var(least, most, "")
            self.at_most([*literals, excess], [*use, -1], int(threshold) - base)
            self.objective_variables.append(excess)
            self.objective_coefficients.append(int(slope))

    def add_plan_limits(self) -> None:
        """Rows over all teams."""
        for plan_limit, used in zip(self.problem.plan_limits, self.choice.plan_loads, strict=True):
            use = plan_limit.use[self.flat]
            literals = [self.take[i] for i in np.nonzero(use)[0].tolist()]
            self.at_most(literals, use[use != 0].tolist(), plan_limit.capacity - used)

    def at_most(self, variables: list[cp_model.IntVar], use: list[int], most: int) -> None:
        """Σ use · variable ≤ most, as a row that CP-SAT is exact on."""
        use, most, exact = safe_row(use, most)
        self.exact &= exact
        if variables and sum(max(0, u) for u in use) > most:
            self.model.add(cp_model.LinearExpr.weighted_sum(variables, use) <= most)

    def set_objective(self) -> None:
        """Costs of teams, of clients left out, and of overload."""
        variables = [*self.take, *self.skip.values(), *self.objective_variables]
        coefficients = [
            *self.problem.cost[self.flat].tolist(),
            *(int(self.problem.unserved[client]) for client in self.skip),
            *self.objective_coefficients,
        ]
        self.model.minimize(cp_model.LinearExpr.weighted_sum(variables, coefficients))

    def solve(self, effort: Effort, stopper: Stopper) -> MasterResult:
        """Run CP-SAT; the answer is read from the columns, never from the objective value."""
        solver = configured(effort)
        with stopper.lock:
            stopper.running.add(solver)
        timer = Timer(effort.seconds, solver.stop_search)
        timer.daemon = True
        timer.start()
        try:
            if stopper():
                return MasterResult("unknown", None, None, 0.0)
            status = solver.solve(self.model)
        finally:
            timer.cancel()
            with stopper.lock:
                stopper.running.discard(solver)
        return self.result(solver, status)

    def result(self, solver: cp_model.CpSolver, status: cp_model.CpSolverStatus) -> MasterResult:
        """Read status, columns and bound."""
        verdicts: dict[object, Verdict] = {
            cp_model.OPTIMAL: "optimal",
            cp_model.FEASIBLE: "feasible",
            cp_model.INFEASIBLE: "infeasible" if self.exact else "unknown",
        }
        verdict = verdicts.get(status, "unknown")
        work = float(solver.response_proto.deterministic_time)
        if verdict in ("unknown", "infeasible"):
            return MasterResult(verdict, None, None, work)
        # best_objective_bound is a float, seen at 327967490139.99994 where …140 was proven.
        proven = int(solver.response_proto.inner_objective_lower_bound)
        bound = proven if self.exact else None
        return MasterResult(verdict, self.chosen(solver), bound, work)

    def chosen(self, solver: cp_model.CpSolver) -> IntArray:
        """[clients], the column taken, or `UNSERVED`."""
        taken = np.array([solver.boolean_value(literal) for literal in self.take], dtype=bool)
        chosen = dict.fromkeys(self.clients, UNSERVED)
        chosen.update(zip(self.owner[taken].tolist(), self.flat[taken].tolist(), strict=True))
        return np.array([chosen[client] for client in self.clients], dtype=np.int64)


def configured(effort: Effort) -> cp_model.CpSolver:
    """Set a solver up: repeatable, and leaving Ctrl-C to the caller."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = effort.workers
    solver.parameters.random_seed = effort.seed
    solver.parameters.max_deterministic_time = effort.work
    solver.parameters.max_time_in_seconds = effort.seconds
    solver.parameters.interleave_search = effort.workers > 1
    solver.parameters.catch_sigint_signal = False
    if effort.small:
        solver.parameters.cp_model_presolve = False
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.symmetry_level = 0
        solver.parameters.linearization_level = 2
    return solver


def safe_row(use: list[int], most: int) -> tuple[list[int], int, bool]:
    """Coarsen a row Σ use · x ≤ most until Σ|use| ≤ `LARGEST_ROW`.

    Returns
    -------
    (use, most, exact): uses divided and rounded up, the capacity rounded down, so whatever the row
    allows is feasible; exact tells whether nothing had to be divided.

    Raises
    ------
    ModelTooLarge : there are more entries than `LARGEST_ROW`
    """
    total = sum(abs(u) for u in use)
    if total <= LARGEST_ROW:
        return use, most, True
    divisor = -(-total // (LARGEST_ROW - len(use))) if len(use) < LARGEST_ROW else 0
    if not divisor:
        raise ModelTooLarge(f"a row of {len(use)} entries cannot be kept below 2^30")
    return [-(-u // divisor) for u in use], most // divisor, False

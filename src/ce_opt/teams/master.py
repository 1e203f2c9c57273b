"""CP-SAT over the columns of a pool, told what the prices of the decomposition know.

A Boolean per entry and, per client, exactly one of its entries or "unserved". With prices π of
seats, the cost of a plan is a constant and two sums that are never negative:

    Σ_c min + Σ_e value_e  +  Σ_c ( cost_t + π_tA + π_tB − min )  +  Σ_e z_e
    z_e = overload(load_e) − Σ π of e's seats − value_e ≥ 0       value_e: e's best bundle

where min is the least of a client's choices. That is the objective. CP-SAT's own linear relaxation
then starts from the bound of the decomposition, where with plain costs it knows next to nothing
(measured at 60 × 24: proven in 2 s, where plain costs needed more than 120 s).

CP-SAT 9.15 can certify a wrong optimum where the coefficients of a row add up past 2^31 (issue
google/or-tools#5293). So rows are kept at Σ|coefficient| ≤ 2^30: prices are counted in a unit that
is coarse enough, and rounded so that the bound can only become lower; a row of uses that is longer
is coarsened so that every plan it allows is feasible, and the answer's bound is then not used.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Timer
from typing import Literal

import numpy as np
from ortools.sat.python import cp_model

from ce_opt.errors import ModelTooLarge
from ce_opt.language import tr
from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.knapsack import States, best_bundles, groups_of
from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import LARGEST_SUM, NO_LIMIT, UNSERVED, IntArray
from ce_opt.teams.seats import NO_SEAT
from ce_opt.teams.stopper import Stopper
from ce_opt.teams.worth import worth_of

__all__ = ["LARGEST_ROW", "Effort", "Master", "MasterResult", "safe_row"]

LARGEST_ROW = 2**30
"""Σ|coefficient| of any row given to CP-SAT."""

Verdict = Literal["optimal", "feasible", "infeasible", "unknown"]


@dataclass(frozen=True)
class Effort:
    """How hard one CP-SAT call may try; equal efforts give equal answers.

    Attributes
    ----------
    work : deterministic time, CP-SAT's unit (about a second)
    seed : random seed
    seconds : wall-clock limit
    workers : threads
    small : a model of a few dozen clients, on which presolve costs more than it saves
    any_plan : end with the first plan found
    """

    work: float
    seed: int = 0
    seconds: float = 3600.0
    workers: int = 1
    small: bool = False
    any_plan: bool = False


@dataclass(frozen=True)
class MasterResult:
    """Answer of one CP-SAT call.

    Attributes
    ----------
    verdict : optimal and infeasible are proven for the entries of the pool
    chosen : [clients], an entry or `UNSERVED`; None without a solution
    bound : proven lower bound on the pool's cost, cost units; None where not proven
    work : deterministic time used
    """

    verdict: Verdict
    chosen: IntArray | None
    bound: int | None
    work: float


@dataclass
class Master:
    """The CP-SAT model of a pool.

    Attributes
    ----------
    pool : the columns and rows
    price : [seats] of the pool, ≥ 0, 2^−PRICE_BITS cost units
    hint : [clients], the entry to try first, or `UNSERVED`
    grain : cost units that make no difference; 0 counts as finely as the rows allow
    """

    pool: Pool
    price: IntArray
    hint: IntArray
    grain: int = 0
    exact: bool = field(default=True, init=False)

    def __post_init__(self) -> None:
        self.model = cp_model.CpModel()
        self.value = bundle_values(self.pool, self.price)
        padded = np.append(self.price, 0)
        self.reduced = self.pool.cost << PRICE_BITS
        self.reduced += padded[self.pool.seat_a] + padded[self.pool.seat_b]
        self.reference = self.least_of_clients()
        self.lines = [self.cost_lines(engineer) for engineer in range(len(self.value))]
        self.unit = max(1, self.grain << PRICE_BITS, self.row_unit())
        self.take = [self.model.new_bool_var("") for _ in range(len(self.pool.column))]
        self.objective: list[tuple[cp_model.IntVar, int]] = []
        self.add_clients()
        self.add_engineers()
        self.add_plan_limits()
        variables, coefficients = zip(*self.objective, strict=True) if self.objective else ((), ())
        self.model.minimize(cp_model.LinearExpr.weighted_sum(list(variables), list(coefficients)))

    def least_of_clients(self) -> IntArray:
        """[clients], the least reduced cost of a client's choices; 0 where it has none."""
        pool = self.pool
        least = np.where(pool.must, np.int64(LARGEST_SUM), pool.unserved << PRICE_BITS)
        np.minimum.at(least, pool.client, self.reduced)
        return np.where(least >= LARGEST_SUM, 0, least)

    def cost_lines(self, engineer: int) -> list[tuple[int, int]]:
        """(slope, offset) of the lines whose maximum is the load cost: slope · load − offset."""
        pool = self.pool
        pieces = sorted(
            zip(pool.threshold[:, engineer].tolist(), pool.slope[:, engineer].tolist(), strict=True)
        )
        lines = [(0, 0)]
        for threshold, slope in pieces:
            steep, offset = lines[-1]
            rise = slope << PRICE_BITS
            lines.append((steep + rise, offset + rise * threshold))
        return lines

    def seats_of(self, engineer: int) -> slice:
        """Seats of one engineer."""
        return slice(int(self.pool.seat_start[engineer]), int(self.pool.seat_start[engineer + 1]))

    def worth(self, engineer: int, slope: int) -> list[int]:
        """Per seat of the engineer: slope · use − price, exact."""
        seats = self.seats_of(engineer)
        price = self.price[seats].tolist()
        if not slope:
            return [-reward for reward in price]
        use = self.pool.use[self.pool.load_limit, seats].tolist()
        return [slope * used - reward for used, reward in zip(use, price, strict=True)]

    def row_unit(self) -> int:
        """Smallest unit in which every row of prices stays below `LARGEST_ROW`."""
        largest = 0
        for engineer in range(len(self.value)):
            for slope, offset in self.lines[engineer]:
                total = sum(map(abs, self.worth(engineer, slope)))
                largest = max(largest, 2 * total + abs(offset + int(self.value[engineer])))
        return -(-largest // (LARGEST_ROW // 2))

    def add_clients(self) -> None:
        """Exactly one entry, or none where the client may be left out."""
        pool = self.pool
        beyond = (self.reduced - self.reference[pool.client]) // self.unit
        self.objective += zip(self.take, beyond.tolist(), strict=True)
        for client, hint in enumerate(self.hint.tolist()):
            low, high = int(pool.start[client]), int(pool.start[client + 1])
            literals = self.take[low:high]
            for entry, literal in enumerate(literals, start=low):
                self.model.add_hint(literal, entry == hint)
            if not pool.must[client]:
                left_out = self.model.new_bool_var("")
                self.model.add_hint(left_out, hint == UNSERVED)
                cost = (int(pool.unserved[client]) << PRICE_BITS) - int(self.reference[client])
                self.objective.append((left_out, cost // self.unit))
                literals = [*literals, left_out]
            if literals:
                self.model.add_exactly_one(literals)
            else:  # an empty exactly-one is infeasible without a word: say it in so many
                self.model.add_bool_or([])

    def add_engineers(self) -> None:
        """Loads within capacities, and what a bundle costs beyond the best one."""
        held = self.seat_literals()
        for engineer in range(len(self.value)):
            seats = self.seats_of(engineer)
            literals = held[seats]
            if not literals:
                continue
            for place, capacity in enumerate(self.pool.capacity[:, engineer].tolist()):
                if capacity < NO_LIMIT // 2:
                    self.at_most(literals, self.pool.use[place, seats].tolist(), capacity)
            self.add_excess(engineer, literals)

    def seat_literals(self) -> list[cp_model.IntVar]:
        """[seats], whether the seat is held: the entry that uses it, or any of several."""
        users: list[list[int]] = [[] for _ in self.price]
        for entry, (a, b) in enumerate(
            zip(self.pool.seat_a.tolist(), self.pool.seat_b.tolist(), strict=True)
        ):
            users[a].append(entry)
            if b != NO_SEAT:
                users[b].append(entry)
        return [self.any_of(entries) for entries in users]

    def any_of(self, entries: list[int]) -> cp_model.IntVar:
        """Whether one of some entries of a client is chosen."""
        if len(entries) == 1:
            return self.take[entries[0]]
        held = self.model.new_bool_var("")
        self.model.add(cp_model.LinearExpr.sum([self.take[entry] for entry in entries]) == held)
        chosen = set(entries)
        client = int(self.pool.client[entries[0]])
        self.model.add_hint(held, int(self.hint[client]) in chosen)
        return held

    def add_excess(self, engineer: int, literals: list[cp_model.IntVar]) -> None:
        """Add z: at least each line of the load cost, less the rewards and the best value."""
        rows = []
        for slope, offset in self.lines[engineer]:
            uses = [worth // self.unit for worth in self.worth(engineer, slope)]
            rest = (-offset - int(self.value[engineer])) // self.unit
            if any(uses) and sum(max(0, use) for use in uses) + rest > 0:
                rows.append((uses, rest))
        if not rows:
            return
        most = max(sum(max(0, use) for use in uses) + rest for uses, rest in rows)
        excess = self.model.new_int_var(0, most, "")
        self.objective.append((excess, 1))
        for uses, rest in rows:
            self.model.add(cp_model.LinearExpr.weighted_sum(literals, uses) + rest <= excess)

    def add_plan_limits(self) -> None:
        """Rows over all entries."""
        for use, capacity in zip(self.pool.plan_use, self.pool.plan_capacity.tolist(), strict=True):
            entries = np.nonzero(use)[0]
            self.at_most([self.take[i] for i in entries.tolist()], use[entries].tolist(), capacity)

    def at_most(self, variables: list[cp_model.IntVar], use: list[int], most: int) -> None:
        """Σ use · variable ≤ most, as a row that CP-SAT is exact on."""
        use, most, exact = safe_row(use, most)
        self.exact &= exact
        if sum(min(0, u) for u in use) > most:  # an empty row is none to CP-SAT
            self.model.add_bool_or([])
        elif sum(max(0, u) for u in use) > most:
            self.model.add(cp_model.LinearExpr.weighted_sum(variables, use) <= most)

    def solve(self, effort: Effort, stopper: Stopper) -> MasterResult:
        """Run CP-SAT; the answer is read from the entries, never from the objective value."""
        solver = configured(effort)
        timer = Timer(effort.seconds, solver.stop_search)
        timer.daemon = True
        timer.start()
        try:
            with stopper.passed_on(solver):
                if stopper():
                    return MasterResult("unknown", None, None, 0.0)
                status = solver.solve(self.model)
        finally:
            timer.cancel()
        return self.result(solver, status)

    def result(self, solver: cp_model.CpSolver, status: cp_model.CpSolverStatus) -> MasterResult:
        """Read status, entries and bound."""
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
        beyond = int(solver.response_proto.inner_objective_lower_bound) * self.unit
        base = sum(self.reference.tolist()) + sum(self.value.tolist())
        bound = (base + beyond) >> PRICE_BITS if self.exact else None
        return MasterResult(verdict, self.chosen(solver), bound, work)

    def chosen(self, solver: cp_model.CpSolver) -> IntArray:
        """[clients], the entry taken, or `UNSERVED`."""
        taken = np.nonzero([solver.boolean_value(literal) for literal in self.take])[0]
        chosen = np.full(len(self.pool.unserved), UNSERVED, dtype=np.int64)
        chosen[self.pool.client[taken]] = taken
        return chosen


def bundle_values(pool: Pool, price: IntArray) -> IntArray:
    """[engineers], value of everybody's best bundle at some prices."""
    value = np.zeros(pool.capacity.shape[1], dtype=np.int64)
    taken = np.zeros(len(price), dtype=bool)
    holders = np.unique(pool.seat_engineer).astype(np.int64)
    worth = worth_of(pool, price)
    reach = np.zeros(len(value))
    best_bundles(holders, groups_of(pool), worth, States.room(), reach, value, taken)
    return value


def configured(effort: Effort) -> cp_model.CpSolver:
    """Set a solver up: repeatable, and leaving Ctrl-C to the caller."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = effort.workers
    solver.parameters.random_seed = effort.seed
    solver.parameters.max_deterministic_time = effort.work
    solver.parameters.max_time_in_seconds = effort.seconds
    solver.parameters.interleave_search = effort.workers > 1
    solver.parameters.catch_sigint_signal = False
    solver.parameters.linearization_level = 2
    solver.parameters.stop_after_first_solution = effort.any_plan
    if effort.small:
        solver.parameters.cp_model_presolve = False
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.symmetry_level = 0
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
        raise ModelTooLarge(
            tr("a row of {count} entries cannot be kept below 2^30", count=len(use))
        )
    return [-(-u // divisor) for u in use], most // divisor, False

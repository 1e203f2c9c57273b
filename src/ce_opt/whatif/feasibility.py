"""Whether some promises can be kept together: a small model of the clients that must be served.

    x[c, e, s]   e holds seat s of c           for seats that no kept promise closes to e
    Σ_e x[c, e, A] = 1,  Σ_e x[c, e, B] = 1    every client to be served (B where it has one)
    x[c, e, A] + x[c, e, B] ≤ 1                two people
    x[c, e, A] + x[c, f, B] ≤ 1                e and f in conflict, where that is kept
    x[c, e, s] = 1                             required, where that is kept
    Σ use · x ≤ capacity                       limits of engineers and of the plan that are kept

Clients of whom a limit asks for some have a whole team or none. All others are left out: they can
only take room. There is no objective, so that *infeasible*
is the plain proof of CP-SAT; there is one Boolean per seat, for teams need no price here. What a
single person is refused is asked of the rules themselves, one by one (`ce_opt.teams.rules`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from ortools.sat.python import cp_model

from ce_opt.teams.master import safe_row
from ce_opt.teams.stopper import Stopper
from ce_opt.whatif.demands import Demands, Eased, Place, Row
from ce_opt.whatif.promises import Promise

__all__ = ["Feasibility", "Verdict"]

Verdict = Literal["feasible", "infeasible", "unknown"]
Literals = dict[Place, cp_model.IntVar]


@dataclass(frozen=True)
class Feasibility(Demands):
    """A season's promises, asked in any choice of them.

    Attributes
    ----------
    season : the season
    work : deterministic time of one question; where it does not suffice, the answer is unknown
    stopper : once stopped, so is every answer that is not proven
    """

    work: float = 10.0
    stopper: Stopper = field(default_factory=Stopper)

    def check(self, kept: Collection[Promise], eased: Collection[Eased] = ()) -> Verdict:
        """Say whether these promises can be kept together, all others taken back.

        Parameters
        ----------
        eased : places that a promise does not close after all, as after a training
        """
        kept = frozenset(kept)
        open_places = self.open_places(kept, frozenset(eased))
        if not self.everybody_served(kept, open_places):
            return "infeasible"
        model = cp_model.CpModel()
        exact = self.fill(model, kept, open_places)
        status = solved(model, self.work, self.stopper)[1]
        if status == cp_model.INFEASIBLE:
            return "infeasible" if exact else "unknown"
        return "feasible" if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else "unknown"

    def least_excess(self, kept: Collection[Promise], soft: Promise) -> int | None:
        """Give the least raise of a limit for the others to be kept, in the units of its row.

        None where no raise helps, or where it could not be proven within the work.
        """
        kept = frozenset(kept) - {soft}
        row = next(row for row in self.rows if row.promise == soft)
        open_places = self.open_places(kept)
        if not self.everybody_served(kept, open_places):
            return None
        model = cp_model.CpModel()
        take = self.variables(model, open_places)
        self.constrain(model, kept, take)
        used = [(take[place], use) for place, use in row.use.items() if place in take and use]
        most = sum(use for _, use in used if use > 0)
        excess = model.new_int_var(0, max(0, most - row.capacity), "")
        names, uses = zip(*used, strict=True) if used else ((), ())
        load = cp_model.LinearExpr.weighted_sum(list(names), list(uses))
        model.add(load <= row.capacity + excess)
        model.minimize(excess)
        solver, status = solved(model, self.work, self.stopper)
        return solver.value(excess) if status == cp_model.OPTIMAL else None

    def everybody_served(self, kept: frozenset[Promise], places: list[Place]) -> bool:
        """Whether each seat has anybody at all; an empty exactly-one would not say so."""
        filled = {(client, seat) for client, _, seat in places}
        return all(
            (client, seat) in filled
            for client in self.clients
            if self.serves(client, kept)
            for seat in self.seats_of(client)
        )

    def fill(self, model: cp_model.CpModel, kept: frozenset[Promise], places: list[Place]) -> bool:
        """Write the whole model; say whether every row is exact."""
        return self.constrain(model, kept, self.variables(model, places))

    def variables(self, model: cp_model.CpModel, places: list[Place]) -> Literals:
        """Make one Boolean for each open place."""
        return {place: model.new_bool_var("") for place in places}

    def constrain(self, model: cp_model.CpModel, kept: frozenset[Promise], take: Literals) -> bool:
        """Write every row of what is kept."""
        by_seat: dict[tuple[str, str], dict[str, cp_model.IntVar]] = defaultdict(dict)
        for (client, engineer, seat), literal in take.items():
            by_seat[client, seat][engineer] = literal
        for client in self.clients:
            a, b = by_seat[client, "A"], by_seat[client, "B"]
            if self.serves(client, kept):
                for seat in self.seats_of(client):
                    model.add_exactly_one(by_seat[client, seat].values())
                self.keep_apart(model, kept, a, b)
            else:
                self.serve_or_not(model, kept, client, a, b)
        for promise in self.required:
            if promise in kept:
                client, engineer, seat = promise.names
                wanted = self.seats_of(client) if seat == "any" else seat
                model.add_bool_or(
                    [
                        by_seat[client, one][engineer]
                        for one in wanted
                        if engineer in by_seat[client, one]
                    ]
                )
        return all([self.keep_limit(model, row, take) for row in self.rows if row.promise in kept])

    def serve_or_not(
        self,
        model: cp_model.CpModel,
        kept: frozenset[Promise],
        client: str,
        a: Mapping[str, cp_model.IntVar],
        b: Mapping[str, cp_model.IntVar],
    ) -> None:
        """Give a client that need not be served a whole team, or none."""
        served = model.new_bool_var("")
        for holders in (a, b)[: len(self.seats_of(client))]:
            model.add(cp_model.LinearExpr.sum([*holders.values()]) == served)
        self.keep_apart(model, kept, a, b)

    def keep_apart(
        self,
        model: cp_model.CpModel,
        kept: frozenset[Promise],
        a: Mapping[str, cp_model.IntVar],
        b: Mapping[str, cp_model.IntVar],
    ) -> None:
        """Seat two different people, and none in conflict."""
        for engineer in a.keys() & b.keys():
            model.add_at_most_one(a[engineer], b[engineer])
        for promise in self.apart:
            if promise in kept:
                one, other = promise.names
                for first, second in ((one, other), (other, one)):
                    if first in a and second in b:
                        model.add_at_most_one(a[first], b[second])

    def keep_limit(self, model: cp_model.CpModel, row: Row, take: Literals) -> bool:
        """Write a limit; say whether it is exact."""
        used = [(take[place], use) for place, use in row.use.items() if place in take and use]
        if not used:
            if row.capacity < 0:  # what is asked for cannot be had
                model.add_bool_or([])
            return True
        names, uses = zip(*used, strict=True)
        safe, most, exact = safe_row(list(uses), row.capacity)
        model.add(cp_model.LinearExpr.weighted_sum(list(names), safe) <= most)
        return exact


def solved(
    model: cp_model.CpModel, work: float, stopper: Stopper
) -> tuple[cp_model.CpSolver, cp_model.CpSolverStatus]:
    """Run CP-SAT, the same way every time; unknown once stopped."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = work
    solver.parameters.catch_sigint_signal = False
    with stopper.passed_on(solver):
        if stopper():
            return solver, cp_model.UNKNOWN
        return solver, solver.solve(model)

"""Whether some promises can be kept together: a small model of the clients that must be served.

    x[c, e, s]   e holds seat s of c           for seats that no kept promise closes to e
    Σ_e x[c, e, A] = 1,  Σ_e x[c, e, B] = 1    every client to be served (B where it has one)
    x[c, e, A] + x[c, e, B] ≤ 1                two people
    x[c, e, A] + x[c, f, B] ≤ 1                e and f in conflict, where that is kept
    x[c, e, s] = 1                             required, where that is kept
    Σ use · x ≤ capacity                       limits of engineers and of the plan that are kept

All other clients are left out: they can only take room. There is no objective, so that *infeasible*
is the plain proof of CP-SAT; there is one Boolean per seat, for teams need no price here. What a
single person is refused is asked of the rules themselves, one by one (`ce_opt.teams.rules`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np
from ortools.sat.python import cp_model

from ce_opt.season import Season
from ce_opt.teams.arrays import IntArray, SeasonArrays
from ce_opt.teams.build import hours_scale
from ce_opt.teams.eligible import in_seat
from ce_opt.teams.facts import Facts
from ce_opt.teams.limits import ENGINEER_LIMITS, PLAN_LIMITS
from ce_opt.teams.master import safe_row
from ce_opt.teams.problem import NO_LIMIT
from ce_opt.teams.rules import (
    RULES,
    designation,
    distinct_people,
    must_serve,
    no_conflict,
    primary_specialty,
    seats,
    service,
    travel_limit,
)
from ce_opt.whatif.promises import FORBIDDEN, REQUIRED, Promise

__all__ = ["Eased", "Feasibility", "Place", "Verdict"]

Verdict = Literal["feasible", "infeasible", "unknown"]
Place = tuple[str, str, str]
"""Client, engineer, seat."""
Eased = tuple[Place, Promise]
Literals = dict[Place, cp_model.IntVar]
MODELLED = (seats, distinct_people, designation)
"""Rules that are rows of the model; all others are asked about one person in one seat."""

BROAD = (primary_specialty.NAME, travel_limit.NAME)
"""Rules that keep many people out of a seat: the last that a conflict gives up."""


class Row(NamedTuple):
    """Σ use · x ≤ capacity, for a promise."""

    promise: Promise
    use: Mapping[Place, int]
    capacity: int


@dataclass(frozen=True)
class Feasibility:
    """A season's promises, asked in any choice of them.

    Attributes
    ----------
    season : the season
    work : deterministic time of one question; where it does not suffice, the answer is unknown
    """

    season: Season
    work: float = 10.0

    @cached_property
    def facts(self) -> Facts:
        """The season, asked one question at a time."""
        return Facts(self.season)

    @cached_property
    def arrays(self) -> SeasonArrays:
        """The season as arrays."""
        return SeasonArrays.of(self.season)

    @cached_property
    def clients(self) -> tuple[str, ...]:
        """Clients that have to be served."""
        names = self.arrays.clients
        return tuple(names[place] for place in np.nonzero(must_serve(self.arrays))[0].tolist())

    @cached_property
    def serving(self) -> Mapping[str, list[Promise]]:
        """Client -> the promises that make it have to be served."""
        found: dict[str, list[Promise]] = {client: [] for client in self.clients}
        for promise in self.required:
            found[promise.names[0]].append(promise)
        for client in self.clients:  # last: a conflict says "must be served" rather than who is to
            if self.facts.clients[client]["service"] == "must":
                found[client].append(Promise(service.NAME, (client,)))
        return found

    @cached_property
    def required(self) -> tuple[Promise, ...]:
        """Seats that somebody is required to hold."""
        return tuple(
            Promise(REQUIRED, (row["client"], row["engineer"], row["seat"]))
            for row in self.facts.designations
            if row["kind"] == REQUIRED
        )

    @cached_property
    def closed(self) -> Mapping[Place, frozenset[Promise]]:
        """Every place at these clients -> the promises that close it, none for an open one."""
        found: dict[Place, set[Promise]] = {}
        for seat in "AB":
            client, engineer = self.pairs(seat)
            names = [
                (self.arrays.clients[c], self.arrays.engineers[e], seat)
                for c, e in zip(client.tolist(), engineer.tolist(), strict=True)
            ]
            found |= {name: set() for name in names}
            for rule in RULES:
                if rule not in MODELLED:
                    allowed = rule.allowed(self.arrays, in_seat(seat, client, engineer))
                    refused = ~np.broadcast_to(allowed, client.shape)
                    for place in np.nonzero(refused)[0].tolist():
                        found[names[place]].add(blamed(rule.NAME, names[place]))
        for row in self.facts.designations:
            if row["kind"] == FORBIDDEN:
                promise = Promise(FORBIDDEN, (row["client"], row["engineer"], row["seat"]))
                for seat in "AB" if row["seat"] == "any" else row["seat"]:
                    if (row["client"], row["engineer"], seat) in found:
                        found[row["client"], row["engineer"], seat].add(promise)
        return {place: frozenset(promises) for place, promises in found.items()}

    def pairs(self, seat: str) -> tuple[IntArray, IntArray]:
        """Positions of all clients that have to be served and have the seat, with everybody."""
        must = must_serve(self.arrays)
        which = np.nonzero(must if seat == "A" else must & self.arrays.two_seats)[0]
        everyone = np.arange(len(self.arrays.engineers))
        return np.repeat(which, len(everyone)), np.tile(everyone, len(which))

    @cached_property
    def apart(self) -> tuple[Promise, ...]:
        """Colleagues in conflict."""
        people = self.facts.engineers
        return tuple(
            Promise(no_conflict.NAME, pair)
            for pair in sorted(
                tuple(sorted(pair))
                for pair, kinds in self.facts.relations.items()
                if no_conflict.NAME in kinds and all(who in people for who in pair)
            )
            if len(pair) == 2
        )

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Limits that all places together would exceed."""
        found = [*self.engineer_rows(), *self.plan_rows()]
        return tuple(row for row in found if sum(row.use.values()) > row.capacity)

    @cached_property
    def hour(self) -> int:
        """Units of an hour in the rows of care hours."""
        return hours_scale(self.arrays).hours

    def engineer_rows(self) -> Iterator[Row]:
        """Limits with a row for each engineer."""
        scale = hours_scale(self.arrays)
        position = {name: place for place, name in enumerate(self.arrays.clients)}
        for module in ENGINEER_LIMITS:
            limit = module.limit(self.arrays, scale)
            uses: dict[str, dict[Place, int]] = defaultdict(dict)
            number = {name: place for place, name in enumerate(self.arrays.engineers)}
            for place in self.closed:
                client, engineer, seat = place
                use = limit.use_a if seat == "A" else limit.use_b
                uses[engineer][place] = int(use[position[client], number[engineer]])
            for engineer, capacity in zip(
                self.arrays.engineers, limit.capacity.tolist(), strict=True
            ):
                if capacity < NO_LIMIT // 2:
                    yield Row(Promise(limit.name, (engineer,)), uses[engineer], capacity)

    def plan_rows(self) -> Iterator[Row]:
        """Limits with one row over the plan."""
        of_seat = {seat: in_seat(seat, *self.pairs(seat)) for seat in "AB"}
        for module in PLAN_LIMITS:
            limit = module.limit(self.arrays, of_seat["A"], of_seat["B"])
            if limit:
                use = [*limit.use_a.tolist(), *limit.use_b.tolist()]
                yield Row(
                    Promise(limit.name), dict(zip(self.closed, use, strict=True)), limit.capacity
                )

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """Everything that can be taken back: whom to serve, then limits, then what closes seats.

        A conflict gives up the first ones first. So few clients stay in it, and only the hours of
        those whom no rule keeps out in any case.
        """
        closing = {promise for promises in self.closed.values() for promise in promises}
        serving = [promise for promises in self.serving.values() for promise in promises]
        limits = [row.promise for row in self.rows]
        rules = sorted([*closing, *self.apart], key=lambda one: (one.kind in BROAD, one))
        return tuple(dict.fromkeys([*serving, *limits, *rules]))

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
        status = solved(model, self.work)[1]
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
        most = sum(use for _, use in used)
        excess = model.new_int_var(0, max(0, most - row.capacity), "")
        names, uses = zip(*used, strict=True) if used else ((), ())
        load = cp_model.LinearExpr.weighted_sum(list(names), list(uses))
        model.add(load <= row.capacity + excess)
        model.minimize(excess)
        solver, status = solved(model, self.work)
        return solver.value(excess) if status == cp_model.OPTIMAL else None

    def open_places(
        self, kept: frozenset[Promise], eased: frozenset[Eased] = frozenset()
    ) -> list[Place]:
        """List the places that none of the kept promises closes."""
        return [
            place
            for place, by in self.closed.items()
            if all((place, promise) in eased for promise in by & kept)
        ]

    def everybody_served(self, kept: frozenset[Promise], places: list[Place]) -> bool:
        """Whether each seat has anybody at all; an empty exactly-one would not say so."""
        filled = {(client, seat) for client, _, seat in places}
        return all(
            (client, seat) in filled
            for client in self.clients
            if self.serves(client, kept)
            for seat in self.seats_of(client)
        )

    def serves(self, client: str, kept: frozenset[Promise]) -> bool:
        """Whether a client has to be served by the promises that are kept."""
        return any(promise in kept for promise in self.serving[client])

    def seats_of(self, client: str) -> str:
        """Seats that a client has: A, or AB."""
        return str(self.facts.clients[client]["seats"])

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
                for literal in (*a.values(), *b.values()):
                    model.add(literal == 0)
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
            return True
        names, uses = zip(*used, strict=True)
        safe, most, exact = safe_row(list(uses), row.capacity)
        model.add(cp_model.LinearExpr.weighted_sum(list(names), safe) <= most)
        return exact


def blamed(rule: str, place: Place) -> Promise:
    """Name the promise that closes a place, where a rule does."""
    client, engineer, _ = place
    if rule == primary_specialty.NAME:
        return Promise(rule, (client,))
    if rule == no_conflict.NAME:
        return Promise(rule, (engineer, client))
    return Promise(rule)


def solved(
    model: cp_model.CpModel, work: float
) -> tuple[cp_model.CpSolver, cp_model.CpSolverStatus]:
    """Run CP-SAT, the same way every time."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = work
    solver.parameters.catch_sigint_signal = False
    return solver, solver.solve(model)

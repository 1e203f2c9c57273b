"""What a season asks of a plan, promise by promise: who is to be served, and what closes a seat.

A *place* is a seat of a client with an engineer in it. The rules are asked about one person alone
in one seat (`ce_opt.teams.rules`); each place that a rule or a designation refuses knows the
promises that close it. Limits are rows over places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from ce_opt.teams.arrays import BoolArray, IntArray
from ce_opt.teams.build import hours_scale
from ce_opt.teams.eligible import in_seat
from ce_opt.teams.limits import ENGINEER_LIMITS, PLAN_LIMITS, plan_limits
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
from ce_opt.whatif.arranged import Arranged
from ce_opt.whatif.promises import FORBIDDEN, REQUIRED, Promise

__all__ = ["Demands", "Eased", "Place", "Row"]

Place = tuple[str, str, str]
"""Client, engineer, seat."""
Eased = tuple[Place, Promise]
"""A place that a promise does not close after all."""
MODELLED = (seats, distinct_people, designation)
"""Rules that are rows of a model; all others are asked about one person in one seat."""
BROAD = (primary_specialty.NAME, travel_limit.NAME)
"""Rules that keep many people out of a seat: the last that a conflict gives up."""


class Row(NamedTuple):
    """Σ use · x ≤ capacity, for a promise."""

    promise: Promise
    use: Mapping[Place, int]
    capacity: int


@dataclass(frozen=True)
class Demands(Arranged):
    """What a season asks of a plan.

    Attributes
    ----------
    season : the season
    """

    @cached_property
    def looked_at(self) -> BoolArray:
        """[clients], has to be served, or is among those of whom a limit asks for some."""
        everyone = np.arange(len(self.arrays.clients))
        somebody = np.zeros_like(everyone)
        found = must_serve(self.arrays).copy()
        nobody = np.zeros(0, dtype=np.int64)
        seats = in_seat("A", everyone, somebody), in_seat("B", nobody, nobody)
        for limit in plan_limits(self.arrays, *seats):
            found |= limit.use_a < 0
        return found

    @cached_property
    def clients(self) -> tuple[str, ...]:
        """Clients that have to be served, or may have to be."""
        names = self.arrays.clients
        return tuple(names[place] for place in np.nonzero(self.looked_at)[0].tolist())

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
        """Positions of all clients looked at that have the seat, with everybody."""
        some = self.looked_at
        which = np.nonzero(some if seat == "A" else some & self.arrays.two_seats)[0]
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
        most = ((row, sum(use for use in row.use.values() if use > 0)) for row in found)
        return tuple(row for row, used in most if used > row.capacity)

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
            for limit in module.limits(self.arrays, of_seat["A"], of_seat["B"]):
                use = [*limit.use_a.tolist(), *limit.use_b.tolist()]
                names = limit.name.removeprefix(module.NAME).removeprefix(".").split(".", 1)
                promise = Promise(module.NAME, tuple(name for name in names if name))
                yield Row(promise, dict(zip(self.closed, use, strict=True)), limit.capacity)

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

    def serves(self, client: str, kept: frozenset[Promise]) -> bool:
        """Whether a client has to be served by the promises that are kept."""
        return any(promise in kept for promise in self.serving[client])

    def seats_of(self, client: str) -> str:
        """Seats that a client has: A, or AB."""
        return str(self.facts.clients[client]["seats"])

    def open_places(
        self, kept: frozenset[Promise], eased: frozenset[Eased] = frozenset()
    ) -> list[Place]:
        """List the places that none of the kept promises closes."""
        return [
            place
            for place, by in self.closed.items()
            if all((place, promise) in eased for promise in by & kept)
        ]


def blamed(rule: str, place: Place) -> Promise:
    """Name the promise that closes a place, where a rule does."""
    client, engineer, _ = place
    if rule == primary_specialty.NAME:
        return Promise(rule, (client,))
    if rule == no_conflict.NAME:
        return Promise(rule, (engineer, client))
    return Promise(rule)

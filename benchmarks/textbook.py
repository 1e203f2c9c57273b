"""The textbook model of the A/B assignment: a Boolean per client, engineer and seat.

Points are those of DESIGN §4. Costs of a pair (coverage, ties) need helper variables, which is what
makes the model weak. Rules that look at one seat only leave the variable out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from ortools.sat.python import cp_model

from ce_opt.season.season import Season
from ce_opt.teams.arrays import NONE, SeasonArrays
from ce_opt.teams.build import hours_scale
from ce_opt.teams.eligible import eligible
from ce_opt.teams.facts import Team
from ce_opt.teams.rules import must_serve
from ce_opt.teams.terms import overload, unserved_importance, weight

SCALE = 10**6
"""Units per point; costs are rounded down, so that a bound on them is a bound on the points."""
FORGIVEN = 1e-4
"""Part of a unit by which binary floating point may miss a decimal."""


class Textbook:
    """The model of one season."""

    def __init__(self, season: Season) -> None:
        self.arrays = SeasonArrays.of(season)
        self.model = cp_model.CpModel()
        self.cost: list[cp_model.LinearExprT] = []
        self.seat: dict[tuple[int, int, str], cp_model.IntVar] = {}
        self.skip: list[cp_model.IntVar] = []
        self.eligible = {seat: eligible(self.arrays, seat) for seat in "AB"}
        for client in range(len(self.arrays.clients)):
            self.add_client(client)
        self.add_engineers()
        self.add_handovers()
        self.model.minimize(sum(self.cost))

    def add_client(self, client: int) -> None:
        """Add seats, coverage and ties of one client."""
        season = self.arrays
        skip = self.model.new_bool_var("")
        self.skip.append(skip)
        unserved = unserved_importance.points(season)[client]
        self.add(skip, weight(season.rules, unserved_importance.NAME) * float(unserved))
        if must_serve(season)[client]:
            self.model.add(skip == 0)
        for seat in "AB" if season.two_seats[client] else "A":
            self.add_seat(client, seat)
        self.add_required(client)
        self.add_seat_costs(client)
        self.add_coverage(client)
        self.add_pairs(client)

    def add_seat(self, client: int, seat: str) -> None:
        """Fill a seat once, by one who may hold it, unless the client is skipped."""
        clients, people = self.eligible[seat]
        may = people[clients == client].tolist()
        takes = [self.model.new_bool_var("") for _ in may]
        for engineer, variable in zip(may, takes, strict=True):
            self.seat[client, engineer, seat] = variable
        self.model.add(sum(takes) + self.skip[client] == 1)

    def add_required(self, client: int) -> None:
        """Give engineers designated to either seat one of the two."""
        for engineer in self.arrays.required_any[client].tolist():
            if engineer != NONE:
                seats = [self.seat.get((client, engineer, seat), 0) for seat in "AB"]
                self.model.add(sum(seats) >= 1)

    def holders(self, client: int, seat: str) -> list[int]:
        """Engineers who may hold a seat of a client."""
        people = range(len(self.arrays.engineers))
        return [e for e in people if (client, e, seat) in self.seat]

    def add(self, variable: cp_model.LinearExprT, points: float) -> None:
        """Add a cost."""
        units = math.floor(points * SCALE + FORGIVEN)
        if units:
            self.cost.append(units * variable)

    def add_seat_costs(self, client: int) -> None:
        """Travel, bids, changed seats and ties with the client, seat by seat."""
        season = self.arrays
        rules, share, g = (
            season.rules,
            float(season.a_share[client]),
            float(season.importance[client]),
        )
        place = season.client_district[client]
        one = np.array([client])
        for seat, part, before in (
            ("A", share, season.incumbent_a[client]),
            ("B", 1.0 - share, season.incumbent_b[client]),
        ):
            for engineer in self.holders(client, seat):
                who = np.array([engineer])
                minutes = float(season.minutes[season.engineer_district[engineer], place])
                bid = float(season.interest.at(one, who)[0]) / 5.0
                points = (
                    weight(rules, "travel_hours") * g * part * minutes / 60
                    + weight(rules, "bid_shortfall") * g * part * (1.0 - bid)
                    + weight(rules, "changed_seats") * float(before >= 0 and before != engineer)
                    + weight(rules, "pair_tension") * float(season.tension[1].at(one, who)[0])
                )
                self.add(self.seat[client, engineer, seat], points)

    def add_coverage(self, client: int) -> None:
        """Say by helper variables whether none or one covers each specialty."""
        season, model = self.arrays, self.model
        g = float(season.importance[client])
        for specialty in np.nonzero(season.need_level[client])[0].tolist():
            needed = season.need_level[client, specialty]
            covers = []
            for seat in "AB":
                able = [
                    e for e in self.holders(client, seat) if season.level[e, specialty] >= needed
                ]
                covers.append(sum(self.seat[client, e, seat] for e in able))
            none, both = model.new_bool_var(""), model.new_bool_var("")
            served = 1 - self.skip[client]
            model.add(none + covers[0] + covers[1] >= served)
            model.add(2 * both <= covers[0] + covers[1])
            share = g * float(season.need_share[client, specialty])
            uncovered = weight(season.rules, "uncovered_specialties") * share
            single = weight(season.rules, "single_cover") * share
            # exactly one = served − none − both
            self.add(served, single)
            self.add(none, uncovered - single)
            self.add(both, -single)

    def add_pairs(self, client: int) -> None:
        """Two different people, no conflict; ties between colleagues by helper variables."""
        season, model = self.arrays, self.model
        people_b = self.holders(client, "B")
        for a in self.holders(client, "A"):
            for b in people_b:
                x, y = self.seat[client, a, "A"], self.seat[client, b, "B"]
                pair = np.array([a]), np.array([b])
                if a == b or season.conflict[0].at(*pair)[0]:
                    model.add_at_most_one([x, y])
                    continue
                tension = float(season.tension[0].at(*pair)[0])
                if tension:
                    together = model.new_bool_var("")
                    model.add(together >= x + y - 1)
                    model.add_implication(together, x)
                    model.add_implication(together, y)
                    self.add(together, weight(season.rules, "pair_tension") * tension)

    def add_engineers(self) -> None:
        """Hours, caps and overload of each engineer."""
        season, model = self.arrays, self.model
        units = hours_scale(season)
        load = {
            "A": units.load(season.hours * season.a_share),
            "B": units.load(season.hours * (1.0 - season.a_share)),
        }
        capacity = units.capacity(season.care_hours)
        for engineer in range(len(season.engineers)):
            mine = [(key, var) for key, var in self.seat.items() if key[1] == engineer]
            carried = sum(int(load[key[2]][key[0]]) * var for key, var in mine)
            model.add(carried <= int(capacity[engineer]))
            if season.max_a[engineer] >= 0:
                model.add(sum(v for k, v in mine if k[2] == "A") <= int(season.max_a[engineer]))
            if season.max_clients[engineer] >= 0:
                model.add(sum(v for _, v in mine) <= int(season.max_clients[engineer]))
            self.add_overload(carried, int(capacity[engineer]))

    def add_overload(self, carried: cp_model.LinearExprT, capacity: int) -> None:
        """Add a variable per overload piece."""
        factor = weight(self.arrays.rules, overload.NAME)
        if not capacity or not factor:
            return
        for percent, slope in overload.PIECES:
            excess = self.model.new_int_var(0, capacity, "")
            self.model.add(excess >= carried - capacity * percent // 100)
            self.add(excess, factor * slope * 100 / capacity)

    def add_handovers(self) -> None:
        """Limit the seats that change hands."""
        season = self.arrays
        most = season.rules.max_handovers
        if most is None:
            return
        before = {"A": season.incumbent_a, "B": season.incumbent_b}
        changed = [
            var
            for (client, engineer, seat), var in self.seat.items()
            if before[seat][client] >= 0 and before[seat][client] != engineer
        ]
        self.model.add(sum(changed) <= most)

    def solve(self, seconds: float, workers: int) -> tuple[list[Team] | None, float]:
        """Return the teams found (None without any) and the proven bound, in points."""
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = seconds
        solver.parameters.num_workers = workers
        status = solver.solve(self.model)
        bound = solver.best_objective_bound / SCALE
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None, bound
        return self.teams(key for key, var in self.seat.items() if solver.boolean_value(var)), bound

    def teams(self, taken: Iterable[tuple[int, int, str]]) -> list[Team]:
        """Teams of the seats that are taken: (client, engineer, seat)."""
        held: dict[int, dict[str, str]] = {}
        for client, engineer, seat in taken:
            held.setdefault(client, {})[seat] = self.arrays.engineers[engineer]
        return [
            Team(self.arrays.clients[client], seats["A"], seats.get("B", ""))
            for client, seats in sorted(held.items())
        ]


__all__ = ["Textbook"]

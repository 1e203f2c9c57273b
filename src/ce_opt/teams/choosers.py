"""The clients' half of the decomposition: everybody's cheapest team at some prices of seats.

Two ways with the same answer: over all allowed teams, which are not listed (`AllTeams`), or over
the entries of a pool (`ListedTeams`), once all others have been ruled out.
"""

from __future__ import annotations

from concurrent.futures import Executor, Future
from itertools import pairwise
from typing import NamedTuple, Protocol

import numpy as np

from ce_opt.teams.bound import PRICE_BITS, shifted
from ce_opt.teams.compiled import compiled
from ce_opt.teams.pool import Pool
from ce_opt.teams.pricing import NOBODY_FITS, SeatValues, least_teams, widest_table
from ce_opt.teams.problem import LARGEST_SUM, IntArray, PositionArray, TeamProblem
from ce_opt.teams.seats import NO_SEAT, Seats

__all__ = ["AllTeams", "Choice", "ListedTeams", "TeamChooser"]


class Choice(NamedTuple):
    """What the clients choose.

    Attributes
    ----------
    least : [clients], the least reduced cost, 2^−PRICE_BITS cost units
    seats : seats that are taken
    plan_use : [plan limits], use of all teams together
    """

    least: IntArray
    seats: IntArray
    plan_use: IntArray


class TeamChooser(Protocol):
    """Chooses teams at given prices."""

    work: float
    """Deterministic time of one choice."""

    def begin(self, price: IntArray, threads: Executor) -> list[Future[None]]:
        """Start to choose in threads; `price` is [seats + plan limits]."""
        ...

    def choose_all(self, price: IntArray) -> None:
        """Choose at once, in this thread."""
        ...

    def choice(self) -> Choice:
        """Sum up, when all parts are done."""
        ...


def without_team(unserved: IntArray, must: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> IntArray:
    """[clients], what a team must undercut, 2^−PRICE_BITS cost units."""
    return np.where(must, np.int64(LARGEST_SUM), shifted(unserved))


class AllTeams:
    """Chooses among all allowed teams of a problem."""

    WORK_PER_CANDIDATE = 6.5e-9

    def __init__(self, problem: TeamProblem, seats: Seats, workers: int) -> None:
        self.problem, self.seats = problem, seats
        self.values = SeatValues(np.zeros_like(problem.a.cost), np.zeros_like(problem.b.cost))
        self.otherwise = without_team(problem.unserved, problem.must)
        self.least = self.otherwise.copy()
        self.chosen_a = np.full(problem.clients, NOBODY_FITS, dtype=np.int64)
        self.chosen_b = self.chosen_a.copy()
        self.table = widest_table(problem)
        size = problem.a.start + problem.b.start
        marks = np.linspace(0, size[-1], workers + 1)
        self.parts = list(pairwise(np.searchsorted(size, marks).tolist()))
        self.work = self.WORK_PER_CANDIDATE * float(size[-1])
        self.plan_use_a = stacked_uses(
            [limit.use_a for limit in problem.plan_limits], problem.a.cost
        )
        self.plan_use_b = stacked_uses(
            [limit.use_b for limit in problem.plan_limits], problem.b.cost
        )

    def begin(self, price: IntArray, threads: Executor) -> list[Future[None]]:
        """Start to choose."""
        return [threads.submit(self.choose, part, price) for part in self.parts]

    def choose_all(self, price: IntArray) -> None:
        """Choose for all clients."""
        self.choose((0, self.problem.clients), price)

    def choose(self, clients: tuple[int, int], price: IntArray) -> None:
        """Choose for some clients; runs in a thread."""
        problem, plan_price = self.problem, price[len(self.seats.engineer) :]
        value_seats(
            clients,
            problem.a.start,
            problem.a.cost,
            self.seats.of_a,
            self.plan_use_a,
            price,
            plan_price,
            self.values.a,
        )
        value_seats(
            clients,
            problem.b.start,
            problem.b.cost,
            self.seats.of_b,
            self.plan_use_b,
            price,
            plan_price,
            self.values.b,
        )
        part = slice(*clients)
        self.least[part] = self.otherwise[part]
        least_teams(
            clients,
            self.table,
            problem.a,
            problem.b,
            problem.pairing,
            self.values,
            self.least,
            self.chosen_a,
            self.chosen_b,
        )

    def choice(self) -> Choice:
        """Sum up."""
        served = self.chosen_a != NOBODY_FITS
        a, b = self.chosen_a[served], self.chosen_b[served]
        seats = np.concatenate([self.seats.of_a[a], self.seats.of_b[b]])
        plan_use = self.plan_use_a[:, a].sum(axis=1) + self.plan_use_b[:, b].sum(axis=1)
        return Choice(self.least, seats[seats != NO_SEAT], plan_use)


def stacked_uses(uses: list[IntArray], like: IntArray) -> IntArray:
    """Uses of plan limits as one array [plan limits, candidates]."""
    return np.array(uses, dtype=np.int64).reshape(len(uses), len(like))


@compiled
def value_seats(
    clients: tuple[int, int],
    start: IntArray,
    cost: IntArray,
    seat_of: PositionArray,
    plan_use: IntArray,
    price: IntArray,
    plan_price: IntArray,
    value: IntArray,
) -> None:
    """Write what the candidates of some clients cost with their prices."""
    for place in range(start[clients[0]], start[clients[1]]):
        now = cost[place] << PRICE_BITS
        if seat_of[place] != NO_SEAT:
            now += price[seat_of[place]]
        for limit in range(len(plan_price)):
            now += plan_price[limit] * plan_use[limit, place]
        value[place] = now


class ListedTeams:
    """Chooses among the entries of a pool."""

    WORK_PER_ENTRY = 2.6e-9

    def __init__(self, pool: Pool) -> None:
        self.pool, self.base = pool, pool.cost << PRICE_BITS
        self.otherwise = without_team(pool.unserved, pool.must)
        self.least = self.otherwise.copy()
        self.chosen = np.full(len(pool.unserved), -1, dtype=np.int64)
        self.work = self.WORK_PER_ENTRY * len(self.base)

    def begin(self, price: IntArray, threads: Executor) -> list[Future[None]]:
        """Start to choose."""
        return [threads.submit(self.choose_all, price)]

    def choose_all(self, price: IntArray) -> None:
        """Choose for all clients."""
        pool, seats = self.pool, len(self.pool.seat)
        cheapest_entries(
            pool.start,
            pool.seat_a,
            pool.seat_b,
            pool.plan_use,
            self.base,
            price[:seats],
            price[seats:],
            self.otherwise,
            self.least,
            self.chosen,
        )

    def choice(self) -> Choice:
        """Sum up."""
        taken = self.chosen[self.chosen >= 0]
        seats = np.concatenate([self.pool.seat_a[taken], self.pool.seat_b[taken]])
        return Choice(self.least, seats[seats != NO_SEAT], self.pool.plan_use[:, taken].sum(axis=1))


@compiled
def cheapest_entries(
    start: IntArray,
    seat_a: PositionArray,
    seat_b: PositionArray,
    plan_use: IntArray,
    base: IntArray,
    price: IntArray,
    plan_price: IntArray,
    otherwise: IntArray,
    least: IntArray,
    chosen: IntArray,
) -> None:
    """Let every client choose its entry of least reduced cost, or none."""
    for client in range(len(otherwise)):
        best = otherwise[client]
        found = -1
        for entry in range(start[client], start[client + 1]):
            reduced = base[entry] + price[seat_a[entry]]
            if seat_b[entry] != NO_SEAT:
                reduced += price[seat_b[entry]]
            for limit in range(len(plan_price)):
                reduced += plan_price[limit] * plan_use[limit, entry]
            if reduced < best:
                best = reduced
                found = entry
        least[client] = best
        chosen[client] = found

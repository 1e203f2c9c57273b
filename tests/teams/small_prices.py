"""Prices for small problems, and what teams cost at them, found without any code of the package."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.pool import Pool
from ce_opt.teams.prices import Prices
from ce_opt.teams.pricing import SeatValues
from ce_opt.teams.problem import LARGEST_SUM, NO_LIMIT, TeamProblem
from teams.small_problems import ints, people, plain_teams

__all__ = [
    "ONE",
    "plain_least",
    "plain_otherwise",
    "plain_reduced",
    "plain_values",
    "price_at_limits",
    "price_at_seats",
    "random_prices",
    "random_seat_price",
]

IntArray = npt.NDArray[np.int64]
SeatPrice = Callable[[int, int, int], int]

ONE = 1 << PRICE_BITS
"""A price of one cost unit."""


def random_prices(problem: TeamProblem, seed: int, largest: int = 900 * ONE) -> Prices:
    """Prices of the rows below `largest`; what is not limited has none."""
    rng = np.random.default_rng(seed)
    of_limits = tuple(
        rng.integers(0, largest, problem.engineers) * (limit.capacity < NO_LIMIT)
        for limit in problem.limits
    )
    return Prices(of_limits, tuple(int(rng.integers(0, largest)) for _ in problem.plan_limits))


def random_seat_price(pool: Pool, seed: int, largest: int) -> IntArray:
    """Prices of the seats and plan limits of a pool, below `largest`."""
    rows = len(pool.seat) + len(pool.plan_capacity)
    return np.random.default_rng(seed).integers(0, largest, rows)


def price_at_limits(problem: TeamProblem, prices: Prices) -> SeatPrice:
    """(client, engineer, kind) -> the price of what the seat uses of the engineer limits."""

    def price(client: int, engineer: int, kind: int) -> int:
        return sum(
            int((limit.use_b if kind else limit.use_a)[client, engineer]) * int(amount[engineer])
            for limit, amount in zip(problem.limits, prices.limits, strict=True)
        )

    return price


def price_at_seats(pool: Pool, price: IntArray) -> SeatPrice:
    """(client, engineer, kind) -> the price of the seat; 0 for seats that the pool has not."""
    known = {
        (int(pool.seat_client[seat]), int(pool.seat_engineer[seat]), int(pool.seat_kind[seat])): one
        for seat, one in enumerate(price[: len(pool.seat)].tolist())
    }
    return lambda client, engineer, kind: known.get((client, engineer, kind), 0)


def plain_values(
    problem: TeamProblem, seat_price: SeatPrice, plan_price: Sequence[int]
) -> SeatValues:
    """What every candidate costs with the price of what they use, one by one."""
    values: tuple[list[int], list[int]] = ([], [])
    for kind, seats in enumerate((problem.a, problem.b)):
        for client in range(problem.clients):
            for at, engineer in people(seats, client):
                value = int(seats.cost[at]) * ONE
                value += seat_price(client, engineer, kind) if engineer >= 0 else 0
                for limit, amount in zip(problem.plan_limits, plan_price, strict=True):
                    value += int((limit.use_b if kind else limit.use_a)[at]) * int(amount)
                values[kind].append(value)
    return SeatValues(ints(values[0]), ints(values[1]))


def plain_reduced(problem: TeamProblem, values: SeatValues) -> list[dict[int, int]]:
    """Column -> reduced cost, of every allowed team of each client."""
    found = []
    for client in range(problem.clients):
        reduced = {}
        for number, (at_a, at_b, cost) in plain_teams(problem, client).items():
            pair = cost - int(problem.a.cost[at_a]) - int(problem.b.cost[at_b])
            reduced[number] = int(values.a[at_a]) + int(values.b[at_b]) + pair * ONE
        found.append(reduced)
    return found


def plain_otherwise(problem: TeamProblem) -> list[int]:
    """What a team of each client must undercut: leaving it out, where that may be."""
    return [
        LARGEST_SUM if must else int(cost) * ONE
        for cost, must in zip(problem.unserved, problem.must, strict=True)
    ]


def plain_least(problem: TeamProblem, values: SeatValues) -> list[int]:
    """The least reduced cost of each client, without a team included."""
    teams = plain_reduced(problem, values)
    nobody = plain_otherwise(problem)
    return [min([*own.values(), none]) for own, none in zip(teams, nobody, strict=True)]

"""Pricing: which of all a problem's columns are cheap at given prices of seats.

    reduced(t) = cost_t + price of t's seat A + price of its seat B + price of the plan limits

One pass over all columns, compiled; a column is looked at in a nanosecond or two.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.compiled import compiled, inlined
from ce_opt.teams.pool import Pool
from ce_opt.teams.prices import Prices
from ce_opt.teams.problem import LARGEST_SUM, IntArray, PositionArray, TeamProblem

__all__ = ["SeatPriceTable", "cheapest_columns", "pool_prices", "seat_prices"]


class SeatPriceTable(NamedTuple):
    """A price for every seat there could be, 2^−PRICE_BITS cost units.

    Attributes
    ----------
    a, b : [clients, engineers + 1]; the last column, nobody's, is 0
    plan : [columns], price of what each column uses of the plan limits; empty where none has one
    """

    a: IntArray
    b: IntArray
    plan: IntArray


def seat_prices(problem: TeamProblem, prices: Prices) -> SeatPriceTable:
    """Price seats by what they use of the engineer limits."""
    table = no_prices(problem, prices.plan_limits)
    for limit, price in zip(problem.limits, prices.limits, strict=True):
        if price.any():
            table.a[:, :-1] += limit.use_a * price
            table.b[:, :-1] += limit.use_b * price
    return table


def pool_prices(problem: TeamProblem, pool: Pool, price: IntArray) -> SeatPriceTable:
    """Price seats as a decomposition does; seats outside its pool cost nothing.

    Parameters
    ----------
    price : [seats + plan limits] of the pool
    """
    table = no_prices(problem, price[len(pool.seat) :].tolist())
    for kind, prices in enumerate((table.a, table.b)):
        mine = np.nonzero(pool.seat_kind == kind)[0]
        prices[pool.seat_client[mine], pool.seat_engineer[mine]] = price[mine]
    return table


def no_prices(problem: TeamProblem, plan_limits: Sequence[int]) -> SeatPriceTable:
    """Only the plan limits have a price."""
    shape = (problem.clients, problem.engineers + 1)
    plan = np.zeros(0, dtype=np.int64)
    for limit, amount in zip(problem.plan_limits, plan_limits, strict=True):
        if amount:
            plan = limit.use * amount + (plan if plan.size else 0)
    return SeatPriceTable(np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64), plan)


def cheapest_columns(
    problem: TeamProblem, table: SeatPriceTable, count: int
) -> tuple[IntArray, IntArray]:
    """Return the columns of least reduced cost of every client.

    Returns
    -------
    columns : [clients, count], by rising reduced cost; −1 where a client has fewer
    reduced : [clients, count], 2^−PRICE_BITS cost units; `LARGEST_SUM` where there is none
    """
    columns = np.full((problem.clients, count), -1, dtype=np.int64)
    reduced = np.full((problem.clients, count), LARGEST_SUM, dtype=np.int64)
    scan(problem.start, problem.a, problem.b, problem.cost, table, columns, reduced)
    return columns, reduced


@compiled
def scan(
    start: IntArray,
    a: PositionArray,
    b: PositionArray,
    cost: IntArray,
    table: SeatPriceTable,
    columns: IntArray,
    reduced: IntArray,
) -> None:
    """Go through all columns and keep each client's best."""
    plan = table.plan
    for client in range(len(start) - 1):
        price_a, price_b = table.a[client], table.b[client]
        found, least = columns[client], reduced[client]
        worst = least[-1]
        for column in range(start[client], start[client + 1]):
            value = (cost[column] << PRICE_BITS) + price_a[a[column]] + price_b[b[column]]
            if len(plan):
                value += plan[column]
            if value < worst:
                insert(found, least, column, value)
                worst = least[-1]


@inlined
def insert(found: IntArray, least: IntArray, column: int, value: int) -> None:
    """Put a column in its place; the last one falls out."""
    place = len(least) - 1
    while place > 0 and least[place - 1] > value:
        least[place] = least[place - 1]
        found[place] = found[place - 1]
        place -= 1
    least[place] = value
    found[place] = column

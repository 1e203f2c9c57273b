"""The linear relaxation over all teams: a first bound, and the price of each engineer's time.

Column generation (Gilmore and Gomory 1961): GLOP prices the shared rows over a few columns, pricing
looks through *all* columns as array minima, and the best are added. Prices are smoothed towards the
best seen (Wentges 1997). The bound is not GLOP's but that of `prices`, so it holds whatever the
accuracy of the LP; teams that are not listed are covered by `TeamProblem.left_out`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ce_opt.teams.bound import PRICE_BITS, shifted
from ce_opt.teams.linear_master import LinearMaster
from ce_opt.teams.prices import Prices, limit_bound
from ce_opt.teams.pricing import cheapest_columns, seat_prices
from ce_opt.teams.problem import LARGEST_SUM, IntArray, TeamProblem

__all__ = ["Relaxation", "relax"]

SMOOTHING = 0.5
"""Share of the best prices so far in those that are tried next."""
ROUNDS = 200
ADDED_PER_CLIENT = 6
CLOSE_ENOUGH = 1e-4
"""Relative distance of bound and LP at which it ends; the decomposition takes it from there."""


@dataclass(frozen=True)
class Relaxation:
    """What the linear relaxation knows.

    Attributes
    ----------
    bound : proven lower bound on the cost of any plan, cost units
    prices : the prices that give it
    converged : whether GLOP's value and the bound met, or no column was left to add
    """

    bound: int
    prices: Prices
    converged: bool


def relax(
    problem: TeamProblem,
    columns: IntArray,
    stop: Callable[[], bool] = lambda: False,
    on_bound: Callable[[int], None] = lambda bound: None,
    rounds: int = ROUNDS,
) -> Relaxation:
    """Solve the linear relaxation over all columns.

    Parameters
    ----------
    columns : columns to begin with (those of a known plan)
    stop : asked between rounds; the best bound so far is returned when it says so
    on_bound : told every better bound, in cost units
    """
    prices = Prices.zero(problem)
    best, cheap = priced(problem, prices)
    on_bound(best)
    master = LinearMaster(problem)
    fresh = np.union1d(columns, cheap)
    for _ in range(rounds):
        if stop():
            break
        master.add(fresh)
        solved = master.solve()
        if solved is None:
            break
        value, exact = solved
        at = exact.towards(prices, 1 - SMOOTHING)
        bound, cheap = priced(problem, at)
        fresh = np.setdiff1d(cheap, master.columns)
        if bound <= best or not fresh.size:
            at = exact
            bound, cheap = priced(problem, at)
            fresh = np.setdiff1d(cheap, master.columns)
        if bound > best:
            best, prices = bound, at
            on_bound(best)
        if value - best <= CLOSE_ENOUGH * abs(value) or not fresh.size:
            return Relaxation(best, prices, converged=True)
    return Relaxation(best, prices, converged=False)


def priced(problem: TeamProblem, prices: Prices) -> tuple[int, IntArray]:
    """Return the bound at some prices, exact, and the columns that could lower the LP most."""
    columns, reduced = cheapest_columns(problem, seat_prices(problem, prices), ADDED_PER_CLIENT)
    unserved = np.where(problem.must, np.int64(LARGEST_SUM), shifted(problem.unserved))
    best = np.minimum(np.minimum(reduced[:, 0], shifted(problem.left_out)), unserved)
    total = sum(best.tolist()) + limit_bound(problem, prices)
    worth = (columns >= 0) & (reduced <= unserved[:, None])
    return total >> PRICE_BITS, np.sort(columns[worth])

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

from ce_opt.teams.bound import ProvenBound, shifted
from ce_opt.teams.linear_master import LinearMaster
from ce_opt.teams.prices import Prices, bound_at
from ce_opt.teams.problem import LARGEST_SUM, IntArray, TeamProblem

__all__ = ["Relaxation", "relax"]

SMOOTHING = 0.5
"""Share of the best prices so far in those that are tried next."""
ROUNDS = 200
ADDED_PER_CLIENT = 6
CLOSE_ENOUGH = 1e-6


@dataclass(frozen=True)
class Relaxation:
    """What the linear relaxation knows.

    Attributes
    ----------
    proven : the bound and its reduced costs
    prices : the prices that give it
    converged : whether GLOP's value and the bound met, or no column was left to add
    """

    proven: ProvenBound
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
    best = bound_at(problem, prices)
    on_bound(best.bound)
    master = LinearMaster(problem)
    fresh = np.union1d(columns, cheapest_columns(problem, best))
    for _ in range(rounds):
        if stop():
            break
        master.add(fresh)
        solved = master.solve()
        if solved is None:
            break
        value, exact = solved
        at = exact.towards(prices, 1 - SMOOTHING)
        trial, fresh = priced(problem, at, master.columns)
        if trial.bound <= best.bound or not fresh.size:
            at = exact
            trial, fresh = priced(problem, at, master.columns)
        if trial.bound > best.bound:
            best, prices = trial, at
            on_bound(best.bound)
        if value - best.bound <= CLOSE_ENOUGH * abs(value) or not fresh.size:
            return Relaxation(best, prices, converged=True)
    return Relaxation(best, prices, converged=False)


def priced(problem: TeamProblem, prices: Prices, known: IntArray) -> tuple[ProvenBound, IntArray]:
    """Return the bound at some prices, and the columns worth adding to those known."""
    bound = bound_at(problem, prices)
    return bound, np.setdiff1d(cheapest_columns(problem, bound), known)


def cheapest_columns(problem: TeamProblem, bound: ProvenBound) -> IntArray:
    """Return the columns of least reduced cost of each client that could still lower the LP."""
    unserved = np.where(problem.must, np.int64(LARGEST_SUM), shifted(problem.unserved))
    found = []
    for client in range(problem.clients):
        low, high = problem.start[client], problem.start[client + 1]
        part = bound.reduced[low:high]
        if len(part) > ADDED_PER_CLIENT:
            near = np.argpartition(part, ADDED_PER_CLIENT)[:ADDED_PER_CLIENT]
        else:
            near = np.arange(len(part))
        found.append(low + near[part[near] <= unserved[client]])
    return np.sort(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)

"""A first plan in one pass, so that there is something to keep from the first moment on.

Clients are taken by what leaving them out would cost, those that must be served first; each gets
its cheapest team that fits, overload included. A second pass moves one client at a time to a
cheaper team (the *shift* move of Yagiura, Ibaraki and Glover 2004).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ce_opt.teams.bound import ProvenBound, shifted
from ce_opt.teams.choice import Choice
from ce_opt.teams.problem import UNSERVED, IntArray, TeamProblem

__all__ = ["greedy", "round_prices", "shift_clients"]


def greedy(problem: TeamProblem) -> Choice:
    """Build a plan; must-clients may stay unserved where nothing fits any more."""
    choice = Choice.empty(problem)
    teams = np.diff(problem.start)
    for client in np.lexsort((teams, -problem.unserved, ~problem.must)):
        column, _ = choice.cheapest(int(client))
        if column != UNSERVED:
            choice.place(int(client), column)
    return choice


def round_prices(problem: TeamProblem, proven: ProvenBound) -> Choice:
    """Build a plan from the prices: each client takes its fitting team of least reduced cost.

    Clients who would lose most by having no team choose first.
    """
    choice = Choice.empty(problem)
    unserved = shifted(problem.unserved)
    regret = unserved - proven.best
    for client in np.lexsort((-regret, ~problem.must)).tolist():
        column, reduced = choice.least(client, proven.reduced[problem.columns_of(client)])
        worth = reduced < unserved[client] or problem.must[client]
        if column != UNSERVED and worth:
            choice.place(client, column)
    return choice


def shift_clients(choice: Choice, clients: IntArray, stop: Callable[[], bool]) -> bool:
    """Move each client to its cheapest fitting team if that lowers the cost; say if any moved."""
    moved = False
    for client in clients.tolist():
        if stop():
            break
        before = choice.remove(client)
        column, cost = choice.cheapest(client)
        if before != UNSERVED and (column == UNSERVED or cost >= cost_now(choice, client, before)):
            column = before
        if column != UNSERVED:
            choice.place(client, column)
        moved |= column != before
    return moved


def cost_now(choice: Choice, client: int, column: int) -> int:
    """Cost of putting a client (without a team) back where it was."""
    one = np.array([column])
    return int(choice.problem.cost[column] + choice.added_load_cost(client, one)[0])

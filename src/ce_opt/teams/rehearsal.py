"""A rehearsal on a tiny problem, so that the inner loops are compiled before a run's clock starts.

On a machine's first run compiling takes ten to twenty seconds; after that the code is read from
disk in less than one. Either way it is not the planner's time: `--seconds` is for searching.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ce_opt.teams.candidates import Candidates, Pairing
from ce_opt.teams.problem import EngineerLimit, LoadCost, PlanLimit, TeamProblem

__all__ = ["crammed_problem", "tiny_problem"]

CLIENTS, ENGINEERS = 6, 4


def tiny_problem() -> TeamProblem:
    """Make a problem that meets every kind of row: limits, overload, a plan limit and a tie."""
    everyone = np.tile(np.array([0, 2, 1, 3], dtype=np.int32), CLIENTS)
    start = np.arange(CLIENTS + 1) * ENGINEERS
    client = np.arange(CLIENTS)
    cost = (7 * np.arange(len(everyone)) % 11) << 20
    seats = Candidates(start, everyone, cost, everyone % 2)  # profiles ascend
    use = 3 + client % 3
    hours = EngineerLimit.by_client("hours", use, use - 2, np.full(ENGINEERS, 8))
    clients = EngineerLimit.by_client(
        "clients", np.ones_like(use), np.ones_like(use), np.full(ENGINEERS, 3)
    )
    one = np.ones(len(everyone), dtype=np.int64)
    pairing = Pairing(
        start=4 * np.arange(CLIENTS + 1),
        width=np.full(CLIENTS, 2),
        cost=np.tile(np.array([3, 1, 1, 5]) << 20, CLIENTS),
        tied_start=np.array([0, *[1] * CLIENTS]),
        tied_a=np.array([0]),
        tied_b=np.array([1]),
        tied_cost=np.array([1 << 20]),
    )
    return TeamProblem(
        a=seats,
        b=seats,
        pairing=pairing,
        unserved=np.full(CLIENTS, 40 << 20),
        must=client == 0,
        engineers=ENGINEERS,
        limits=(hours, clients),
        load_cost=LoadCost(0, np.full((2, ENGINEERS), 6), np.full((2, ENGINEERS), 1 << 20)),
        plan_limits=(PlanLimit("seats", one, one, 2 * CLIENTS - 1),),
    )


def crammed_problem() -> TeamProblem:
    """Everybody is to be served by one person, and loads are free up to their capacity.

    Clients take 3, 4 or 5 hours of 7: two people have two clients each, and two have one. Costs are
    such that the bound alone does not prove the best plan, so that the search goes on.
    """
    tiny = tiny_problem()
    client, nothing = np.arange(CLIENTS), np.zeros(CLIENTS, dtype=np.int64)
    alone = np.zeros(len(tiny.a.engineer), dtype=np.int32)
    nobody = Candidates(
        np.arange(CLIENTS + 1), np.full(CLIENTS, -1, dtype=np.int32), nothing, alone[:CLIENTS]
    )
    none = np.zeros(CLIENTS + 1, dtype=np.int64)
    hours = replace(tiny.limits[0], capacity=np.full(ENGINEERS, 7))
    return TeamProblem(
        a=tiny.a._replace(cost=(5 * np.arange(len(alone)) % 13) << 20, profile=alone),
        b=nobody,
        pairing=Pairing(
            np.append(client, CLIENTS), nothing + 1, nothing, none, none[:0], none[:0], none[:0]
        ),
        unserved=nothing,
        must=np.ones(CLIENTS, dtype=bool),
        engineers=ENGINEERS,
        limits=(hours,),
    )

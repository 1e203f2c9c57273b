"""The pool: the columns in play, laid out for the compiled loops.

A TeamProblem says which teams are allowed without a list. Searching looks at some of them only, and
often at some of the clients only, while the others keep their teams: a neighbourhood is a pool too,
with what the others leave for its capacities. What columns use of the limits is kept per seat.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ce_opt.teams.problem import UNSERVED, BoolArray, IntArray, PositionArray, TeamProblem
from ce_opt.teams.seats import NO_SEAT, Seats, seat_fields, stacked

__all__ = [
    "Pool",
    "entries_of",
    "fixed_loads",
    "make_pool",
    "pool_cost",
    "renamed",
    "reordered",
    "seats_alone",
    "sub_pool",
]


class Pool(NamedTuple):
    """Columns of some clients and the rows that they share; a named tuple, as numba wants it.

    All arrays lie row by row: numba compiles all loops anew for arrays that lie otherwise, such as
    `use[:, seats]`, where `np.take(use, seats, axis=1)` lies as it should.

    Attributes
    ----------
    column : [entries], column of the TeamProblem; entries are sorted by client, then by cost
    client : [entries], position among the clients of the pool
    start : [clients + 1], the entries of client c are start[c] … start[c + 1] − 1
    a, b : [entries], engineers; −1 where seat B is empty
    seat_a, seat_b : [entries], seats; `NO_SEAT` where seat B is empty
    cost : [entries]
    unserved : [clients], cost of leaving the client without a team
    must : [clients], the client has to have a team
    seat : [seats], position of the seat in the pool that this one was taken from
    seat_engineer, seat_client, seat_kind : [seats], sorted in this order; kind 0 is A, 1 is B
    seat_start : [engineers + 1], the seats of engineer e are seat_start[e] … seat_start[e + 1] − 1
    use : [limits, seats], what holding the seat uses of each engineer limit
    capacity : [limits, engineers]
    load_limit : position of the limit whose load has a cost
    threshold, slope : [pieces, engineers], from the threshold on each unit of load costs slope more
    plan_use : [plan limits, entries]
    plan_capacity : [plan limits]
    """

    column: IntArray
    client: PositionArray
    start: IntArray
    a: PositionArray
    b: PositionArray
    seat_a: PositionArray
    seat_b: PositionArray
    cost: IntArray
    unserved: IntArray
    must: BoolArray
    seat: IntArray
    seat_engineer: PositionArray
    seat_client: PositionArray
    seat_kind: npt.NDArray[np.int8]
    seat_start: IntArray
    use: IntArray
    capacity: IntArray
    load_limit: int
    threshold: IntArray
    slope: IntArray
    plan_use: IntArray
    plan_capacity: IntArray


def make_pool(problem: TeamProblem, columns: IntArray) -> Pool:
    """Lay out some columns of a problem, with all its clients.

    Parameters
    ----------
    columns : allowed columns of the problem, each once, in any order
    """
    cost = problem.cost_of(columns)
    client, in_a, in_b = problem.candidates_of(columns)
    order = np.lexsort((columns, cost, client))
    columns, cost = columns[order].astype(np.int64), cost[order]
    owner = client[order].astype(np.int32)
    in_a, in_b = in_a[order], in_b[order]
    a, b = problem.a.engineer[in_a], problem.b.engineer[in_b]
    seats = Seats.of(owner, a, b, problem.engineers)
    plan_use = [limit.use_a[in_a] + limit.use_b[in_b] for limit in problem.plan_limits]
    return Pool(
        column=columns,
        client=owner,
        start=np.searchsorted(owner, np.arange(problem.clients + 1)),
        a=a,
        b=b,
        seat_a=seats.of_a,
        seat_b=seats.of_b,
        cost=cost,
        unserved=problem.unserved,
        must=problem.must,
        plan_use=stacked(plan_use, len(columns)),
        plan_capacity=np.array([limit.capacity for limit in problem.plan_limits], dtype=np.int64),
        **seat_fields(problem, seats),
    )


def seats_alone(problem: TeamProblem) -> tuple[Pool, Seats]:
    """Lay out the seats of all candidates, for teams that are not listed.

    Returns
    -------
    A pool without entries; its seats, of candidates for A and of candidates for B.
    """
    seats = Seats.apart(problem)
    pool = make_pool(problem, np.zeros(0, dtype=np.int64))
    return pool._replace(**seat_fields(problem, seats)), seats


def renamed(chosen: IntArray, names: IntArray) -> IntArray:
    """Replace the positions of a choice by what stands there; `UNSERVED` stays."""
    result = np.full(len(chosen), UNSERVED, dtype=np.int64)
    served = chosen != UNSERVED
    result[served] = names[chosen[served]]
    return result


def reordered(pool: Pool, order: IntArray, cost: IntArray) -> Pool:
    """Lay the entries out in another order, client by client, with other costs.

    Parameters
    ----------
    order : [entries], entries by client, then by rising cost
    cost : [entries], what they cost instead
    """
    return pool._replace(
        column=pool.column[order],
        a=pool.a[order],
        b=pool.b[order],
        seat_a=pool.seat_a[order],
        seat_b=pool.seat_b[order],
        cost=cost[order],
        plan_use=np.take(pool.plan_use, order, axis=1),
    )


def entries_of(pool: Pool, columns: IntArray) -> IntArray:
    """Find the entries that hold some columns; all of them, or `UNSERVED`, must be there."""
    order = np.argsort(pool.column)
    served = columns != UNSERVED
    found = np.full(len(columns), UNSERVED, dtype=np.int64)
    found[served] = order[np.searchsorted(pool.column, columns[served], sorter=order)]
    return found


def fixed_loads(pool: Pool, chosen: IntArray) -> tuple[IntArray, IntArray]:
    """What a choice of entries uses.

    Parameters
    ----------
    chosen : [clients], an entry or `UNSERVED`

    Returns
    -------
    ([limits, engineers], [plan limits])
    """
    taken = chosen[chosen != UNSERVED]
    seats = np.concatenate([pool.seat_a[taken], pool.seat_b[taken]])
    seats = seats[seats != NO_SEAT]
    load = np.zeros(pool.capacity.shape, dtype=np.int64)
    for row, use in zip(load, pool.use, strict=True):
        np.add.at(row, pool.seat_engineer[seats], use[seats])
    return load, pool.plan_use[:, taken].sum(axis=1)


def sub_pool(
    pool: Pool,
    clients: IntArray,
    entries: IntArray,
    chosen: IntArray,
    used: tuple[IntArray, IntArray] | None = None,
) -> Pool:
    """Lay out some clients' entries, while all other clients keep what they have.

    Parameters
    ----------
    clients : positions in the pool, ascending
    entries : entries of these clients, ascending
    chosen : [clients of the pool], an entry or `UNSERVED`
    used : what `fixed_loads` says of this choice, for who asks for many parts of one

    Returns
    -------
    A pool whose `column` holds *entries* of the given one.
    """
    load, plan_load = used or fixed_loads(pool, chosen)
    own, own_plan = fixed_loads(pool, chosen[clients])
    load, plan_load = load - own, plan_load - own_plan
    position = np.full(len(pool.unserved), -1, dtype=np.int32)
    position[clients] = np.arange(len(clients), dtype=np.int32)
    client = position[pool.client[entries]]
    kept = np.unique(np.concatenate([pool.seat_a[entries], pool.seat_b[entries], [NO_SEAT]]))[1:]
    renumbered = np.full(len(pool.seat_engineer) + 1, NO_SEAT, dtype=np.int32)
    renumbered[kept] = np.arange(len(kept), dtype=np.int32)
    engineer = pool.seat_engineer[kept]
    base = load[pool.load_limit] if len(load) else np.zeros(load.shape[1], dtype=np.int64)
    return Pool(
        column=entries,
        client=client,
        start=np.searchsorted(client, np.arange(len(clients) + 1)),
        a=pool.a[entries],
        b=pool.b[entries],
        seat_a=renumbered[pool.seat_a[entries]],
        seat_b=renumbered[pool.seat_b[entries]],
        cost=pool.cost[entries],
        unserved=pool.unserved[clients],
        must=pool.must[clients],
        seat=kept.astype(np.int64),
        seat_engineer=engineer,
        seat_client=position[pool.seat_client[kept]],
        seat_kind=pool.seat_kind[kept],
        seat_start=np.searchsorted(engineer, np.arange(len(pool.seat_start))),
        use=np.take(pool.use, kept, axis=1),
        capacity=pool.capacity - load,
        load_limit=pool.load_limit,
        threshold=np.maximum(0, pool.threshold - base),
        slope=pool.slope,
        plan_use=np.take(pool.plan_use, entries, axis=1),
        plan_capacity=pool.plan_capacity - plan_load,
    )


def pool_cost(pool: Pool, chosen: IntArray) -> int | None:
    """Cost of a choice of entries, exact; None where it breaks a limit."""
    load, plan_load = fixed_loads(pool, chosen)
    served = chosen != UNSERVED
    over = (load > pool.capacity).any() or (plan_load > pool.plan_capacity).any()
    if over or (pool.must & ~served).any():
        return None
    cost = int(pool.cost[chosen[served]].sum()) + int(pool.unserved[~served].sum())
    if len(pool.threshold):
        cost += int((pool.slope * np.maximum(0, load[pool.load_limit] - pool.threshold)).sum())
    return cost

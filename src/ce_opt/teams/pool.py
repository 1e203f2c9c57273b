"""The pool: the columns in play, laid out for the compiled loops.

A TeamProblem says which teams are allowed without a list. Searching looks at some of them only,
and often at some of the clients only, while the others keep their teams: a neighbourhood is a pool
too, whose capacities are what the others leave. A *seat* is an engineer in seat A or seat B of a
client, as far as some column of the pool uses it; what columns use of the limits is kept per seat.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ce_opt.teams.problem import UNSERVED, BoolArray, IntArray, PositionArray, TeamProblem

__all__ = [
    "NO_SEAT",
    "Pool",
    "Seats",
    "carried",
    "entries_of",
    "fixed_loads",
    "make_pool",
    "pool_cost",
    "renamed",
    "reordered",
    "seat_keys",
    "seats_alone",
    "sub_pool",
]

NO_SEAT = -1
"""Position of the seat that a column without B does not have."""


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
    nothing = np.zeros(0, dtype=np.int64)
    few = nothing.astype(np.int32)
    pool = Pool(
        column=nothing,
        client=few,
        start=np.zeros(problem.clients + 1, dtype=np.int64),
        a=few,
        b=few,
        seat_a=few,
        seat_b=few,
        cost=nothing,
        unserved=problem.unserved,
        must=problem.must,
        plan_use=stacked([nothing for _ in problem.plan_limits], 0),
        plan_capacity=np.array([limit.capacity for limit in problem.plan_limits], dtype=np.int64),
        **seat_fields(problem, seats),
    )
    return pool, seats


def seat_fields(problem: TeamProblem, seats: Seats) -> dict[str, Any]:
    """Fields of a pool that follow from its seats and the limits."""
    place, cost = 0, problem.load_cost
    nothing = np.zeros((0, problem.engineers), dtype=np.int64)
    if cost is not None:
        place = cost.limit
    return {
        "seat": np.arange(len(seats.engineer)),
        "seat_engineer": seats.engineer,
        "seat_client": seats.client,
        "seat_kind": seats.kind,
        "seat_start": np.searchsorted(seats.engineer, np.arange(problem.engineers + 1)),
        "use": seat_use(problem, seats),
        "capacity": stacked([limit.capacity for limit in problem.limits], problem.engineers),
        "load_limit": place,
        "threshold": nothing if cost is None else cost.threshold,
        "slope": nothing if cost is None else cost.slope,
    }


class Seats(NamedTuple):
    """Distinct seats, and which of them each team (or each candidate) uses.

    Attributes
    ----------
    engineer, client, kind : [seats], sorted in this order; kind 0 is A, 1 is B
    of_a, of_b : [teams], or [candidates for A], [candidates for B]
    """

    engineer: PositionArray
    client: PositionArray
    kind: npt.NDArray[np.int8]
    of_a: PositionArray
    of_b: PositionArray

    @classmethod
    def of(cls, client: PositionArray, a: PositionArray, b: PositionArray, engineers: int) -> Seats:
        """Number the seats of teams by engineer, client and kind."""
        clients = int(client.max(initial=0)) + 1
        key_a = (a.astype(np.int64) * clients + client) * 2
        key_b = (b.astype(np.int64) * clients + client) * 2 + 1
        keys = np.unique(np.concatenate([key_a, key_b[b >= 0]]))
        of_a = np.searchsorted(keys, key_a)
        of_b = np.where(b >= 0, np.searchsorted(keys, key_b), NO_SEAT)
        person, rest = np.divmod(keys, 2 * clients)
        return cls(
            person.astype(np.int32),
            (rest // 2).astype(np.int32),
            (rest % 2).astype(np.int8),
            of_a.astype(np.int32),
            of_b.astype(np.int32),
        )

    @classmethod
    def apart(cls, problem: TeamProblem) -> Seats:
        """Number the seats of all candidates, who are each in one seat."""
        filled = np.nonzero(problem.b.engineer >= 0)[0]
        person = np.concatenate([problem.a.engineer, problem.b.engineer[filled]])
        client = np.concatenate([problem.a.client, problem.b.client[filled]])
        kind = np.zeros(len(person), dtype=np.int8)
        kind[len(problem.a.engineer) :] = 1
        order = np.lexsort((kind, client, person))
        place = np.empty(len(order), dtype=np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        of_b = np.full(len(problem.b.engineer), NO_SEAT, dtype=np.int32)
        of_b[filled] = place[len(problem.a.engineer) :]
        of_a = place[: len(problem.a.engineer)]
        return cls(person[order], client[order], kind[order], of_a, of_b)


def seat_use(problem: TeamProblem, seats: Seats) -> IntArray:
    """[limits, seats], what holding each seat uses."""
    where = (seats.client, seats.engineer)
    uses = [
        np.where(seats.kind == 0, limit.use_a[where], limit.use_b[where])
        for limit in problem.limits
    ]
    return stacked(uses, len(seats.engineer))


def stacked(rows: list[IntArray], width: int) -> IntArray:
    """Rows as one array, also where there are none."""
    return np.array(rows, dtype=np.int64).reshape(len(rows), width)


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


def carried(price: IntArray, pool: Pool, other: Pool) -> IntArray:
    """Prices of a pool's seats for the seats of another over the same clients; 0 for new ones."""
    keys, wanted = seat_keys(pool), seat_keys(other)
    place = np.minimum(np.searchsorted(keys, wanted), max(0, len(keys) - 1))
    if not len(keys):
        return np.zeros(len(wanted), dtype=np.int64)
    return np.where(keys[place] == wanted, price[place], 0)


def seat_keys(pool: Pool) -> IntArray:
    """[seats], one number for engineer, client and kind, ascending."""
    person = pool.seat_engineer.astype(np.int64) * len(pool.unserved)
    return (person + pool.seat_client) * 2 + pool.seat_kind


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
    if (load > pool.capacity).any() or (plan_load > pool.plan_capacity).any():
        return None
    if (pool.must & ~served).any():
        return None
    cost = int(pool.cost[chosen[served]].sum()) + int(pool.unserved[~served].sum())
    if len(pool.threshold):
        above = np.maximum(0, load[pool.load_limit] - pool.threshold)
        cost += int((pool.slope * above).sum())
    return cost

"""A move of ruin and recreate: a few rival clients' teams are taken away and dealt out anew.

The clients compete for the same engineers; each in turn gets its cheapest team that fits, or the
one that the prices recommend. Now and then a team is passed over at random (a *blink*: Christiaens
and Vanden Berghe 2020). A shift, a swap and an ejection chain (Yagiura, Ibaraki and Glover 2004)
are the moves of one, two and more clients.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ce_opt.teams.chance import Stream, below, uniform
from ce_opt.teams.compiled import inlined
from ce_opt.teams.insertion import (
    FAR,
    Guidance,
    cheapest,
    plan_kept,
    recommended,
)
from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import UNSERVED, IntArray
from ce_opt.teams.seats import NO_SEAT
from ce_opt.teams.standing import NOTHING, Standing, take_up
from ce_opt.teams.territory import Territory

__all__ = ["LARGEST_RUIN", "Move", "arrange", "recreate", "restore", "ruin", "take_out"]

LARGEST_RUIN = 10
"""Clients of a move at most."""
BLINK = 0.02
"""Chance that a team is passed over."""
RIVALS_AMONG = 60
"""Rivals are looked for among the engineers of so many of a client's cheapest teams."""


class Move(NamedTuple):
    """Clients taken out, their entries before and after; every array changes."""

    clients: IntArray
    former: IntArray
    latter: IntArray
    mark: IntArray

    @classmethod
    def among(cls, clients: int) -> Move:
        """Room for a move."""
        one, two, three = np.zeros((3, LARGEST_RUIN), dtype=np.int64)
        return cls(one, two, three, np.zeros(clients, dtype=np.int64))


@inlined
def ruin(
    pool: Pool, standing: Standing, move: Move, state: Stream, number: int, territory: Territory
) -> int:
    """Choose clients: one at random, and rivals of those chosen; return how many."""
    clients = territory.clients
    wanted = min(len(clients), 1 + below(state, LARGEST_RUIN - 1))
    count = add(move, 0, clients[below(state, len(clients))], number)
    for _ in range(4 * wanted):
        if count >= wanted:
            break
        one = move.clients[below(state, count)]
        rival = rival_of(pool, standing, one, state)
        if rival != UNSERVED and territory.home[rival] == territory.number:
            count = add(move, count, rival, number)
    if below(state, 4) == 0:
        other = clients[below(state, len(clients))]
        if standing.chosen[other] == UNSERVED:
            count = add(move, count, other, number)
    return count


@inlined
def add(move: Move, count: int, client: int, number: int) -> int:
    """Add a client to the move unless it is there already; return how many there are."""
    if move.mark[client] == number or count == LARGEST_RUIN:
        return count
    move.mark[client] = number
    move.clients[count] = client
    return count + 1


@inlined
def rival_of(pool: Pool, standing: Standing, client: int, state: Stream) -> int:
    """Pick a client served by an engineer whom this one has or would like; `UNSERVED` if none."""
    entry = standing.chosen[client]
    entries = min(pool.start[client + 1] - pool.start[client], RIVALS_AMONG)
    if entries == 0:
        return UNSERVED
    if entry == UNSERVED or below(state, 3):
        entry = pool.start[client] + int(entries * uniform(state) * uniform(state))
    engineer = pool.a[entry]
    if pool.seat_b[entry] != NO_SEAT and below(state, 2):
        engineer = pool.b[entry]
    if standing.serves[engineer] == 0:
        return UNSERVED
    held = standing.first[engineer]
    for _ in range(below(state, standing.serves[engineer])):
        held = standing.after[held]
    return held // 2 if held != NOTHING else UNSERVED


@inlined
def take_out(pool: Pool, standing: Standing, move: Move, count: int) -> int:
    """Take the clients' teams away from the loads; return what they cost."""
    cost = 0
    for place in range(count):
        client = move.clients[place]
        entry = standing.chosen[client]
        move.former[place] = entry
        if entry == UNSERVED:
            cost += pool.unserved[client]
        else:
            cost += pool.cost[entry] - take_up(pool, standing, entry, -1)
    return cost


@inlined
def arrange(pool: Pool, move: Move, count: int, state: Stream) -> None:
    """Order the clients: by chance, by what leaving them out costs, or by what they use."""
    for place in range(count):
        swap(move, place, place + below(state, count - place))
    way = below(state, 4)
    if way == 0:
        return
    for place in range(1, count):
        at = place
        while at > 0 and weight(pool, move, at, way) > weight(pool, move, at - 1, way):
            swap(move, at, at - 1)
            at -= 1


@inlined
def weight(pool: Pool, move: Move, place: int, way: int) -> int:
    """What clients are ordered by."""
    client = move.clients[place]
    if way == 1 or pool.use.shape[0] == 0 or pool.start[client] == pool.start[client + 1]:
        return int(pool.unserved[client])
    return int(pool.use[pool.load_limit, pool.seat_a[pool.start[client]]])


@inlined
def swap(move: Move, one: int, other: int) -> None:
    """Let two clients of the move change places."""
    for array in (move.clients, move.former):
        kept = array[one]
        array[one] = array[other]
        array[other] = kept


@inlined
def recreate(
    pool: Pool,
    standing: Standing,
    move: Move,
    count: int,
    limit: float,
    state: Stream,
    guidance: Guidance,
    territory: Territory,
) -> tuple[int, int]:
    """Give client after client a team; return how many were dealt with, and what they cost.

    It ends where the cost passes the limit, which it does where a client that must be served
    cannot be, or where a plan limit is broken in the end.
    """
    guided = guidance.share > 0.0 and uniform(state) < guidance.share
    plan_load = standing.plan_load
    cost = 0
    for place in range(count):
        client = move.clients[place]
        entry = UNSERVED
        if guided:
            entry = recommended(pool, standing, guidance, client, state, territory)
        if not guided or (entry == UNSERVED and not plan_kept(plan_load, pool.plan_capacity)):
            entry = cheapest(pool, standing, client, BLINK, state, territory)
        move.latter[place] = entry
        if entry != UNSERVED:
            cost += pool.cost[entry] + take_up(pool, standing, entry, 1)
        else:
            cost += FAR if pool.must[client] else pool.unserved[client]
        if cost > limit:
            return place + 1, cost
    return count, cost if plan_kept(plan_load, pool.plan_capacity) else FAR


@inlined
def restore(pool: Pool, standing: Standing, move: Move, count: int, placed: int) -> None:
    """Undo a move."""
    for place in range(placed):
        if move.latter[place] != UNSERVED:
            take_up(pool, standing, move.latter[place], -1)
    for place in range(count):
        if move.former[place] != UNSERVED:
            take_up(pool, standing, move.former[place], 1)

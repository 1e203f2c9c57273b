"""A plan under change inside compiled loops: who holds which seat, and what everybody carries."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ce_opt.teams.compiled import compiled, inlined
from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import UNSERVED, IntArray
from ce_opt.teams.seats import NO_SEAT

__all__ = ["NOTHING", "Standing", "fits", "load_cost", "standing_of", "take_over", "take_up"]

NOTHING = -1
"""The end of a list of seats."""


class Standing(NamedTuple):
    """The plan as it stands; every array changes.

    Attributes
    ----------
    chosen : [clients], an entry of the pool, or `UNSERVED`
    load : [limits, engineers]
    plan_load : [plan limits]
    first : [engineers], the head of the list of clients that each serves
    after, before : [2 · clients], the list goes on; 2c stands for seat A of client c, 2c + 1 for B
    serves : [engineers], length of the list
    """

    chosen: IntArray
    load: IntArray
    plan_load: IntArray
    first: IntArray
    after: IntArray
    before: IntArray
    serves: IntArray


def standing_of(pool: Pool, chosen: IntArray) -> Standing:
    """Set up a standing plan from a choice of entries."""
    engineers, clients = pool.capacity.shape[1], len(pool.unserved)
    standing = Standing(
        np.full(clients, UNSERVED, dtype=np.int64),
        np.zeros(pool.capacity.shape, dtype=np.int64),
        np.zeros(len(pool.plan_capacity), dtype=np.int64),
        np.full(engineers, NOTHING, dtype=np.int64),
        np.full(2 * clients, NOTHING, dtype=np.int64),
        np.full(2 * clients, NOTHING, dtype=np.int64),
        np.zeros(engineers, dtype=np.int64),
    )
    place_all(pool, standing, chosen)
    return standing


@compiled
def place_all(pool: Pool, standing: Standing, chosen: IntArray) -> None:
    """Give every client its entry."""
    for client in range(len(chosen)):
        if chosen[client] != UNSERVED:
            take_up(pool, standing, chosen[client], 1)
            take_over(pool, standing, client, chosen[client])


@inlined
def load_cost(threshold: IntArray, slope: IntArray, engineer: int, load: int) -> int:
    """Cost of an engineer's load."""
    cost = 0
    for piece in range(threshold.shape[0]):
        above = load - threshold[piece, engineer]
        if above > 0:
            cost += slope[piece, engineer] * above
    return cost


@inlined
def fits(use: IntArray, load: IntArray, capacity: IntArray, engineer: int, seat: int) -> bool:
    """Whether an engineer has room for one more seat in every limit."""
    for limit in range(capacity.shape[0]):
        if load[limit, engineer] + use[limit, seat] > capacity[limit, engineer]:
            return False
    return True


@inlined
def take_up(pool: Pool, standing: Standing, entry: int, sign: int) -> int:
    """Add (or, with sign −1, take away) what an entry uses; return the load cost that changes."""
    changed = 0
    threshold, slope, limited = pool.threshold, pool.slope, pool.load_limit
    for seat in (pool.seat_a[entry], pool.seat_b[entry]):
        if seat == NO_SEAT:
            continue
        engineer = pool.seat_engineer[seat]
        if threshold.shape[0]:
            changed -= load_cost(threshold, slope, engineer, standing.load[limited, engineer])
        for limit in range(pool.capacity.shape[0]):
            standing.load[limit, engineer] += sign * pool.use[limit, seat]
        if threshold.shape[0]:
            changed += load_cost(threshold, slope, engineer, standing.load[limited, engineer])
    for limit in range(len(pool.plan_capacity)):
        standing.plan_load[limit] += sign * pool.plan_use[limit, entry]
    return changed


@inlined
def take_over(pool: Pool, standing: Standing, client: int, entry: int) -> None:
    """Let a client's choice be `entry` (or `UNSERVED`), and keep the lists of who serves whom."""
    former = standing.chosen[client]
    if former != UNSERVED:
        strike(standing, pool.a[former], 2 * client)
        if pool.seat_b[former] != NO_SEAT:
            strike(standing, pool.b[former], 2 * client + 1)
    standing.chosen[client] = entry
    if entry != UNSERVED:
        enter(standing, pool.a[entry], 2 * client)
        if pool.seat_b[entry] != NO_SEAT:
            enter(standing, pool.b[entry], 2 * client + 1)


@inlined
def enter(standing: Standing, engineer: int, held: int) -> None:
    """Put a seat at the head of the engineer's list."""
    head = standing.first[engineer]
    standing.after[held] = head
    standing.before[held] = NOTHING
    if head != NOTHING:
        standing.before[head] = held
    standing.first[engineer] = held
    standing.serves[engineer] += 1


@inlined
def strike(standing: Standing, engineer: int, held: int) -> None:
    """Take a seat out of the engineer's list."""
    after, before = standing.after[held], standing.before[held]
    if after != NOTHING:
        standing.before[after] = before
    if before == NOTHING:
        standing.first[engineer] = after
    else:
        standing.after[before] = after
    standing.serves[engineer] -= 1

"""Cyclic exchanges: seats go round among several engineers.

A seat goes to another engineer and pushes one of theirs out, which goes on to a third, and so on;
the last one takes the place that the first has left, or stays where nobody has to leave. Such
*ways* are searched depth first (Ahuja, Orlin and Sharma 2003; for generalised assignment Yagiura,
Iwasaki, Ibaraki and Glover 2004). Only sums below zero are followed: every cycle that lowers the
cost can be entered at a place from which all of them are (Lin and Kernighan 1973).

Costs are counted at prices of the costly limit, so that they are small where a plan is good: a unit
in use is paid for, and a load costs what it is away from where it would be cheapest.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ce_opt.teams.charge import Charge, regret
from ce_opt.teams.compiled import inlined, spliced
from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import UNSERVED, BoolArray, IntArray, PositionArray
from ce_opt.teams.seats import NO_SEAT
from ce_opt.teams.standing import NOTHING, Standing, take_over

__all__ = ["Marks", "Way", "descend", "give"]

LONGEST = 5
"""Seats of a way at most."""
CANDIDATES = 12
"""Entries of a client that are looked at, those of least reduced cost."""
MOST_STEPS = 2_000
"""Steps of the search from one seat."""
END = -2
"""No seat has been pushed out yet: first the way may end here."""


class Way(NamedTuple):
    """Seats that move one after the other; every array changes.

    Attributes
    ----------
    held, holder : [depths], seats (2c is seat A of client c, 2c + 1 is seat B) and who holds them
    total : [depths], change of cost before the seat has found a place
    entry, last : [depths], the entry that is looked at, and the end of those of the client
    out : [depths], which seat is to be pushed out next; `END` before the first, `NOTHING` after all
    best_held, best_entry : [depths], the best way so far
    busy : [engineers], whether they have taken a seat on the way
    moving : [clients], whether one of their seats is on the way
    """

    held: IntArray
    holder: IntArray
    total: IntArray
    entry: IntArray
    last: IntArray
    out: IntArray
    best_held: IntArray
    best_entry: IntArray
    busy: BoolArray
    moving: BoolArray

    @classmethod
    def through(cls, pool: Pool) -> Way:
        """Room for a way."""
        engineers, clients = pool.capacity.shape[1], len(pool.unserved)
        held, holder, total, entry, last, out, best_held, best_entry = np.zeros(
            (8, LONGEST + 1), dtype=np.int64
        )
        busy, moving = np.zeros(engineers, dtype=bool), np.zeros(clients, dtype=bool)
        return cls(held, holder, total, entry, last, out, best_held, best_entry, busy, moving)


class Marks(NamedTuple):
    """What has changed since a seat was last looked at; all but the first change.

    Attributes
    ----------
    seats : seats that any entry fills, ascending
    clock : [1], counts changes
    changed : [engineers], when their load changed last
    seen : [2 · clients], when the seat was looked at last
    """

    seats: IntArray
    clock: IntArray
    changed: IntArray
    seen: IntArray

    @classmethod
    def fresh(cls, pool: Pool) -> Marks:
        """Nothing has been looked at."""
        clients = len(pool.unserved)
        paired = pool.client[pool.seat_b != NO_SEAT]
        seats = np.union1d(2 * np.arange(clients), 2 * paired.astype(np.int64) + 1)
        clock = np.zeros(1, dtype=np.int64)
        changed = np.zeros(pool.capacity.shape[1], dtype=np.int64)
        return cls(seats, clock, changed, np.full(2 * clients, -1, dtype=np.int64))


@inlined
def carry(pool: Pool, standing: Standing, charge: Charge, entry: int, sign: int) -> int:
    """Add (or, with sign −1, take away) what an entry uses; return by how much regret changes."""
    price, base, kink, slope = charge.price, charge.base, charge.kink, charge.slope
    load = standing.load[pool.load_limit]
    change = 0
    for seat in (pool.seat_a[entry], pool.seat_b[entry]):
        if seat == NO_SEAT:
            continue
        engineer = pool.seat_engineer[seat]
        change -= regret(price, base, kink, slope, engineer, load[engineer])
        for limit in range(pool.capacity.shape[0]):
            standing.load[limit, engineer] += sign * pool.use[limit, seat]
        change += regret(price, base, kink, slope, engineer, load[engineer])
    for limit in range(len(pool.plan_capacity)):
        standing.plan_load[limit] += sign * pool.plan_use[limit, entry]
    return change


@inlined
def give(
    pool: Pool, standing: Standing, charge: Charge, marks: Marks, client: int, entry: int
) -> int:
    """Let a client have another entry; return the change of cost."""
    former = standing.chosen[client]
    change = pool.cost[entry] - pool.cost[former]
    change += carry(pool, standing, charge, former, -1)
    change += carry(pool, standing, charge, entry, 1)
    take_over(pool, standing, client, entry)
    marks.clock[0] += 1
    for one in (former, entry):
        marks.changed[pool.a[one]] = marks.clock[0]
        if pool.seat_b[one] != NO_SEAT:
            marks.changed[pool.b[one]] = marks.clock[0]
    return int(change)


@inlined
def descend(
    pool: Pool, standing: Standing, charge: Charge, way: Way, marks: Marks, place: int
) -> tuple[int, int]:
    """Take the best way from seat after seat, until none lowers the cost.

    Parameters
    ----------
    place : position of the seat after which to begin

    Returns
    -------
    The change of cost, and the steps that it took.
    """
    # The arrays are taken out of their tuples here, not for every seat: each time counts.
    start, a, b, cost = pool.start, pool.a, pool.b, pool.cost
    seat_a, seat_b, chosen = pool.seat_a, pool.seat_b, standing.chosen
    first, following = standing.first, standing.after
    uses, loads, limits = pool.use, standing.load, pool.capacity
    load, use = loads[pool.load_limit], uses[pool.load_limit]
    price, base, kink, slope = charge.price, charge.base, charge.kink, charge.slope
    held, holder, total, entry = way.held, way.holder, way.total, way.entry
    last, out, busy, moving = way.last, way.out, way.busy, way.moving
    best_held, best_entry = way.best_held, way.best_entry
    seats, clock, changed, seen = marks.seats, marks.clock, marks.changed, marks.seen
    alone = limits.shape[0] == 1
    gain = 0
    steps = 0
    idle = 0
    while idle < len(seats):
        place = (place + 1) % len(seats)
        origin = seats[place]
        idle += 1
        steps += 1
        since = seen[origin]
        home = holder_of(a, b, chosen, origin)
        if home == NOTHING or not stirred(start, a, b, changed, origin, home, since):
            continue
        everywhere = changed[home] > since
        weight = use[seat_of(seat_a, seat_b, chosen, origin)]
        relief = regret(price, base, kink, slope, home, load[home] - weight)
        relief -= regret(price, base, kink, slope, home, load[home])
        hope = min(0, relief)
        best = 0
        length = 0
        until = steps + MOST_STEPS
        depth = 0
        held[0], holder[0], total[0], out[0] = origin, home, 0, END
        entry[0], last[0] = candidates(start, origin)
        moving[origin // 2] = True
        while depth >= 0:
            steps += 1
            client, tried = held[depth] // 2, entry[depth]
            if tried == last[depth] or steps > until:
                moving[client] = busy[holder[depth]] = False
                depth -= 1
                continue
            engineer = taker(a, b, chosen[client], held[depth], tried)
            known = depth == 0 and not everywhere and changed[engineer] <= since
            carried = load[engineer]
            rise = total[depth] + cost[tried] - cost[chosen[client]]
            rise -= regret(price, base, kink, slope, engineer, carried)
            # Nobody who takes a seat can gain more than all that their load costs now.
            useless = rise + hope >= 0 and engineer != home
            if engineer == NOTHING or known or useless or busy[engineer]:
                entry[depth] += 1
                continue
            seat = seat_b[tried] if held[depth] % 2 else seat_a[tried]
            carried += use[seat]
            if out[depth] == END:
                left, change = carried, rise + relief
                if engineer == home:
                    left, change = carried - weight, rise
                change += regret(price, base, kink, slope, engineer, left)
                if change < best and may_end(pool, standing, way, depth, engineer, home):
                    best = change
                    length = depth + 1
                    best_held[:length] = held[:length]
                    best_entry[:length] = entry[:length]
                out[depth] = NOTHING if engineer == home else first[engineer]
            pushed = out[depth]
            if pushed == NOTHING or depth + 1 == LONGEST:
                entry[depth] += 1
                out[depth] = END
                continue
            out[depth] = following[pushed]
            other = chosen[pushed // 2]
            former = seat_b[other] if pushed % 2 else seat_a[other]
            change = rise + regret(price, base, kink, slope, engineer, carried - use[former])
            fitting = alone or fits_instead(uses, loads, limits, engineer, seat, former)
            if change + hope >= 0 or moving[pushed // 2] or not fitting:
                continue
            depth += 1
            held[depth], holder[depth], total[depth], out[depth] = pushed, engineer, change, END
            entry[depth], last[depth] = candidates(start, pushed)
            moving[pushed // 2] = busy[engineer] = True
        seen[origin] = clock[0]
        if length > 0:
            idle = 0
            gain += take(pool, standing, charge, way, marks, length)
    return gain, steps


@spliced
def holder_of(a: PositionArray, b: PositionArray, chosen: IntArray, held: int) -> int:
    """Who holds a seat; `NOTHING` where it is empty."""
    entry = chosen[held // 2]
    holder = b[entry] if held % 2 else a[entry]
    return int(holder) if entry != UNSERVED else NOTHING


@spliced
def stirred(
    start: IntArray,
    a: PositionArray,
    b: PositionArray,
    changed: IntArray,
    held: int,
    home: int,
    since: int,
) -> bool:
    """Whether something has changed with a seat's engineer, or with one who might have it."""
    found = changed[home] > since
    low, high = candidates(start, held)
    for entry in range(low, high):
        engineer = b[entry] if held % 2 else a[entry]
        found = found or (engineer != NOTHING and changed[engineer] > since)
    return bool(found)


@spliced
def candidates(start: IntArray, held: int) -> tuple[int, int]:
    """First and end of the entries that are looked at for a seat."""
    client = held // 2
    return start[client], min(start[client] + CANDIDATES, start[client + 1])


@spliced
def taker(a: PositionArray, b: PositionArray, now: int, held: int, entry: int) -> int:
    """Who gets a seat by an entry; `NOTHING` where nobody does, or the other seat changes too."""
    at_b = held % 2 == 1
    stays = a[entry] == a[now] if at_b else b[entry] == b[now]
    other = b[entry] if at_b else a[entry]
    return int(other) if stays and entry != now else NOTHING


@inlined
def take(
    pool: Pool, standing: Standing, charge: Charge, way: Way, marks: Marks, length: int
) -> int:
    """Let all seats of the best way move; return the change of cost."""
    change = 0
    for depth in range(length):
        client = way.best_held[depth] // 2
        change += give(pool, standing, charge, marks, client, way.best_entry[depth])
    return change


@spliced
def seat_of(seat_a: PositionArray, seat_b: PositionArray, chosen: IntArray, held: int) -> int:
    """The pool's seat that is held."""
    entry = chosen[held // 2]
    return int(seat_b[entry] if held % 2 else seat_a[entry])


@inlined
def may_end(pool: Pool, standing: Standing, way: Way, depth: int, engineer: int, home: int) -> bool:
    """Whether a way can end with this engineer: whatever does not give way is kept."""
    entry = way.entry[depth]
    seat = pool.seat_b[entry] if way.held[depth] % 2 else pool.seat_a[entry]
    left = seat_of(pool.seat_a, pool.seat_b, standing.chosen, way.held[0])
    out = left if engineer == home else NO_SEAT
    if not fits_instead(pool.use, standing.load, pool.capacity, engineer, seat, out):
        return False
    for limit in range(len(pool.plan_capacity)):
        used = standing.plan_load[limit]
        for step in range(depth + 1):
            used += pool.plan_use[limit, way.entry[step]]
            used -= pool.plan_use[limit, standing.chosen[way.held[step] // 2]]
        if used > pool.plan_capacity[limit]:
            return False
    return True


@spliced
def fits_instead(
    use: IntArray, load: IntArray, capacity: IntArray, engineer: int, seat: int, out: int
) -> bool:
    """Whether an engineer has room for one seat when another is given away."""
    fitting = True
    for limit in range(capacity.shape[0]):
        used = load[limit, engineer] + use[limit, seat]
        if out != NO_SEAT:
            used -= use[limit, out]
        fitting = fitting and used <= capacity[limit, engineer]
    return bool(fitting)

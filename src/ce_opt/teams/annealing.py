"""Ruin and recreate: fast moves that take a few rival clients' teams away and deal them out anew.

A move removes up to ten clients that compete for the same engineers and gives each in turn its
cheapest team that fits; now and then a team is passed over at random (a *blink*: Christiaens and
Vanden Berghe 2020). A shift, a swap and an ejection chain (Yagiura, Ibaraki and Glover 2004) are
the moves of one, two and more clients. What a move may lose is drawn as in simulated annealing
(Kirkpatrick, Gelatt and Vecchi 1983; Schrimpf et al. 2000 for ruin and recreate).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.chance import Stream, below, stream, uniform
from ce_opt.teams.compiled import compiled, inlined
from ce_opt.teams.pool import NO_SEAT, Pool
from ce_opt.teams.problem import LARGEST_SUM, UNSERVED, IntArray
from ce_opt.teams.standing import (
    NOTHING,
    Standing,
    fits,
    load_cost,
    standing_of,
    take_over,
    take_up,
)

__all__ = ["WORK_PER_MOVE", "Annealing", "Schedule", "recreate_all"]

LARGEST_RUIN = 10
"""Clients of a move at most."""
BLINK = 0.02
"""Chance that a team is passed over."""
GUIDED_BLINK = 0.1
"""The same, where teams are taken in the order of reduced costs."""
RIVALS_AMONG = 60
"""Rivals are looked for among the engineers of so many of a client's cheapest teams."""
WORK_PER_MOVE = 7e-6
"""Deterministic time, about the seconds that a move takes."""
FAR = 2**60
"""Dearer than any team."""


class Move(NamedTuple):
    """Clients taken out, their entries before and after; every array changes."""

    clients: IntArray
    former: IntArray
    latter: IntArray
    mark: IntArray


class Guidance(NamedTuple):
    """Which entries the prices of a decomposition recommend.

    Attributes
    ----------
    ranked : [entries], each client's entries by rising reduced cost
    unserved : [clients], how many of them are better than leaving the client out
    share : chance that a move follows it
    """

    ranked: IntArray
    unserved: IntArray
    share: float

    @classmethod
    def none(cls, pool: Pool) -> Guidance:
        """No prices are known yet."""
        nothing = np.zeros(0, dtype=np.int64)
        return cls(nothing, nothing, 0.0)

    @classmethod
    def of(cls, pool: Pool, reduced: IntArray, share: float = 0.9) -> Guidance:
        """Rank the entries of a pool; `reduced` in 2^−PRICE_BITS cost units."""
        limit = np.where(pool.must, np.int64(LARGEST_SUM), pool.unserved << PRICE_BITS)
        better = np.bincount(pool.client[reduced < limit[pool.client]], minlength=len(limit))
        return cls(np.lexsort((reduced, pool.client)), better.astype(np.int64), share)


class Schedule(NamedTuple):
    """Temperatures of a run, in cost units: a move may lose about so much."""

    first: float
    last: float

    @classmethod
    def of(cls, cost: int, clients: int, first: float = 0.4, last: float = 0.01) -> Schedule:
        """Temperatures as shares of what a client of a plan costs on average."""
        mean = max(1.0, abs(cost) / max(1, clients))
        return cls(first * mean, last * mean)

    def part(self, number: int, parts: int) -> Schedule:
        """One of several parts that follow each other."""
        fall = (self.last / self.first) ** (1.0 / parts)
        return Schedule(self.first * fall**number, self.first * fall ** (number + 1))


class Annealing:
    """A run that can be taken up again where it paused.

    Attributes
    ----------
    best : [clients], the best choice of entries so far
    best_cost : its cost
    """

    def __init__(self, pool: Pool, chosen: IntArray, cost: int, seed: int) -> None:
        self.pool = pool
        self.standing = standing_of(pool, chosen)
        self.cost = self.best_cost = cost
        self.best = chosen.copy()
        self.stream = stream(seed)
        clients = len(pool.unserved)
        one, two, three = np.zeros((3, LARGEST_RUIN), dtype=np.int64)
        self.move = Move(one, two, three, np.zeros(clients, dtype=np.int64))

    def run(self, moves: int, schedule: Schedule, guidance: Guidance) -> None:
        """Try a number of moves while it cools from the first temperature to the last."""
        self.move.mark[:] = 0
        self.cost, self.best_cost = anneal(
            self.pool,
            self.standing,
            self.move,
            self.stream,
            (moves, self.cost, self.best_cost),
            schedule,
            guidance,
            self.best,
        )


def recreate_all(pool: Pool, wanted: IntArray | None = None) -> IntArray:
    """Build a plan: clients that must be served first, then those dearest to lose.

    Parameters
    ----------
    wanted : [clients], entries to keep as far as they fit together, or `UNSERVED`; what is left is
        dealt out after them
    """
    nobody = np.full(len(pool.unserved), UNSERVED, dtype=np.int64)
    standing = standing_of(pool, nobody)
    choices = np.diff(pool.start)
    order = np.lexsort((choices, -pool.unserved, ~pool.must)).astype(np.int64)
    if wanted is not None:
        keep_in_order(pool, standing, order, wanted)
    place_in_order(pool, standing, order)
    return standing.chosen


@compiled
def keep_in_order(pool: Pool, standing: Standing, order: IntArray, wanted: IntArray) -> None:
    """Give client after client the entry wanted, where it fits."""
    for client in order:
        entry = wanted[client]
        if entry == UNSERVED:
            continue
        fitting = room_in_plan(pool.plan_use, standing.plan_load, pool.plan_capacity, entry)
        for seat in (pool.seat_a[entry], pool.seat_b[entry]):
            if seat != NO_SEAT:
                engineer = pool.seat_engineer[seat]
                fitting = fitting and fits(pool.use, standing.load, pool.capacity, engineer, seat)
        if fitting:
            take_up(pool, standing, entry, 1)
            take_over(pool, standing, client, entry)


@compiled
def place_in_order(pool: Pool, standing: Standing, order: IntArray) -> None:
    """Give every client without a team its cheapest one that fits."""
    no_blinks = np.zeros(1, dtype=np.uint64)
    for client in order:
        if standing.chosen[client] != UNSERVED:
            continue
        entry = cheapest(pool, standing, client, 0.0, no_blinks)
        if entry != UNSERVED:
            take_up(pool, standing, entry, 1)
            take_over(pool, standing, client, entry)


@compiled
def anneal(
    pool: Pool,
    standing: Standing,
    move: Move,
    state: Stream,
    run: tuple[int, int, int],
    schedule: Schedule,
    guidance: Guidance,
    best_chosen: IntArray,
) -> tuple[int, int]:
    """Try moves; `run` is (moves, present cost, best cost), the last two are returned anew."""
    moves, cost, best = run
    cooling = np.log(schedule.last / schedule.first) / max(1, moves)
    for number in range(moves):
        temperature = schedule.first * np.exp(cooling * number)
        count = ruin(pool, standing, move, state, number + 1)
        before = take_out(pool, standing, move, count)
        arrange(pool, move, count, state)
        limit = before - temperature * np.log(uniform(state))
        placed, after = recreate(pool, standing, move, count, limit, state, guidance)
        if placed < count or after > limit:
            restore(pool, standing, move, count, placed)
            continue
        for place in range(count):
            if move.former[place] != move.latter[place]:
                take_over(pool, standing, move.clients[place], move.latter[place])
        cost += after - before
        if cost < best:
            best = cost
            best_chosen[:] = standing.chosen
    return cost, best


@inlined
def ruin(pool: Pool, standing: Standing, move: Move, state: Stream, number: int) -> int:
    """Choose clients: one at random, and rivals of those chosen; return how many."""
    clients = len(pool.unserved)
    wanted = min(clients, 1 + below(state, LARGEST_RUIN - 1))
    count = add(move, 0, below(state, clients), number)
    for _ in range(4 * wanted):
        if count >= wanted:
            break
        one = move.clients[below(state, count)]
        rival = rival_of(pool, standing, one, state)
        if rival != UNSERVED:
            count = add(move, count, rival, number)
    if below(state, 4) == 0:
        other = below(state, clients)
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
) -> tuple[int, int]:
    """Give client after client a team; return how many were dealt with, and what they cost.

    It ends where the cost passes the limit, which it does where a client that must be served
    cannot be.
    """
    guided = guidance.share > 0.0 and uniform(state) < guidance.share
    cost = 0
    for place in range(count):
        client = move.clients[place]
        if guided:
            entry = recommended(pool, standing, guidance, client, state)
        else:
            entry = cheapest(pool, standing, client, BLINK, state)
        move.latter[place] = entry
        if entry != UNSERVED:
            cost += pool.cost[entry] + take_up(pool, standing, entry, 1)
        else:
            cost += FAR if pool.must[client] else pool.unserved[client]
        if cost > limit:
            return place + 1, cost
    return count, cost


@inlined
def cheapest(pool: Pool, standing: Standing, client: int, blink: float, state: Stream) -> int:
    """Return the cheapest entry that fits; `UNSERVED` where that is cheaper."""
    best = FAR if pool.must[client] else pool.unserved[client]
    found = UNSERVED
    # The arrays are taken out of their tuples before the loop, not in it: each time counts.
    costs, a, b, seat_a, seat_b = pool.cost, pool.a, pool.b, pool.seat_a, pool.seat_b
    use, load, capacity = pool.use, standing.load, pool.capacity
    threshold, slope, limited = pool.threshold, pool.slope, pool.load_limit
    plan_use, plan_load, plan_capacity = pool.plan_use, standing.plan_load, pool.plan_capacity
    for entry in range(pool.start[client], pool.start[client + 1]):
        cost = costs[entry]
        if cost >= best:  # the others cost more, and loads cost nothing less
            break
        if not fits(use, load, capacity, a[entry], seat_a[entry]):
            continue
        paired = seat_b[entry] != NO_SEAT
        if paired and not fits(use, load, capacity, b[entry], seat_b[entry]):
            continue
        cost += added(use, load, threshold, slope, limited, a[entry], seat_a[entry])
        if paired:
            cost += added(use, load, threshold, slope, limited, b[entry], seat_b[entry])
        if cost >= best or not room_in_plan(plan_use, plan_load, plan_capacity, entry):
            continue
        if blink == 0.0 or uniform(state) >= blink:
            best = cost
            found = entry
    return found


@inlined
def recommended(
    pool: Pool, standing: Standing, guidance: Guidance, client: int, state: Stream
) -> int:
    """Return the entry of least reduced cost that fits; `UNSERVED` where that is better."""
    a, b, seat_a, seat_b = pool.a, pool.b, pool.seat_a, pool.seat_b
    use, load, capacity = pool.use, standing.load, pool.capacity
    plan_use, plan_load, plan_capacity = pool.plan_use, standing.plan_load, pool.plan_capacity
    ranked = guidance.ranked
    start = pool.start[client]
    for place in range(start, start + guidance.unserved[client]):
        entry = ranked[place]
        if not fits(use, load, capacity, a[entry], seat_a[entry]):
            continue
        if seat_b[entry] != NO_SEAT and not fits(use, load, capacity, b[entry], seat_b[entry]):
            continue
        if not room_in_plan(plan_use, plan_load, plan_capacity, entry):
            continue
        if uniform(state) >= GUIDED_BLINK:
            return int(entry)
    return UNSERVED


@inlined
def added(
    use: IntArray,
    load: IntArray,
    threshold: IntArray,
    slope: IntArray,
    limited: int,
    engineer: int,
    seat: int,
) -> int:
    """Load cost that one more seat adds."""
    if threshold.shape[0] == 0:
        return 0
    now = load[limited, engineer]
    more = load_cost(threshold, slope, engineer, now + use[limited, seat])
    return more - load_cost(threshold, slope, engineer, now)


@inlined
def room_in_plan(use: IntArray, load: IntArray, capacity: IntArray, entry: int) -> bool:
    """Whether every plan limit has room for an entry."""
    room = True
    for limit in range(len(capacity)):
        room = room and load[limit] + use[limit, entry] <= capacity[limit]
    return room


@inlined
def restore(pool: Pool, standing: Standing, move: Move, count: int, placed: int) -> None:
    """Undo a move."""
    for place in range(placed):
        if move.latter[place] != UNSERVED:
            take_up(pool, standing, move.latter[place], -1)
    for place in range(count):
        if move.former[place] != UNSERVED:
            take_up(pool, standing, move.former[place], 1)

"""Which team a client gets while the others keep theirs; and a whole plan built in this way.

It is the cheapest one that fits, or the first that fits of those that the prices recommend.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.chance import Stream, uniform
from ce_opt.teams.compiled import compiled, inlined
from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import LARGEST_SUM, UNSERVED, IntArray
from ce_opt.teams.seats import NO_SEAT
from ce_opt.teams.standing import Standing, fits, load_cost, standing_of, take_over, take_up
from ce_opt.teams.territory import Territory, lies_within

__all__ = ["FAR", "Guidance", "cheapest", "recommended", "recreate_all"]

GUIDED_BLINK = 0.1
"""Chance that a recommended team is passed over."""
FAR = 2**60
"""Dearer than any team."""


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

    def within(self, pool: Pool, clients: IntArray, entries: IntArray) -> Guidance:
        """Guidance among some entries (ascending) of some clients (ascending) of its pool."""
        first, count = pool.start[clients], np.diff(pool.start)[clients]
        owner = np.repeat(np.arange(len(clients)), count)
        rank = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
        ranked = self.ranked[first[owner] + rank]
        place = np.minimum(np.searchsorted(entries, ranked), max(0, len(entries) - 1))
        kept = entries[place] == ranked if len(entries) else np.zeros(len(ranked), dtype=bool)
        is_better = rank < self.unserved[clients][owner]
        better = np.bincount(owner[kept & is_better], minlength=len(clients))
        return Guidance(place[kept], better.astype(np.int64), self.share)


def recreate_all(pool: Pool, wanted: IntArray | None = None) -> IntArray:
    """Build a plan: first who must be served or is asked for, then those dearest to lose.

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
    for asked in (True, False):
        place_in_order(pool, standing, order, asked, Territory.whole(pool))
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
def place_in_order(
    pool: Pool, standing: Standing, order: IntArray, asked: bool, territory: Territory
) -> None:
    """Give every client without a team its cheapest one that fits.

    With `asked`, only clients that must be served, and those that broken plan limits ask for.
    """
    no_blinks = np.zeros(1, dtype=np.uint64)
    for client in order:
        wanted = pool.must[client] or wanted_in_plan(pool, standing.plan_load, client)
        if standing.chosen[client] != UNSERVED or (asked and not wanted):
            continue
        entry = cheapest(pool, standing, client, 0.0, no_blinks, territory)
        if entry != UNSERVED:
            take_up(pool, standing, entry, 1)
            take_over(pool, standing, client, entry)


@inlined
def cheapest(
    pool: Pool,
    standing: Standing,
    client: int,
    blink: float,
    state: Stream,
    territory: Territory,
) -> int:
    """Return the cheapest entry that fits; `UNSERVED` where that is cheaper.

    A client that the plan limits ask for is not left out because that is cheaper. (All entries of a
    client are taken to use those limits alike; where they do not, a move may fail that need not.)
    """
    best = FAR if pool.must[client] else pool.unserved[client]
    found = UNSERVED
    # The arrays are taken out of their tuples before the loop, not in it: each time counts.
    costs, a, b, seat_a, seat_b = pool.cost, pool.a, pool.b, pool.seat_a, pool.seat_b
    use, load, capacity = pool.use, standing.load, pool.capacity
    threshold, slope, limited = pool.threshold, pool.slope, pool.load_limit
    plan_use, plan_load, plan_capacity = pool.plan_use, standing.plan_load, pool.plan_capacity
    region, number = territory.region, territory.number
    if not plan_kept(plan_load, plan_capacity) and wanted_in_plan(pool, plan_load, client):
        best = FAR
    for entry in range(pool.start[client], pool.start[client + 1]):
        cost = costs[entry]
        if cost >= best:  # the others cost more, and loads cost nothing less
            break
        if not lies_within(region, number, a, b, seat_b, entry):
            continue
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
    pool: Pool,
    standing: Standing,
    guidance: Guidance,
    client: int,
    state: Stream,
    territory: Territory,
) -> int:
    """Return the entry of least reduced cost that fits; `UNSERVED` where that is better."""
    a, b, seat_a, seat_b = pool.a, pool.b, pool.seat_a, pool.seat_b
    use, load, capacity = pool.use, standing.load, pool.capacity
    plan_use, plan_load, plan_capacity = pool.plan_use, standing.plan_load, pool.plan_capacity
    ranked = guidance.ranked
    region, number = territory.region, territory.number
    start = pool.start[client]
    for place in range(start, start + guidance.unserved[client]):
        entry = ranked[place]
        if not lies_within(region, number, a, b, seat_b, entry):
            continue
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
    """Whether every plan limit has room for an entry; one that it does not use has."""
    room = True
    for limit in range(len(capacity)):
        used = use[limit, entry]
        room = room and (used <= 0 or load[limit] + used <= capacity[limit])
    return room


@inlined
def wanted_in_plan(pool: Pool, plan_load: IntArray, client: int) -> bool:
    """Whether a plan limit is broken as it stands, and a team of the client would mend it."""
    entry, wanted = pool.start[client], False
    if entry < pool.start[client + 1]:
        for limit in range(len(plan_load)):
            lacking = plan_load[limit] > pool.plan_capacity[limit]
            wanted = wanted or (lacking and pool.plan_use[limit, entry] < 0)
    return wanted


@inlined
def plan_kept(load: IntArray, capacity: IntArray) -> bool:
    """Whether no plan limit is broken."""
    kept = True
    for limit in range(len(capacity)):
        kept = kept and load[limit] <= capacity[limit]
    return kept

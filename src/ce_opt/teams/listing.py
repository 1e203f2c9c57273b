"""Listing: the teams of a client in the order of their reduced cost, as far as they are wanted.

The candidates of each profile are sorted by value. For two profiles, pairs are formed from the
cheapest ones on until no further one can be among those wanted: of ninety thousand pairs a few
hundred are looked at. Ties, which cost something of their own, are looked at one by one.
"""

from __future__ import annotations

import numpy as np

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.candidates import FORBIDDEN, Candidates, Pairing
from ce_opt.teams.compiled import compiled, inlined
from ce_opt.teams.pair_cost import NO_TIE, pair_cost, tie_of
from ce_opt.teams.pricing import SeatValues
from ce_opt.teams.problem import LARGEST_SUM, IntArray, TeamProblem

__all__ = ["cheapest_columns", "columns_within"]


def cheapest_columns(
    problem: TeamProblem, values: SeatValues, count: int
) -> tuple[IntArray, IntArray]:
    """Return the columns of least reduced cost of every client.

    Returns
    -------
    columns : [clients, count], by rising reduced cost; −1 where a client has fewer
    reduced : [clients, count], 2^−PRICE_BITS cost units; `LARGEST_SUM` where there is none
    """
    columns = np.full((problem.clients, count), -1, dtype=np.int64)
    reduced = np.full((problem.clients, count), LARGEST_SUM, dtype=np.int64)
    cheapest_pairs(problem.a, problem.b, problem.pairing, problem.start, values, columns, reduced)
    return columns, reduced


def columns_within(
    problem: TeamProblem, values: SeatValues, limit: IntArray, most: int
) -> IntArray | None:
    """Return all columns whose reduced cost is at most a limit; None where there are too many.

    Parameters
    ----------
    limit : [clients], 2^−PRICE_BITS cost units
    most : more columns than this are too many
    """
    columns = np.empty(most, dtype=np.int64)
    found = pairs_within(
        problem.a, problem.b, problem.pairing, problem.start, values, limit, columns
    )
    return None if found > most else np.sort(columns[:found])


@compiled
def cheapest_pairs(
    a: Candidates,
    b: Candidates,
    pairing: Pairing,
    start: IntArray,
    values: SeatValues,
    columns: IntArray,
    reduced: IntArray,
) -> None:
    """Keep the best pairs of every client."""
    for client in range(len(columns)):
        if a.start[client] == a.start[client + 1] or b.start[client] == b.start[client + 1]:
            continue
        best = (columns[client], reduced[client])
        keep_ties(client, a, b, pairing, start, values, best)
        keep_others(client, a, b, pairing, start, values, best)


@inlined
def keep_ties(
    client: int,
    a: Candidates,
    b: Candidates,
    pairing: Pairing,
    start: IntArray,
    values: SeatValues,
    best: tuple[IntArray, IntArray],
) -> None:
    """Keep the best of a client's pairs that cost something of their own."""
    found, least = best
    tied_a, tied_b, value_a, value_b = pairing.tied_a, pairing.tied_b, values.a, values.b
    base, count = numbering(client, a, b, start)
    for tie in range(pairing.tied_start[client], pairing.tied_start[client + 1]):
        at_a, at_b = tied_a[tie], tied_b[tie]
        cost = pair_cost(client, at_a, at_b, a, b, pairing)
        if cost < FORBIDDEN:
            value = value_a[at_a] + value_b[at_b] + (cost << PRICE_BITS)
            insert(found, least, base + at_a * count + at_b, value)


@inlined
def keep_others(
    client: int,
    a: Candidates,
    b: Candidates,
    pairing: Pairing,
    start: IntArray,
    values: SeatValues,
    best: tuple[IntArray, IntArray],
) -> None:
    """Keep the best of a client's pairs that cost what their profiles say."""
    found, least = best
    tied_a, tied_b, value_a, value_b = pairing.tied_a, pairing.tied_b, values.a, values.b
    engineer_a, engineer_b = a.engineer, b.engineer
    low, high = pairing.tied_start[client], pairing.tied_start[client + 1]
    base, count = numbering(client, a, b, start)
    rows, width = table_shape(pairing, client)
    order_a, ends_a = by_profile(a, client, value_a, rows)
    order_b, ends_b = by_profile(b, client, value_b, width)
    pairs = pairing.cost[pairing.start[client] : pairing.start[client + 1]]
    for rank in promising_first(pairs, values, (order_a, ends_a), (order_b, ends_b)):
        row, column = rank // width, rank % width
        near = order_b[ends_b[column] : ends_b[column + 1]]
        if pairs[rank] >= FORBIDDEN or len(near) == 0:
            continue
        for at_a in order_a[ends_a[row] : ends_a[row + 1]]:
            value = value_a[at_a] + (pairs[rank] << PRICE_BITS)
            if value + value_b[near[0]] >= least[-1]:
                break
            for at_b in near:
                if value + value_b[at_b] >= least[-1]:
                    break
                tie = tie_of(low, high, tied_a, tied_b, at_a, at_b)
                if tie == NO_TIE and engineer_a[at_a] != engineer_b[at_b]:
                    insert(found, least, base + at_a * count + at_b, value + value_b[at_b])


@inlined
def numbering(client: int, a: Candidates, b: Candidates, start: IntArray) -> tuple[int, int]:
    """How a client's columns are numbered: candidates x, y are column base + x · count + y.

    Returns
    -------
    base, count
    """
    count = b.start[client + 1] - b.start[client]
    return start[client] - a.start[client] * count - b.start[client], count


@inlined
def table_shape(pairing: Pairing, client: int) -> tuple[int, int]:
    """Rows and columns of a client's table of pairs."""
    width = pairing.width[client]
    return (pairing.start[client + 1] - pairing.start[client]) // max(1, width), width


@inlined
def by_profile(
    seats: Candidates, client: int, value: IntArray, profiles: int
) -> tuple[IntArray, IntArray]:
    """Sort a client's candidates by profile, then by value.

    Returns
    -------
    order : candidates
    ends : [profiles + 1], those of profile p are order[ends[p]] … order[ends[p + 1] − 1]
    """
    low, high = seats.start[client], seats.start[client + 1]
    order, ends = np.empty(high - low, dtype=np.int64), np.zeros(profiles + 1, dtype=np.int64)
    place = low
    for profile in range(profiles):
        first = place
        while place < high and seats.profile[place] == profile:
            place += 1
        ends[profile + 1] = place - low
        sorted_by_value = np.argsort(value[first:place], kind="mergesort")
        for rank in range(place - first):
            order[first - low + rank] = first + sorted_by_value[rank]
    return order, ends


@inlined
def promising_first(
    pairs: IntArray,
    values: SeatValues,
    a: tuple[IntArray, IntArray],
    b: tuple[IntArray, IntArray],
) -> IntArray:
    """Order the pairs of profiles by the best that each could be."""
    order_a, ends_a = a
    order_b, ends_b = b
    width = len(ends_b) - 1
    best = np.full(len(pairs), LARGEST_SUM, dtype=np.int64)
    for rank in range(len(pairs)):
        first_a, first_b = ends_a[rank // width], ends_b[rank % width]
        filled = first_a < ends_a[rank // width + 1] and first_b < ends_b[rank % width + 1]
        if filled and pairs[rank] < FORBIDDEN:
            pair = pairs[rank] << PRICE_BITS
            best[rank] = values.a[order_a[first_a]] + values.b[order_b[first_b]] + pair
    return np.argsort(best, kind="mergesort")


@inlined
def insert(found: IntArray, least: IntArray, column: int, value: int) -> None:
    """Put a column in its place, if it is among the best; the last one falls out."""
    place = len(least) - 1
    if value >= least[place]:
        return
    while place > 0 and least[place - 1] > value:
        least[place] = least[place - 1]
        found[place] = found[place - 1]
        place -= 1
    least[place] = value
    found[place] = column


@compiled
def pairs_within(
    a: Candidates,
    b: Candidates,
    pairing: Pairing,
    start: IntArray,
    values: SeatValues,
    limit: IntArray,
    columns: IntArray,
) -> int:
    """Write the columns within the limit; return how many, or one more than there is room for."""
    size = 0
    value_a, value_b, profile_a, table = values.a, values.b, a.profile, pairing.cost
    for client in range(len(limit)):
        if a.start[client] == a.start[client + 1] or b.start[client] == b.start[client + 1]:
            continue
        base, count = numbering(client, a, b, start)
        _, width = table_shape(pairing, client)
        order_b, ends_b = by_profile(b, client, value_b, width)
        most = limit[client] + (largest_gift(client, pairing) << PRICE_BITS)
        first = pairing.start[client]
        for at_a in range(a.start[client], a.start[client + 1]):
            for column in range(width):
                pair = table[first + profile_a[at_a] * width + column]
                if pair >= FORBIDDEN:
                    continue
                rest = most - value_a[at_a] - (pair << PRICE_BITS)
                for at_b in order_b[ends_b[column] : ends_b[column + 1]]:
                    if value_b[at_b] > rest:
                        break
                    cost = pair_cost(client, at_a, at_b, a, b, pairing)
                    if cost >= FORBIDDEN:
                        continue
                    if value_a[at_a] + value_b[at_b] + (cost << PRICE_BITS) > limit[client]:
                        continue
                    if size == len(columns):
                        return size + 1
                    columns[size] = base + at_a * count + at_b
                    size += 1
    return size


@inlined
def largest_gift(client: int, pairing: Pairing) -> int:
    """By how much a tie may make a pair cheaper."""
    gift = 0
    for tie in range(pairing.tied_start[client], pairing.tied_start[client + 1]):
        gift = max(gift, -pairing.tied_cost[tie])
    return gift

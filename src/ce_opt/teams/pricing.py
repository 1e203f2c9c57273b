"""Pricing: which teams are cheap at given prices of seats, among all that are allowed.

    reduced(t) = value of t's seat A + value of its seat B + what the pair costs
    value of a seat = its cost + the price of what it uses

The least is found without looking at pairs: each profile's two best candidates for either seat are
enough, since a pair costs the same for all candidates of two profiles, and only one of two can be
the same person. Ties are looked at one by one.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.candidates import FORBIDDEN, Candidates, Pairing
from ce_opt.teams.compiled import compiled, inlined
from ce_opt.teams.pair_cost import NO_TIE, pair_cost, tie_of
from ce_opt.teams.prices import Prices
from ce_opt.teams.problem import LARGEST_SUM, IntArray, PositionArray, TeamProblem

__all__ = [
    "NOBODY_FITS",
    "SeatValues",
    "least_teams",
    "seat_values",
    "widest_table",
]

NOBODY_FITS = -1
"""Stands for the candidate of a client without a team."""


class SeatValues(NamedTuple):
    """What every candidate costs with the price of what they use, 2^−PRICE_BITS cost units.

    Attributes
    ----------
    a, b : [candidates for A], [candidates for B]
    """

    a: IntArray
    b: IntArray


def seat_values(problem: TeamProblem, prices: Prices) -> SeatValues:
    """Value candidates by what they use of the limits."""
    values = []
    for kind, seats in enumerate((problem.a, problem.b)):
        value = seats.cost << PRICE_BITS
        filled = np.nonzero(seats.engineer >= 0)[0]
        who, client = seats.engineer[filled], seats.client[filled]
        for limit, price in zip(problem.limits, prices.limits, strict=True):
            if price.any():
                use = limit.use_b if kind else limit.use_a
                value[filled] += price[who] * use[client, who]
        for plan_limit, amount in zip(problem.plan_limits, prices.plan_limits, strict=True):
            if amount:
                value += (plan_limit.use_b if kind else plan_limit.use_a) * amount
        values.append(value)
    return SeatValues(*values)


def widest_table(problem: TeamProblem) -> tuple[int, int]:
    """Most rows and most columns of any client's table of pairs."""
    pairing = problem.pairing
    rows = np.diff(pairing.start) // np.maximum(1, pairing.width)
    most_a = 1 + int(problem.a.profile.max(initial=0))  # a client without B has no table
    most_b = 1 + int(problem.b.profile.max(initial=0))
    return max(most_a, int(rows.max(initial=0))), max(most_b, int(pairing.width.max(initial=0)))


@compiled
def least_teams(
    clients: tuple[int, int],
    room: tuple[int, int],
    a: Candidates,
    b: Candidates,
    pairing: Pairing,
    values: SeatValues,
    least: IntArray,
    chosen_a: IntArray,
    chosen_b: IntArray,
) -> None:
    """Find the team of least reduced cost of some clients.

    Parameters
    ----------
    clients : the first, and one past the last
    room : `widest_table`
    least : [clients], read: what the team must undercut; written: the least
    chosen_a, chosen_b : [clients], written: candidates, `NOBODY_FITS` where no team undercuts it
    """
    top_a, at_a = np.empty((room[0], 2), np.int64), np.empty((room[0], 2), np.int64)
    top_b, at_b = np.empty((room[1], 2), np.int64), np.empty((room[1], 2), np.int64)
    for client in range(clients[0], clients[1]):
        most = least[client]
        chosen_a[client] = chosen_b[client] = NOBODY_FITS
        if a.start[client] == a.start[client + 1] or b.start[client] == b.start[client + 1]:
            continue
        two_best(a.start, a.profile, client, values.a, top_a, at_a)
        two_best(b.start, b.profile, client, values.b, top_b, at_b)
        found = best_by_profile(
            client, most, a.engineer, b.engineer, pairing, (top_a, top_b), (at_a, at_b)
        )
        dear = costs_extra(client, found[1], found[2], pairing)
        if dear:
            found = (most, NOBODY_FITS, NOBODY_FITS)
        found = best_tie(client, found, a, b, pairing, values)
        if dear:
            found = best_of_all(client, found, a, b, pairing, values)
        best, one, other = found
        least[client], chosen_a[client], chosen_b[client] = best, one, other


@inlined
def two_best(
    start: IntArray,
    profile: PositionArray,
    client: int,
    value: IntArray,
    top: IntArray,
    at: IntArray,
) -> None:
    """Write each profile's two cheapest candidates of a client."""
    at[:] = NOBODY_FITS
    place, last = start[client], start[client + 1]
    while place < last:
        row = profile[place]
        least, second = LARGEST_SUM, LARGEST_SUM
        one, other = NOBODY_FITS, NOBODY_FITS
        while place < last and profile[place] == row:
            now = value[place]
            if now < second:
                if now < least:
                    second, other = least, one
                    least, one = now, place
                else:
                    second, other = now, place
            place += 1
        top[row, 0], top[row, 1], at[row, 0], at[row, 1] = least, second, one, other


@inlined
def best_by_profile(
    client: int,
    most: int,
    engineer_a: PositionArray,
    engineer_b: PositionArray,
    pairing: Pairing,
    tops: tuple[IntArray, IntArray],
    ats: tuple[IntArray, IntArray],
) -> tuple[int, int, int]:
    """Pair the best candidates of all profiles, as if there were no ties."""
    top_a, top_b = tops
    at_a, at_b = ats
    table, first, width = pairing.cost, pairing.start[client], pairing.width[client]
    best, one, other = most, NOBODY_FITS, NOBODY_FITS
    place = first
    for row in range((pairing.start[client + 1] - first) // max(1, width)):
        for column in range(width):
            pair = table[place]
            place += 1
            if pair >= FORBIDDEN or at_a[row, 0] < 0 or at_b[column, 0] < 0:
                continue
            pair <<= PRICE_BITS
            if top_a[row, 0] + top_b[column, 0] + pair >= best:
                continue
            second_a, second_b = 0, 0
            if engineer_a[at_a[row, 0]] == engineer_b[at_b[column, 0]]:
                shift_a = top_a[row, 1] - top_a[row, 0]
                shift_b = top_b[column, 1] - top_b[column, 0]
                second_a, second_b = (1, 0) if shift_a <= shift_b else (0, 1)
            if at_a[row, second_a] < 0 or at_b[column, second_b] < 0:
                continue
            value = top_a[row, second_a] + top_b[column, second_b] + pair
            if value < best:
                best, one, other = value, at_a[row, second_a], at_b[column, second_b]
    return best, one, other


@inlined
def costs_extra(client: int, at_a: int, at_b: int, pairing: Pairing) -> bool:
    """Whether a pair is a tie that costs more than its profiles say."""
    low, high = pairing.tied_start[client], pairing.tied_start[client + 1]
    tie = tie_of(low, high, pairing.tied_a, pairing.tied_b, at_a, at_b)
    return bool(tie != NO_TIE and pairing.tied_cost[tie] > 0)


@inlined
def best_tie(
    client: int,
    found: tuple[int, int, int],
    a: Candidates,
    b: Candidates,
    pairing: Pairing,
    values: SeatValues,
) -> tuple[int, int, int]:
    """Hold a client's ties against the best value and candidates found without them."""
    best, one, other = found
    # The arrays are taken out of their tuples before the loop, not in it: each time counts.
    tied_a, tied_b, tied_cost = pairing.tied_a, pairing.tied_b, pairing.tied_cost
    table, width, first = pairing.cost, pairing.width[client], pairing.start[client]
    profile_a, profile_b, engineer_a, engineer_b = a.profile, b.profile, a.engineer, b.engineer
    value_a, value_b = values.a, values.b
    for tie in range(pairing.tied_start[client], pairing.tied_start[client + 1]):
        at_a, at_b, extra = tied_a[tie], tied_b[tie], tied_cost[tie]
        cost = table[first + profile_a[at_a] * width + profile_b[at_b]]
        if extra >= FORBIDDEN or cost >= FORBIDDEN or engineer_a[at_a] == engineer_b[at_b]:
            continue
        value = value_a[at_a] + value_b[at_b] + ((cost + extra) << PRICE_BITS)
        if value < best:
            best, one, other = value, at_a, at_b
    return best, one, other


@inlined
def best_of_all(
    client: int,
    found: tuple[int, int, int],
    a: Candidates,
    b: Candidates,
    pairing: Pairing,
    values: SeatValues,
) -> tuple[int, int, int]:
    """Look at all pairs of a client that look better than the value and candidates found."""
    best, one, other = found
    table, width, first = pairing.cost, pairing.width[client], pairing.start[client]
    profile_a, profile_b, value_a, value_b = a.profile, b.profile, values.a, values.b
    first_b, last_b = b.start[client], b.start[client + 1]
    for at_a in range(a.start[client], a.start[client + 1]):
        row = first + profile_a[at_a] * width
        for at_b in range(first_b, last_b):
            pair = table[row + profile_b[at_b]]
            if pair >= FORBIDDEN:
                continue
            if value_a[at_a] + value_b[at_b] + (pair << PRICE_BITS) < best:
                cost = pair_cost(client, at_a, at_b, a, b, pairing)
                if cost >= FORBIDDEN:
                    continue
                value = value_a[at_a] + value_b[at_b] + (cost << PRICE_BITS)
                if value < best:
                    best, one, other = value, at_a, at_b
    return best, one, other

"""Slack: how much dearer a client's best team becomes with a given person in a seat.

At the prices of the linear relaxation every hour of an engineer is worth the same, whatever seat
it is spent on: bundles cannot be told apart, and the engineers' half of the decomposition bids for
seats that no client would give them. A seat's price may be lowered by half of its slack without any
team becoming cheaper than its client's best (a pair's slack is at least that of either of its
seats). What clients choose stays as it is, and the engineers' rewards fall: the bound rises.
"""

from __future__ import annotations

import numpy as np

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.candidates import FORBIDDEN, Candidates, Pairing
from ce_opt.teams.choosers import AllTeams
from ce_opt.teams.compiled import compiled, inlined
from ce_opt.teams.pair_cost import pair_cost
from ce_opt.teams.pricing import SeatValues
from ce_opt.teams.problem import LARGEST_SUM, IntArray
from ce_opt.teams.seats import NO_SEAT

__all__ = ["lowered"]

NOISE = 1e-4
"""Prices are scattered by so much, so that equal ones do not move together."""


def lowered(price: IntArray, teams: AllTeams) -> IntArray:
    """Lower prices of seats by half their slack, and scatter them, the same way every time.

    Parameters
    ----------
    price : [seats + plan limits], at which `teams` chose last
    """
    problem, seats = teams.problem, teams.seats
    slack = SeatValues(np.zeros_like(problem.a.cost), np.zeros_like(problem.b.cost))
    least = teams.choice().least
    slacks(problem.a, problem.b, problem.pairing, teams.values, least, slack)
    result = price.copy()
    filled = seats.of_b != NO_SEAT
    result[seats.of_a] -= slack.a // 2
    result[seats.of_b[filled]] -= slack.b[filled] // 2
    many = len(seats.engineer)
    scatter = 1.0 - NOISE * np.random.default_rng(0).random(many)
    result[:many] = np.maximum(0.0, result[:many] * scatter).astype(np.int64)
    return result


@compiled
def slacks(
    a: Candidates,
    b: Candidates,
    pairing: Pairing,
    values: SeatValues,
    least: IntArray,
    slack: SeatValues,
) -> None:
    """Write the slack of every candidate."""
    start, width, table = pairing.start, pairing.width, pairing.cost
    for client in range(len(least)):
        if a.start[client] == a.start[client + 1] or b.start[client] == b.start[client + 1]:
            slack.a[a.start[client] : a.start[client + 1]] = LARGEST_SUM
            slack.b[b.start[client] : b.start[client + 1]] = LARGEST_SUM
            continue
        pairs = table[start[client] : start[client + 1]]
        columns = width[client]
        rows = len(pairs) // max(1, columns)
        best_a, who_a = two_least(a, client, values.a, rows)
        best_b, who_b = two_least(b, client, values.b, columns)
        against(a, client, values.a, (pairs, columns, 1), (best_b, who_b), least[client], slack.a)
        against(b, client, values.b, (pairs, 1, columns), (best_a, who_a), least[client], slack.b)
        tied_a, tied_b = pairing.tied_a, pairing.tied_b
        for tie in range(pairing.tied_start[client], pairing.tied_start[client + 1]):
            at_a, at_b = tied_a[tie], tied_b[tie]
            cost = pair_cost(client, at_a, at_b, a, b, pairing)
            if cost < FORBIDDEN:
                reduced = values.a[at_a] + values.b[at_b] + (cost << PRICE_BITS)
                slack.a[at_a] = max(0, min(slack.a[at_a], reduced - least[client]))
                slack.b[at_b] = max(0, min(slack.b[at_b], reduced - least[client]))


@inlined
def two_least(
    seats: Candidates, client: int, value: IntArray, profiles: int
) -> tuple[IntArray, IntArray]:
    """[profiles, 2], the two least values of each profile; [profiles], whose the first one is."""
    least = np.full((profiles, 2), LARGEST_SUM, dtype=np.int64)
    who = np.full(profiles, -2, dtype=np.int64)
    profile, engineer = seats.profile, seats.engineer
    for place in range(seats.start[client], seats.start[client + 1]):
        row, now = profile[place], value[place]
        if now < least[row, 0]:
            least[row, 1], least[row, 0] = least[row, 0], now
            who[row] = engineer[place]
        elif now < least[row, 1]:
            least[row, 1] = now
    return least, who


@inlined
def against(
    seats: Candidates,
    client: int,
    value: IntArray,
    table: tuple[IntArray, int, int],
    partners: tuple[IntArray, IntArray],
    least: int,
    slack: IntArray,
) -> None:
    """Pair every candidate with the best partner.

    Parameters
    ----------
    table : costs of pairs of profiles; steps from one profile, and one partner's, to the next
    partners : what `two_least` says of them
    """
    pairs, step, partner_step = table
    best, who = partners
    profile, engineer = seats.profile, seats.engineer
    for place in range(seats.start[client], seats.start[client + 1]):
        row = profile[place] * step
        reduced = LARGEST_SUM
        for partner in range(len(best)):
            pair = pairs[row + partner * partner_step]
            if pair < FORBIDDEN:
                second = 1 if who[partner] == engineer[place] else 0
                now = value[place] + best[partner, second] + (pair << PRICE_BITS)
                reduced = min(reduced, now)
        slack[place] = max(0, reduced - least)

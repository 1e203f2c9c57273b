"""How far the team's bids for the client stay below the highest possible bid.

points(c, A, B) = g(c) · (al · (1 − bid(A, c)/100) + (1 − al) · (1 − bid(B, c)/100))
bid(e, c)       = 20 · interest(e, c) · merit(e)/100, 0 without a bid

merit is 0..100 where the rule book has a section ``[bids]`` (`ce_opt.bids`), else 100.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ce_opt.language import marked, tr
from ce_opt.teams.arrays import FloatArray, IntArray, SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Team
from ce_opt.teams.terms.match import Match
from ce_opt.teams.terms.shape import Shape

__all__ = ["NAME", "SHAPE", "justify", "points", "points_of"]

NAME = "bid_shortfall"
SHAPE: Shape = "seats"
HIGHEST_INTEREST = 5.0
BID = marked("{seat} ({engineer}) bid {bid:.4g} of 100")
NO_BID = marked("{seat} ({engineer}) made no bid")


def points(season: SeasonArrays, teams: Teams) -> FloatArray:
    """Points of candidate teams, before the weight."""
    share = season.a_share[teams.client]
    short_a = 1.0 - bid(season, teams.client, teams.a)
    short_b = 1.0 - bid(season, teams.client, teams.b)
    return season.importance[teams.client] * (share * short_a + (1.0 - share) * short_b)


def bid(season: SeasonArrays, client: IntArray, engineer: IntArray) -> FloatArray:
    """Worth of bids, 0..1; nobody bids nothing."""
    interest = season.interest.at(client, engineer) / HIGHEST_INTEREST
    return np.asarray(interest * season.merit[engineer])


def points_of(facts: Facts, team: Team) -> float:
    """Points of one team, before the weight."""
    shortfall = sum(
        facts.seat_share(team.client, seat) * (1 - facts.bid(engineer, team.client) / 100)
        for seat, engineer in team.seats
    )
    return facts.importance[team.client] / 100 * shortfall


def justify(facts: Facts, team: Team) -> Iterator[Match]:
    """Say what the bid of each of the two is worth."""
    for seat, engineer in team.seats:
        bid = facts.bid(engineer, team.client)
        share = facts.seat_share(team.client, seat)
        yield Match(
            tr(BID if bid else NO_BID, seat=seat, engineer=engineer, bid=bid),
            (facts.importance[team.client] / 100, share, 1 - bid / 100),
            {"seat": seat, "engineer": engineer, "bid": bid, "share": share},
        )

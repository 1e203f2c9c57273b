"""Why a client has no team: the true reason, found by looking, and the cheapest cure.

    service = never, or nobody passes every rule for a seat     `refused.nobody`
    no two of those who pass may form a team                     `refused.no_pair`
    a team fits, but costs more than leaving the client out      `crowded.price`
    teams would be worth their points, but somebody is full      `crowded.no_room`

A team that fits and is cheaper than leaving the client out is said as well: the search stopped
early.
"""

from __future__ import annotations

import numpy as np

from ce_opt.plan.reasons.crowded import no_room, price
from ce_opt.plan.reasons.offers import Offers
from ce_opt.plan.reasons.refused import no_pair, nobody
from ce_opt.plan.reasons.room import Room
from ce_opt.plan.reasons.sieve import Client
from ce_opt.plan.reasons.wording import Reason
from ce_opt.season.season import Season
from ce_opt.teams.arrays import SeasonArrays, Teams
from ce_opt.teams.facts import Facts
from ce_opt.teams.scale import Scale

__all__ = ["Reason", "reasons"]


def reasons(season: Season, arrays: SeasonArrays, chosen: Teams, scale: Scale) -> dict[int, Reason]:
    """Position of every client without a team -> its reason.

    Parameters
    ----------
    season, arrays : the season, and the same as arrays
    chosen : the teams of the plan
    scale : units in which the optimiser counted hours
    """
    facts, room = Facts(season), Room.of(arrays, chosen, scale)
    left_out = np.setdiff1d(np.arange(len(arrays.clients)), chosen.client)
    return {place: reason(Client(facts, arrays, place), room) for place in left_out.tolist()}


def reason(client: Client, room: Room) -> Reason:
    """Look for the reason of one client, the broad ones first."""
    for sieve in (client.for_a, client.for_b) if client.two_seats else (client.for_a,):
        if not len(sieve.left):
            return nobody(client, sieve)
    if not len(client.pairs.a):
        return no_pair(client)
    offers = Offers.of(client, room)
    fits = offers.obstacles == 0
    return price(offers, fits) if fits.any() or not offers.worth.any() else no_room(offers)

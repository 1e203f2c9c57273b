"""Why a season has no plan: which clients that must be served cannot be, found by looking."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ce_opt.plan.reasons import reason
from ce_opt.plan.reasons.offers import Offers
from ce_opt.plan.reasons.room import Room
from ce_opt.plan.reasons.sieve import Client
from ce_opt.season.season import Season
from ce_opt.teams.arrays import SeasonArrays, Teams
from ce_opt.teams.build import hours_scale
from ce_opt.teams.facts import Facts
from ce_opt.teams.rules import must_serve

__all__ = ["why_impossible"]


def why_impossible(season: Season) -> list[str]:
    """Name the clients that cannot be served even alone; else say that it is all together."""
    arrays, facts = SeasonArrays.of(season), Facts(season)
    nobody = np.zeros(0, dtype=np.int64)
    room = Room.of(arrays, Teams(nobody, nobody, nobody), hours_scale(arrays))
    must = np.nonzero(must_serve(arrays))[0].tolist()
    alone = list(unservable([Client(facts, arrays, place) for place in must], room))
    return alone or [together(arrays, must)]


def unservable(clients: list[Client], room: Room) -> Iterator[str]:
    """Say why a client cannot be served by anybody, though nobody serves another client."""
    for client in clients:
        if not len(client.pairs.a) or Offers.of(client, room).obstacles.all():
            why = reason(client, room)
            yield f"{client.name} must be served: {why.sentence}; {why.next_step}"


def together(season: SeasonArrays, must: list[int]) -> str:
    """Say what the clients that must be served ask for together."""
    names = ", ".join(season.clients[place] for place in must[:12])
    more = f" and {len(must) - 12} more" if len(must) > 12 else ""
    hours = float(season.hours[must].sum())
    return (
        f"each of {names}{more} could be served alone, not all of them together: they need "
        f"{hours:g} hours of the engineers who may serve them; let one go, free hours of those "
        f"engineers, or raise max_handovers"
    )

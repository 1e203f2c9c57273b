"""Why a season has no plan: which clients that have to be served cannot be, found by looking."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ce_opt.language import tr
from ce_opt.plan.reasons import reason
from ce_opt.plan.reasons.room import Room
from ce_opt.plan.reasons.sieve import Client
from ce_opt.plan.reasons.wording import listed
from ce_opt.plan.unselectable import (
    asked_for,
    can_be_served,
    more_asked_for_than_allowed,
    shares_beyond_reach,
)
from ce_opt.season.season import Season
from ce_opt.season.selection_rules import SECTION
from ce_opt.teams.arrays import SeasonArrays, Teams
from ce_opt.teams.build import hours_scale
from ce_opt.teams.facts import Facts
from ce_opt.teams.rules import must_serve

__all__ = ["why_impossible"]


def why_impossible(season: Season) -> list[str]:
    """Name promises and least shares that cannot be had even alone; else say it is all together."""
    arrays, facts = SeasonArrays.of(season), Facts(season)
    nobody = np.zeros(0, dtype=np.int64)
    room = Room.of(arrays, Teams(nobody, nobody, nobody), hours_scale(arrays))
    must = np.nonzero(must_serve(arrays))[0].tolist()
    alone = [
        *unservable([Client(facts, arrays, place) for place in must], room),
        *more_asked_for_than_allowed(arrays),
        *shares_beyond_reach(facts, arrays, room),
    ]
    return alone or [together(arrays, must)]


def unservable(clients: list[Client], room: Room) -> Iterator[str]:
    """Say why a client cannot be served by anybody, though nobody serves another client."""
    for client in clients:
        if not can_be_served(client, room):
            why = reason(client, room)
            yield tr(
                "{client} must be served: {reason}; {next_step}",
                client=client.name,
                reason=why.sentence,
                next_step=why.next_step,
            )


def together(season: SeasonArrays, must: list[int]) -> str:
    """Say what the clients that must be served ask for together."""
    names = tr(", ").join(season.clients[place] for place in must[:12])
    if len(must) > 12:
        names = tr("{names} and {count} more", names=names, count=len(must) - 12)
    shares = [
        tr(
            "{key} asks for {least} of {count} clients",
            key=f"{SECTION}.least_share.{grouping}.{name}",
            least=least,
            count=len(inside),
        )
        for grouping, name, _, inside, least in asked_for(season)
        if least
    ]
    if shares:
        promised = [tr("{clients} must be served", clients=names)] if must else []
        return tr(
            "each of these could be had alone, not all of them together: {promises}; lower a least "
            "share, let a promise go, free hours of the engineers who may serve them, or raise "
            "max_handovers or selection.max_clients",
            promises=listed([*promised, *shares]),
        )
    return tr(
        "each of {clients} could be served alone, not all of them together: they need {hours:g} "
        "hours of the engineers who may serve them; let one go, free hours of those engineers, or "
        "raise max_handovers",
        clients=names,
        hours=float(season.hours[must].sum()),
    )

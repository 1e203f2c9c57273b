"""A client has the seats that the season gives it: A alone, or A and B.

clients.seats = A:   B is empty            clients.seats = AB:   B is filled
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.teams.arrays import NOBODY, BoolArray, SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Team

__all__ = ["NAME", "allowed", "breaches"]

NAME = "seats"


def allowed(season: SeasonArrays, teams: Teams) -> BoolArray:
    """Which candidate teams keep the rule."""
    filled_as_wanted = (teams.b != NOBODY) == season.two_seats[teams.client]
    return np.asarray((teams.a != NOBODY) & filled_as_wanted)


def breaches(facts: Facts, plan: Sequence[Team]) -> Iterator[Breach]:
    """Teams of a plan that break it."""
    for team in plan:
        two = facts.clients[team.client]["seats"] == "AB"
        if two and not team.b:
            sentence = tr("{client} has seats A and B, and B is empty", client=team.client)
            yield Breach(NAME, team.client, sentence)
        if team.b and not two:
            sentence = tr(
                "{client} has seat A alone, and {engineer} holds B",
                client=team.client,
                engineer=team.b,
            )
            yield Breach(NAME, team.client, sentence)

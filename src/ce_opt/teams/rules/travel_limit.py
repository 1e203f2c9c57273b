"""Nobody travels longer than the rule book allows.

    minutes(A, c) ≤ max_travel_minutes  and  minutes(B, c) ≤ max_travel_minutes

Both forms allow a millionth of a minute, so that a distance that equals the limit passes whatever
way its floating-point sum was taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.teams.arrays import NOBODY, BoolArray, IntArray, SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Team

__all__ = ["NAME", "allowed", "breaches"]

NAME = "max_travel_minutes"
TOLERANCE_MINUTES = 1e-6


def allowed(season: SeasonArrays, teams: Teams) -> BoolArray:
    """Which candidate teams keep the rule; an empty seat does not travel."""
    limit = season.rules.max_travel_minutes
    if limit is None:
        return np.ones(np.broadcast_shapes(teams.client.shape, teams.a.shape, teams.b.shape), bool)
    return near(season, teams.client, teams.a, limit) & near(season, teams.client, teams.b, limit)


def near(season: SeasonArrays, client: IntArray, engineer: IntArray, limit: float) -> BoolArray:
    """Which engineers are within the limit of which clients."""
    place = season.engineer_district[engineer]
    minutes = season.minutes[place, season.client_district[client]]
    return np.asarray((minutes <= limit + TOLERANCE_MINUTES) | (engineer == NOBODY))


def breaches(facts: Facts, plan: Sequence[Team]) -> Iterator[Breach]:
    """Teams of a plan that break it."""
    limit = facts.rules.max_travel_minutes
    if limit is None:
        return
    for team in plan:
        for seat, engineer in team.seats:
            minutes = facts.minutes(engineer, team.client)
            if minutes > limit + TOLERANCE_MINUTES:
                sentence = tr(
                    "{engineer}, {seat} of {client}, travels {minutes:.1f} minutes, the limit is "
                    "{limit:g}",
                    engineer=engineer,
                    seat=seat,
                    client=team.client,
                    minutes=minutes,
                    limit=limit,
                )
                yield Breach(NAME, team.client, sentence)

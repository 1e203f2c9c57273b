"""Time on the road, by the share of the work that each seat does.

points(c, A, B) = g(c) · (al · minutes(A, c) + (1 − al) · minutes(B, c)) / 60
"""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.language import tr
from ce_opt.teams.arrays import FloatArray, IntArray, SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Team
from ce_opt.teams.terms.match import Match
from ce_opt.teams.terms.shape import Shape

__all__ = ["NAME", "SHAPE", "justify", "points", "points_of"]

NAME = "travel_hours"
SHAPE: Shape = "seats"


def points(season: SeasonArrays, teams: Teams) -> FloatArray:
    """Points of candidate teams, before the weight."""
    share = season.a_share[teams.client]
    minutes = share * trip(season, teams.client, teams.a)
    minutes = minutes + (1.0 - share) * trip(season, teams.client, teams.b)
    return season.importance[teams.client] * minutes / 60.0


def trip(season: SeasonArrays, client: IntArray, engineer: IntArray) -> FloatArray:
    """Minutes of one trip; nobody's seat has share 0, so its place does not matter."""
    return season.minutes[season.engineer_district[engineer], season.client_district[client]]


def points_of(facts: Facts, team: Team) -> float:
    """Points of one team, before the weight."""
    minutes = sum(
        facts.seat_share(team.client, seat) * facts.minutes(engineer, team.client)
        for seat, engineer in team.seats
    )
    return facts.importance[team.client] / 100 * minutes / 60


def justify(facts: Facts, team: Team) -> Iterator[Match]:
    """Say how long each of the two travels."""
    for seat, engineer in team.seats:
        minutes = facts.minutes(engineer, team.client)
        share = facts.seat_share(team.client, seat)
        yield Match(
            tr(
                "{seat} ({engineer}) travels {minutes:.0f} minutes",
                seat=seat,
                engineer=engineer,
                minutes=minutes,
            ),
            (facts.importance[team.client] / 100, share, minutes / 60),
            {"seat": seat, "engineer": engineer, "minutes": minutes, "share": share},
        )

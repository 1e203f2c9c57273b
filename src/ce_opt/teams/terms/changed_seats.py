"""Clients that get to know a new face.

points(c, A, B) = number of filled seats whose incumbent (if any) is somebody else: 0, 1 or 2
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ce_opt.language import tr
from ce_opt.teams.arrays import NOBODY, NONE, FloatArray, SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Team
from ce_opt.teams.terms.match import Match
from ce_opt.teams.terms.shape import Shape

__all__ = ["NAME", "SHAPE", "justify", "points", "points_of"]

NAME = "changed_seats"
SHAPE: Shape = "seats"


def points(season: SeasonArrays, teams: Teams) -> FloatArray:
    """Points of candidate teams, before the weight."""
    before_a, before_b = season.incumbent_a[teams.client], season.incumbent_b[teams.client]
    changed_a = (before_a != NONE) & (teams.a != before_a) & (teams.a != NOBODY)
    changed_b = (before_b != NONE) & (teams.b != before_b) & (teams.b != NOBODY)
    return np.asarray(changed_a.astype(np.float64) + changed_b)


def points_of(facts: Facts, team: Team) -> float:
    """Points of one team, before the weight."""
    return float(len(facts.changed_seats(team)))


def justify(facts: Facts, team: Team) -> Iterator[Match]:
    """Name every incumbent who is replaced."""
    now = dict(team.seats)
    for seat in facts.changed_seats(team):
        before = facts.incumbents[team.client, seat]
        yield Match(
            tr(
                "{engineer} takes seat {seat} over from {incumbent}",
                engineer=now[seat],
                seat=seat,
                incumbent=before,
            ),
            (1.0,),
            {"seat": seat, "engineer": now[seat], "incumbent": before},
        )

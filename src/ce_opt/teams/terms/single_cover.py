"""Needs that are lost when one person is away.

points(c, A, B) = g(c) · Σ share(s) over the specialties s that exactly one of A and B covers
"""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.language import tr
from ce_opt.teams.arrays import FloatArray, SeasonArrays, Teams
from ce_opt.teams.coverage import covering, share_covered_by
from ce_opt.teams.facts import Facts, Team
from ce_opt.teams.terms.match import Match
from ce_opt.teams.terms.shape import Shape

__all__ = ["NAME", "SHAPE", "justify", "points", "points_of"]

NAME = "single_cover"
SHAPE: Shape = "coverage"


def points(season: SeasonArrays, teams: Teams) -> FloatArray:
    """Points of candidate teams, before the weight."""
    return season.importance[teams.client] * share_covered_by(season, teams, people=1)


def points_of(facts: Facts, team: Team) -> float:
    """Points of one team, before the weight."""
    share = sum(
        share for need, share in facts.shares(team.client) if covering(facts, team, need) == 1
    )
    return facts.importance[team.client] / 100 * share


def justify(facts: Facts, team: Team) -> Iterator[Match]:
    """Name every need that one person alone covers."""
    for need, share in facts.shares(team.client):
        if covering(facts, team, need) == 1:
            seat, who = next(pair for pair in team.seats if facts.covers(pair[1], need))
            yield Match(
                tr(
                    "{specialty} is covered by {seat} ({engineer}) alone",
                    specialty=need.specialty,
                    seat=seat,
                    engineer=who,
                ),
                (facts.importance[team.client] / 100, share),
                {"specialty": need.specialty, "seat": seat, "engineer": who, "share": share},
            )

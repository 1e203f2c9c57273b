"""Needs that nobody in the team covers.

points(c, A, B) = g(c) · Σ share(s) over the specialties s that neither A nor B covers
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

NAME = "uncovered_specialties"
SHAPE: Shape = "coverage"


def points(season: SeasonArrays, teams: Teams) -> FloatArray:
    """Points of candidate teams, before the weight."""
    return season.importance[teams.client] * share_covered_by(season, teams, people=0)


def points_of(facts: Facts, team: Team) -> float:
    """Points of one team, before the weight."""
    share = sum(
        share for need, share in facts.shares(team.client) if covering(facts, team, need) == 0
    )
    return facts.importance[team.client] / 100 * share


def justify(facts: Facts, team: Team) -> Iterator[Match]:
    """Name every need that nobody covers."""
    for need, share in facts.shares(team.client):
        if covering(facts, team, need) == 0:
            yield Match(
                tr(
                    "nobody covers {specialty} at level {level}",
                    specialty=need.specialty,
                    level=need.level,
                ),
                (facts.importance[team.client] / 100, share),
                {"specialty": need.specialty, "level": need.level, "share": share},
            )

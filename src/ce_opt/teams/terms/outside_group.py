"""Needs for which A has to go beyond the virtual group.

points(c, A, B) = g(c) · Σ share(s) over the specialties s that neither the team nor anybody in A's
                  virtual group covers

Counted where the rule book has a section ``[groups]``; somebody without a group has nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ce_opt.language import tr
from ce_opt.teams.arrays import FloatArray, SeasonArrays, Teams
from ce_opt.teams.coverage import covering
from ce_opt.teams.facts import Facts, Team
from ce_opt.teams.terms.match import Match
from ce_opt.teams.terms.shape import Shape

__all__ = ["NAME", "SHAPE", "justify", "points", "points_of"]

NAME = "outside_group"
SHAPE: Shape = "coverage"


def points(season: SeasonArrays, teams: Teams) -> FloatArray:
    """Points of candidate teams, before the weight."""
    shape = np.broadcast_shapes(teams.client.shape, teams.a.shape, teams.b.shape)
    total = np.zeros(shape)
    group_level = season.level if season.group_level is None else season.group_level
    needed, share = season.need_level[teams.client], season.need_share[teams.client]
    in_group, level_b = group_level[teams.a], season.level[teams.b]
    for specialty in np.nonzero(needed.any(axis=tuple(range(needed.ndim - 1))))[0]:
        level = needed[..., specialty]
        outside = (in_group[..., specialty] < level) & (level_b[..., specialty] < level)
        total += np.where(outside, share[..., specialty], 0.0)
    return season.importance[teams.client] * total


def points_of(facts: Facts, team: Team) -> float:
    """Points of one team, before the weight."""
    share = sum(
        share
        for need, share in facts.shares(team.client)
        if not covering(facts, team, need) and not facts.group_covers(team.a, need)
    )
    return facts.importance[team.client] / 100 * share


def justify(facts: Facts, team: Team) -> Iterator[Match]:
    """Name every need that neither the team nor A's group covers."""
    for need, share in facts.shares(team.client):
        if not covering(facts, team, need) and not facts.group_covers(team.a, need):
            yield Match(
                tr(
                    "{specialty} is covered by nobody of the team or of {engineer}'s virtual group",
                    specialty=need.specialty,
                    engineer=team.a,
                ),
                (facts.importance[team.client] / 100, share),
                {"specialty": need.specialty, "engineer": team.a, "share": share},
            )

"""How many of a team cover each specialty that the client needs."""

from __future__ import annotations

import numpy as np

from ce_opt.teams.arrays import FloatArray, SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Need, Team

__all__ = ["covering", "share_covered_by"]


def share_covered_by(season: SeasonArrays, teams: Teams, people: int) -> FloatArray:
    """Share of the client's hours in specialties that exactly `people` of A and B cover.

    The sum runs over specialties one by one, so that no array is larger than the teams.
    """
    shape = np.broadcast_shapes(teams.client.shape, teams.a.shape, teams.b.shape)
    total = np.zeros(shape)
    needed, share = season.need_level[teams.client], season.need_share[teams.client]
    level_a, level_b = season.level[teams.a], season.level[teams.b]
    for specialty in np.nonzero(needed.any(axis=tuple(range(needed.ndim - 1))))[0]:
        level = needed[..., specialty]
        covers_a = (level_a[..., specialty] >= level).astype(np.int8)
        covers_b = (level_b[..., specialty] >= level).astype(np.int8)
        total += np.where(covers_a + covers_b == people, share[..., specialty], 0.0)
    return total


def covering(facts: Facts, team: Team, need: Need) -> int:
    """How many of the team cover a need."""
    return sum(facts.covers(engineer, need) for engineer in team.members)

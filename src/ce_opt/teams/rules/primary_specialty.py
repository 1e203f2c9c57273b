"""A covers the client's primary specialty.

level(A, primary(c)) ≥ needs.level(c, primary(c))
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.teams.arrays import NOBODY, BoolArray, SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Team

__all__ = ["NAME", "allowed", "breaches"]

NAME = "primary_specialty"


def allowed(season: SeasonArrays, teams: Teams) -> BoolArray:
    """Which candidate teams keep the rule; an empty seat A has nothing to cover yet."""
    primary = season.primary[teams.client]
    needed = season.need_level[teams.client, primary]
    return np.asarray((season.level[teams.a, primary] >= needed) | (teams.a == NOBODY))


def breaches(facts: Facts, plan: Sequence[Team]) -> Iterator[Breach]:
    """Teams of a plan that break it."""
    for team in plan:
        need = facts.primary(team.client)
        if not facts.covers(team.a, need):
            held = facts.levels.get((team.a, need.specialty), 0)
            sentence = tr(
                "{engineer} is A of {client} and holds {specialty} at level {held}, the primary "
                "need is level {level}",
                engineer=team.a,
                client=team.client,
                specialty=need.specialty,
                held=held,
                level=need.level,
            )
            yield Breach(NAME, team.client, sentence)

"""A and B of a client are two different people.

A ≠ B        for every team (c, A, B)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.teams.arrays import BoolArray, SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Team

__all__ = ["NAME", "allowed", "breaches"]

NAME = "distinct_people"


def allowed(season: SeasonArrays, teams: Teams) -> BoolArray:
    """Which candidate teams keep the rule."""
    return np.asarray(teams.a != teams.b)


def breaches(facts: Facts, plan: Sequence[Team]) -> Iterator[Breach]:
    """Teams of a plan that break it."""
    for team in plan:
        if team.a == team.b:
            sentence = tr(
                "{engineer} holds A and B of {client}", engineer=team.a, client=team.client
            )
            yield Breach(NAME, team.client, sentence)

"""No two of A, B and the client are in conflict.

conflict ∉ ties(A, B), ties(A, c), ties(B, c)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.teams.arrays import BoolArray, SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Team

__all__ = ["NAME", "allowed", "breaches"]

NAME = "conflict"


def allowed(season: SeasonArrays, teams: Teams) -> BoolArray:
    """Which candidate teams keep the rule."""
    colleagues, with_client = season.conflict
    clashes = (
        with_client.at(teams.client, teams.a)
        + with_client.at(teams.client, teams.b)
        + colleagues.at(teams.a, teams.b)
    )
    return np.asarray(clashes == 0)


def breaches(facts: Facts, plan: Sequence[Team]) -> Iterator[Breach]:
    """Teams of a plan that break it."""
    for team in plan:
        for one, other, kind in facts.team_ties(team):
            if kind == NAME:
                sentence = tr(
                    "{one} and {other} are in conflict, both are in the team of {client}",
                    one=one,
                    other=other,
                    client=team.client,
                )
                yield Breach(NAME, team.client, sentence)

"""Nobody without a post of the roster holds a seat.

    A ∉ without_post,  B ∉ without_post        where the rule book has a section ``[roster]``

Who has no post is decided before (`ce_opt.season.workforce`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.teams.arrays import BoolArray, SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Team

__all__ = ["NAME", "allowed", "breaches"]

NAME = "post"


def allowed(season: SeasonArrays, teams: Teams) -> BoolArray:
    """Which candidate teams keep the rule; an empty seat needs no post."""
    return np.asarray(~season.without_post[teams.a] & ~season.without_post[teams.b])


def breaches(facts: Facts, plan: Sequence[Team]) -> Iterator[Breach]:
    """Teams of a plan that break it."""
    for team in plan:
        for seat, engineer in team.seats:
            if engineer in facts.without_post:
                sentence = tr(
                    "{engineer} has no post and holds {seat} of {client}",
                    engineer=engineer,
                    seat=seat,
                    client=team.client,
                )
                yield Breach(NAME, team.client, sentence)

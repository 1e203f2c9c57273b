"""A client that matters too little is not served, unless it must be.

importance(c) ≥ minimum_importance          or c must be served (service, or somebody required)

Importances, 0..100, are compared as they are printed, to six decimals.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.teams.arrays import BoolArray, SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Team
from ce_opt.teams.rules import designation, service

__all__ = ["NAME", "allowed", "breaches", "may_be_served", "may_serve"]

NAME = "minimum_importance"
UNPRINTED = 5e-7


def allowed(season: SeasonArrays, teams: Teams) -> BoolArray:
    """Which candidate teams keep the rule."""
    return matters(season)[teams.client]


def matters(season: SeasonArrays) -> BoolArray:
    """[clients], whether the client matters enough, or must be served anyway."""
    enough = 100.0 * season.importance + UNPRINTED >= season.selection.minimum_importance
    return np.asarray(enough | service.must_serve(season) | designation.must_serve(season))


def may_serve(season: SeasonArrays) -> BoolArray:
    """[clients], whether the season lets the client be served, whoever would do it."""
    return matters(season) & ~season.never


def breaches(facts: Facts, plan: Sequence[Team]) -> Iterator[Breach]:
    """Teams of a plan that break it."""
    least = facts.selection.minimum_importance
    for team in plan:
        if not enough(facts, team.client):
            sentence = tr(
                "{client} has importance {importance:.9g}, {key} is {least:.9g}, and it has a team",
                client=team.client,
                importance=facts.importance[team.client],
                key=NAME,
                least=least,
            )
            yield Breach(NAME, team.client, sentence)


def enough(facts: Facts, client: str) -> bool:
    """Whether a client matters enough, or must be served anyway."""
    least = facts.selection.minimum_importance
    return facts.importance[client] + UNPRINTED >= least or facts.must_serve(client)


def may_be_served(facts: Facts, client: str) -> bool:
    """Whether the season lets a client be served, whoever would do it."""
    return enough(facts, client) and facts.clients[client]["service"] != "never"

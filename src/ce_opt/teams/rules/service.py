"""A client that must be served is, and one that must not be is not.

clients.service = must:   one team            clients.service = never:   no team
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.teams.arrays import BoolArray, SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Team

__all__ = ["NAME", "allowed", "breaches", "must_serve"]

NAME = "service"


def allowed(season: SeasonArrays, teams: Teams) -> BoolArray:
    """Which candidate teams keep the rule."""
    return ~season.never[teams.client]


def must_serve(season: SeasonArrays) -> BoolArray:
    """Clients that cannot be left out."""
    return season.must


def breaches(facts: Facts, plan: Sequence[Team]) -> Iterator[Breach]:
    """Clients that a plan serves or leaves out against the rule."""
    served = {team.client for team in plan}
    for client, row in facts.clients.items():
        if row["service"] == "must" and client not in served:
            sentence = tr("{client} must be served and has no team", client=client)
            yield Breach(NAME, client, sentence)
        if row["service"] == "never" and client in served:
            sentence = tr("{client} must not be served and has a team", client=client)
            yield Breach(NAME, client, sentence)

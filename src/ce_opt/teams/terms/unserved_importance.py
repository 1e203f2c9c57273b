"""Clients left without a team.

points(c) = g(c), for a client without a team
"""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.language import tr
from ce_opt.teams.arrays import FloatArray, SeasonArrays
from ce_opt.teams.facts import Facts
from ce_opt.teams.terms.match import Match

__all__ = ["NAME", "justify", "points", "points_of"]

NAME = "unserved_importance"


def points(season: SeasonArrays) -> FloatArray:
    """Points of leaving each client out, before the weight."""
    return season.importance


def points_of(facts: Facts, client: str) -> float:
    """Points of leaving one client out, before the weight."""
    return facts.importance[client] / 100


def justify(facts: Facts, client: str) -> Iterator[Match]:
    """Say that a client without a team is left out."""
    importance = facts.importance[client]
    clause = tr("{client} has no team", client=client)
    yield Match(clause, (importance / 100,), {"importance": importance})

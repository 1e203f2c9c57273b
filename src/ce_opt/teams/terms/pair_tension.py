"""Social ties: who would rather not work together, and who would rather.

points(c, A, B) = (number of avoid) − (number of prefer) among A–B, A–c and B–c
"""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.language import marked, tr
from ce_opt.teams.arrays import FloatArray, SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Team
from ce_opt.teams.terms.match import Match
from ce_opt.teams.terms.shape import Shape

__all__ = ["NAME", "SHAPE", "justify", "points", "points_of"]

NAME = "pair_tension"
SHAPE: Shape = "ties"
WORTH = {"avoid": 1.0, "prefer": -1.0}
SAID = {
    "avoid": marked("{one} and {other} would rather not be together"),
    "prefer": marked("{one} and {other} would rather be together"),
}


def points(season: SeasonArrays, teams: Teams) -> FloatArray:
    """Points of candidate teams, before the weight."""
    colleagues, with_client = season.tension
    with_a = with_client.at(teams.client, teams.a)
    with_b = with_client.at(teams.client, teams.b)
    return colleagues.at(teams.a, teams.b) + with_a + with_b


def points_of(facts: Facts, team: Team) -> float:
    """Points of one team, before the weight."""
    return sum(WORTH.get(kind, 0.0) for _, _, kind in facts.team_ties(team))


def justify(facts: Facts, team: Team) -> Iterator[Match]:
    """Name every tie that counts."""
    for one, other, kind in facts.team_ties(team):
        if kind in WORTH:
            facts_of_it = {"one": one, "other": other, "kind": kind}
            clause = tr(SAID[kind], one=one, other=other)
            yield Match(clause, (WORTH[kind],), facts_of_it)

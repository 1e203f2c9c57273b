"""The terms of the points, one file each.

A term is said twice, side by side: `points` as an array for the optimiser, `points_of` in plain
Python for the audit; both before the weight ``assignment.weights.<NAME>`` is applied. `justify`
takes the points apart into single facts, for those who ask why. Most terms are points of a team and
stand in `TEAM_TERMS`; two are of another shape: `unserved_importance` of a client without a team,
and `overload` of an engineer.

Terms of `GROUP_TERMS` count where engineers stand in virtual groups (the rule book has a section
``[groups]``); elsewhere a plan has no such term, column or sum. `terms_in` says which ones count.

A team's term says in `SHAPE` what its points depend on (see `shape`).

To add a term of a team: copy the smallest file, add one word to `TEAM_TERMS` and its weight to the
rule book, write two test cases.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Protocol

import numpy as np

from ce_opt.season.rulebook import Assignment
from ce_opt.teams.arrays import FloatArray, SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Team
from ce_opt.teams.terms import (
    bid_shortfall,
    changed_seats,
    outside_group,
    overload,
    pair_tension,
    single_cover,
    travel_hours,
    uncovered_specialties,
    unserved_importance,
)
from ce_opt.teams.terms.match import Match
from ce_opt.teams.terms.shape import Shape

__all__ = [
    "ALL_TERMS",
    "GROUP_TERMS",
    "TEAM_TERMS",
    "Match",
    "TeamTerm",
    "all_terms_in",
    "overload",
    "team_points",
    "terms_in",
    "unserved_importance",
    "weight",
]


class TeamTerm(Protocol):
    """What the module of a term of a team offers."""

    NAME: str
    SHAPE: Shape

    def points(self, season: SeasonArrays, teams: Teams) -> FloatArray:
        """Points of candidate teams, before the weight."""
        ...

    def points_of(self, facts: Facts, team: Team) -> float:
        """Points of one team, before the weight."""
        ...

    def justify(self, facts: Facts, team: Team) -> Iterator[Match]:
        """Facts that cost one team its points; their points sum to those of `points_of`."""
        ...


TEAM_TERMS: tuple[TeamTerm, ...] = (
    uncovered_specialties,
    single_cover,
    travel_hours,
    bid_shortfall,
    changed_seats,
    pair_tension,
)
"""Every term of a team, in the order of the columns of assignment.csv."""

GROUP_TERMS: tuple[TeamTerm, ...] = (outside_group,)
"""Terms of a team that count where there are virtual groups; further columns of assignment.csv."""

ALL_TERMS: tuple[str, ...] = (
    *(term.NAME for term in TEAM_TERMS),
    unserved_importance.NAME,
    overload.NAME,
)
"""Names of the terms of every season."""


def terms_in(groups: bool) -> tuple[TeamTerm, ...]:
    """Terms of a team that count in a season with or without virtual groups."""
    return (*TEAM_TERMS, *GROUP_TERMS) if groups else TEAM_TERMS


def all_terms_in(groups: bool) -> tuple[str, ...]:
    """Names of all terms of such a season; the points of a plan are their sum."""
    return (*ALL_TERMS, *(term.NAME for term in GROUP_TERMS)) if groups else ALL_TERMS


def weight(rules: Assignment, name: str) -> float:
    """Weight of a term in the rule book."""
    return float(getattr(rules.weights, name))


def team_points(
    season: SeasonArrays, teams: Teams, shapes: Collection[Shape] = ("seats", "coverage", "ties")
) -> FloatArray:
    """Weighted points of teams, all terms of some shapes together."""
    total = np.zeros(np.broadcast_shapes(teams.client.shape, teams.a.shape, teams.b.shape))
    for term in terms_in(season.group_level is not None):
        factor = weight(season.rules, term.NAME)
        if factor and term.SHAPE in shapes:
            total = total + factor * term.points(season, teams)
    return total

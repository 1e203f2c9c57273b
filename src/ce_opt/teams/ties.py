"""Ties: pairs of candidates with a relation, who cost something of their own or are refused."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ce_opt.teams.arrays import NOBODY, BoolArray, FloatArray, IntArray, SeasonArrays, Teams
from ce_opt.teams.rules import RULES
from ce_opt.teams.terms import team_points
from ce_opt.teams.terms.shape import Shape

__all__ = ["Ties", "ties_among"]

TIES: tuple[Shape, ...] = ("ties",)


class Ties(NamedTuple):
    """Tied pairs of candidates.

    Attributes
    ----------
    client : [ties], ascending
    a, b : [ties], candidates for seat A and seat B
    points : [ties], on top of the seats
    allowed : [ties]
    """

    client: IntArray
    a: IntArray
    b: IntArray
    points: FloatArray
    allowed: BoolArray


def ties_among(season: SeasonArrays, seats_a: Teams, seats_b: Teams) -> Ties:
    """Find the tied pairs of each client's candidates, ascending, and evaluate them."""
    people = len(season.engineers)
    keys = np.union1d(season.tension[0].keys, season.conflict[0].keys)
    one, other = np.divmod(keys, people)
    start = np.searchsorted(one, np.arange(people + 1))
    count = np.diff(start)[seats_a.a]
    a = np.repeat(np.arange(len(seats_a.a)), count)
    within = np.arange(len(a)) - np.repeat(np.cumsum(count) - count, count)
    colleague = other[start[seats_a.a[a]] + within]
    client = seats_a.client[a]
    wanted, held = client * people + colleague, seats_b.client * people + seats_b.b
    # Nobody, in seat B of a client without one, would have the key of another client's last person.
    held = np.where(seats_b.b < 0, -1, held)
    order = np.argsort(held, kind="stable")
    place = np.minimum(np.searchsorted(held[order], wanted), max(0, len(order) - 1))
    found = np.nonzero(held[order][place] == wanted)[0] if len(order) else np.zeros(0, np.int64)
    b = order[place[found]]
    sequence = np.lexsort((b, a[found]))
    return evaluated(season, seats_a, seats_b, a[found][sequence], b[sequence])


def evaluated(
    season: SeasonArrays, seats_a: Teams, seats_b: Teams, a: IntArray, b: IntArray
) -> Ties:
    """Evaluate pairs of candidates: rules, and what ties add to the points of two seats."""
    client, one, other = seats_a.client[a], seats_a.a[a], seats_b.b[b]
    nobody = np.full(len(client), NOBODY)
    both = Teams(client, one, other)
    allowed = np.ones(len(client), dtype=bool)
    for rule in RULES:
        allowed &= rule.allowed(season, both)
    points = team_points(season, both, TIES)
    points -= team_points(season, Teams(client, one, nobody), TIES)
    points -= team_points(season, Teams(client, nobody, other), TIES)
    return Ties(client, a, b, points, allowed)

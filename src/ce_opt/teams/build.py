"""From a season to its TeamProblem: candidates for every seat, and what they and their pairs cost.

Terms and rules are evaluated where they belong (`terms.shape`): over the candidates of either
seat, over pairs of profiles, over pairs with a relation. Each part is rounded down to whole cost
units, so the cost of a team is at most its points and falls short of them by a few units.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ce_opt.season.season import Season
from ce_opt.teams.arrays import NOBODY, FloatArray, IntArray, SeasonArrays, Teams
from ce_opt.teams.candidates import FORBIDDEN, Candidates, Pairing
from ce_opt.teams.eligible import eligible, in_seat
from ce_opt.teams.facts import Team
from ce_opt.teams.limits import ENGINEER_LIMITS, plan_limits
from ce_opt.teams.problem import UNSERVED, LoadCost, TeamProblem
from ce_opt.teams.profiles import Profiles, by_profile, profile_pairs
from ce_opt.teams.rules import must_serve
from ce_opt.teams.scale import Scale
from ce_opt.teams.terms import (
    outside_group,
    overload,
    team_points,
    unserved_importance,
    weight,
)
from ce_opt.teams.terms.shape import Shape
from ce_opt.teams.ties import Ties, ties_among

__all__ = ["Model", "build", "hours_scale"]


@dataclass(frozen=True)
class Model:
    """A season's TeamProblem and what is needed to read its answer.

    Attributes
    ----------
    problem : the integer problem
    season : the arrays that it was built from
    scale : units per point and per hour
    """

    problem: TeamProblem
    season: SeasonArrays
    scale: Scale

    @property
    def fixed_points(self) -> float:
        """Points of every plan that no choice changes: overload by duty alone."""
        nothing = np.zeros(len(self.season.engineers))
        factor = weight(self.season.rules, overload.NAME)
        return factor * math.fsum(overload.points(self.season, nothing).tolist())

    def decode(self, chosen: IntArray) -> list[Team]:
        """Name the teams of a choice of columns, in the order of clients."""
        names, engineers = self.season.clients, (*self.season.engineers, "")  # nobody is the last
        return [
            Team(names[client], engineers[a], engineers[b])
            for client, a, b in zip(
                *(part.tolist() for part in self.problem.teams_of(chosen)), strict=True
            )
        ]

    def encode(self, teams: Sequence[Team]) -> IntArray:
        """Find the columns of teams by name; `UNSERVED` for what is not allowed or not known."""
        client = {name: place for place, name in enumerate(self.season.clients)}
        engineer = {name: place for place, name in enumerate(self.season.engineers)} | {"": NOBODY}
        chosen = np.full(self.problem.clients, UNSERVED, dtype=np.int64)
        for team in teams:
            if team.client in client and team.a in engineer and team.b in engineer:
                where = client[team.client]
                a = self.candidate(self.problem.a, where, engineer[team.a])
                b = self.candidate(self.problem.b, where, engineer[team.b])
                if a is not None and b is not None:
                    column = self.problem.columns_at(*np.array([[where], [a], [b]]))
                    if (self.problem.cost_of(column) < FORBIDDEN).all():
                        chosen[where] = column[0]
        return chosen

    @staticmethod
    def candidate(seats: Candidates, client: int, engineer: int) -> int | None:
        """Find a person among a client's candidates."""
        low, high = int(seats.start[client]), int(seats.start[client + 1])
        found = np.nonzero(seats.engineer[low:high] == engineer)[0]
        return low + int(found[0]) if found.size else None


class Parts(NamedTuple):
    """What a season's teams are made of, in points.

    Attributes
    ----------
    seats : candidates for A and for B, as teams with the other seat empty
    seat_points : of each candidate
    profiles : of either seat
    pair_start, pair_points : of pairs of profiles; infinite where a pair is not allowed
    ties : pairs with a relation
    """

    seats: tuple[Teams, Teams]
    seat_points: tuple[FloatArray, FloatArray]
    profiles: tuple[Profiles, Profiles]
    pair_start: IntArray
    pair_points: FloatArray
    ties: Ties


def build(season: Season, stop: Callable[[], bool] = lambda: False) -> Model:
    """Build the TeamProblem of a season.

    Parameters
    ----------
    season : a checked season
    stop : asked between clients whether to give up

    Raises
    ------
    Interrupted : `stop` said so
    ModelTooLarge : the points of the season do not fit exact integer arithmetic
    """
    arrays = SeasonArrays.of(season)
    unserved = unserved_importance.points(arrays) * weight(arrays.rules, unserved_importance.NAME)
    parts = parts_of(arrays, stop)
    scale = season_scale(arrays, dearest_teams(arrays, parts), unserved)
    limits = tuple(limit.limit(arrays, scale) for limit in ENGINEER_LIMITS)
    problem = TeamProblem(
        a=candidates(arrays, parts, 0, scale),
        b=candidates(arrays, parts, 1, scale),
        pairing=pairing(arrays, parts, scale),
        unserved=scale.cost(unserved),
        must=must_serve(arrays),
        engineers=len(arrays.engineers),
        limits=limits,
        load_cost=overload_cost(arrays, scale),
        plan_limits=plan_limits(arrays, *parts.seats),
    )
    return Model(problem, arrays, scale)


def parts_of(season: SeasonArrays, stop: Callable[[], bool]) -> Parts:
    """Find the candidates, and evaluate them and their pairs."""
    behind = season.group_level if weight(season.rules, outside_group.NAME) else None
    client_a, engineer_a, profiles_a = by_profile(season, *eligible(season, "A", stop), behind)
    client_b, engineer_b, profiles_b = by_profile(season, *eligible(season, "B", stop))
    seat_a, seat_b = in_seat("A", client_a, engineer_a), in_seat("B", client_b, engineer_b)
    alone: tuple[Shape, ...] = ("seats", "ties")
    nobody = np.full(len(seat_b.client), NOBODY)
    empty = team_points(season, Teams(seat_b.client, nobody, nobody), alone)
    start, points, allowed = profile_pairs(season, seat_a, seat_b, profiles_a, profiles_b)
    return Parts(
        (seat_a, seat_b),
        (team_points(season, seat_a, alone), team_points(season, seat_b, alone) - empty),
        (profiles_a, profiles_b),
        start,
        np.where(allowed, points, np.inf),
        ties_among(season, seat_a, seat_b),
    )


def candidates(season: SeasonArrays, parts: Parts, seat: int, scale: Scale) -> Candidates:
    """Return the candidates for seat A (0) or B (1) with whole costs."""
    seats = parts.seats[seat]
    engineer = seats.b if seat else seats.a
    return Candidates(
        np.searchsorted(seats.client, np.arange(len(season.clients) + 1)),
        engineer.astype(np.int32),
        scale.cost(parts.seat_points[seat]),
        parts.profiles[seat].of.astype(np.int32),
    )


def pairing(season: SeasonArrays, parts: Parts, scale: Scale) -> Pairing:
    """Return what pairs cost, in whole units."""
    ties = parts.ties
    finite = np.where(np.isinf(parts.pair_points), 0.0, parts.pair_points)
    return Pairing(
        parts.pair_start,
        parts.profiles[1].count,
        np.where(np.isinf(parts.pair_points), FORBIDDEN, scale.cost(finite)),
        np.searchsorted(ties.client, np.arange(len(season.clients) + 1)),
        ties.a,
        ties.b,
        np.where(ties.allowed, scale.cost(ties.points), FORBIDDEN),
    )


def dearest_teams(season: SeasonArrays, parts: Parts) -> FloatArray:
    """[clients], points that no team of the client exceeds, whatever their sign."""
    total = np.zeros(len(season.clients))
    for seats, points in zip(parts.seats, parts.seat_points, strict=True):
        total += greatest(seats.client, points, len(total))
    client = np.repeat(np.arange(len(total)), np.diff(parts.pair_start))
    allowed = np.isfinite(parts.pair_points)
    total += greatest(client[allowed], parts.pair_points[allowed], len(total))
    return total + greatest(parts.ties.client, parts.ties.points, len(total))


def greatest(client: IntArray, points: FloatArray, clients: int) -> FloatArray:
    """[clients], the largest absolute value of each."""
    most = np.zeros(clients)
    np.maximum.at(most, client, np.abs(points))
    return most


def season_scale(season: SeasonArrays, dearest: FloatArray, unserved: FloatArray) -> Scale:
    """Choose the integer scales: a sensible plan costs at most its dearest teams and overloads."""
    full = overload.points(season, season.care_hours).sum() * weight(season.rules, overload.NAME)
    total = float(np.maximum(dearest, unserved).sum()) + float(full)
    return Scale.of(total, counted_hours(season))


def hours_scale(season: SeasonArrays) -> Scale:
    """Return the scale for hours alone, for those who do not count points."""
    return Scale.of(0.0, counted_hours(season))


def counted_hours(season: SeasonArrays) -> FloatArray:
    """Hours that have to be whole in load units: loads, capacities and overload thresholds."""
    loads = [season.hours * season.a_share, season.hours * (1.0 - season.a_share)]
    return np.concatenate([*loads, season.care_hours, season.duty_hours, *thresholds(season)])


def thresholds(season: SeasonArrays) -> list[FloatArray]:
    """Hours of clients from which each piece of overload counts; duty comes first.

    Where duty alone is above a threshold every hour counts; what it costs by itself is no choice
    (`Model.fixed_points`).
    """
    return [
        np.maximum(0.0, season.care_hours * percent / 100.0 - season.duty_hours)
        for percent, _ in overload.PIECES
    ]


def overload_cost(season: SeasonArrays, scale: Scale) -> LoadCost | None:
    """Overload as slopes per load unit of the first engineer limit (care_hours)."""
    factor = weight(season.rules, overload.NAME)
    if not factor:
        return None
    per_percent = season.care_hours * scale.hours / 100.0
    has_hours = per_percent > 0
    points_per_unit = factor * has_hours / np.where(has_hours, per_percent, 1.0)
    starts = [scale.load(hours) for hours in thresholds(season)]
    slopes = [scale.cost(points_per_unit * slope) for _, slope in overload.PIECES]
    return LoadCost(limit=0, threshold=np.stack(starts), slope=np.stack(slopes))

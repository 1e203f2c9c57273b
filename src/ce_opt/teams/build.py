"""From a season to its TeamProblem: every allowed team as a column with its cost.

Clients are taken one by one; for each, rules and terms are evaluated over the grid of its possible
A × B at once. First single engineers are sorted out (a rule never refuses a team for an empty
seat), then the grid is formed from those that are left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ce_opt.errors import Interrupted
from ce_opt.season.season import Season
from ce_opt.teams.arrays import NOBODY, BoolArray, FloatArray, IntArray, SeasonArrays, Teams
from ce_opt.teams.facts import Team
from ce_opt.teams.limits import ENGINEER_LIMITS, PLAN_LIMITS
from ce_opt.teams.problem import LARGEST_SUM, UNSERVED, LoadCost, TeamProblem
from ce_opt.teams.rules import RULES, must_serve, seats
from ce_opt.teams.scale import Scale
from ce_opt.teams.terms import TEAM_TERMS, overload, unserved_importance, weight

__all__ = ["Model", "build", "hours_scale", "team_points"]

MOST_COLUMNS = 40_000_000
"""Columns kept in memory (16 bytes each); past it every client keeps its cheapest teams."""
FEWEST_PER_CLIENT = 64


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

    def decode(self, chosen: IntArray) -> list[Team]:
        """Name the teams of a choice of columns, in the order of clients."""
        engineers = self.season.engineers
        teams = []
        for client in np.nonzero(chosen != UNSERVED)[0]:
            a, b = self.problem.a[chosen[client]], self.problem.b[chosen[client]]
            second = "" if b == NOBODY else engineers[b]
            teams.append(Team(self.season.clients[client], engineers[a], second))
        return teams

    def encode(self, teams: Sequence[Team]) -> IntArray:
        """Find the columns of teams by name; `UNSERVED` for what is not allowed or not known."""
        client = {name: place for place, name in enumerate(self.season.clients)}
        engineer = {name: place for place, name in enumerate(self.season.engineers)} | {"": NOBODY}
        chosen = np.full(self.problem.clients, UNSERVED, dtype=np.int64)
        for team in teams:
            if team.client in client and team.a in engineer and team.b in engineer:
                columns = self.problem.columns_of(client[team.client])
                same_a = self.problem.a[columns] == engineer[team.a]
                found = np.nonzero(same_a & (self.problem.b[columns] == engineer[team.b]))[0]
                if found.size:
                    chosen[client[team.client]] = columns.start + found[0]
        return chosen


def build(
    season: Season,
    most_columns: int = MOST_COLUMNS,
    stop: Callable[[], bool] = lambda: False,
) -> Model:
    """Build the TeamProblem of a season.

    Parameters
    ----------
    season : a checked season
    most_columns : teams to list at most; where a client has more, its cheapest are kept and
        `TeamProblem.left_out` bounds the others
    stop : asked between clients whether to give up

    Raises
    ------
    Interrupted : `stop` said so
    ModelTooLarge : the points of the season do not fit exact integer arithmetic
    """
    arrays = SeasonArrays.of(season)
    unserved = unserved_importance.points(arrays) * weight(arrays.rules, unserved_importance.NAME)
    keep = max(FEWEST_PER_CLIENT, most_columns // max(1, len(arrays.clients)))
    lists = list(every_list(arrays, keep, stop))
    scale = season_scale(arrays, [listed.points for listed in lists], unserved)
    teams = Teams(
        np.repeat(np.arange(len(lists)), [len(listed.points) for listed in lists]),
        np.concatenate([listed.a for listed in lists]),
        np.concatenate([listed.b for listed in lists]),
    )
    limits = tuple(limit.limit(arrays, scale) for limit in ENGINEER_LIMITS)
    plan_limits = (limit.limit(arrays, teams) for limit in PLAN_LIMITS)
    problem = TeamProblem(
        start=np.append(0, np.cumsum([len(listed.points) for listed in lists])).astype(np.int64),
        a=teams.a.astype(np.int32),
        b=teams.b.astype(np.int32),
        cost=scale.cost(np.concatenate([listed.points for listed in lists])),
        unserved=scale.cost(unserved),
        must=must_serve(arrays),
        left_out=np.array([left_out_cost(listed, scale) for listed in lists], dtype=np.int64),
        engineers=len(arrays.engineers),
        limits=limits,
        load_cost=overload_cost(arrays, scale),
        plan_limits=tuple(limit for limit in plan_limits if limit is not None),
    )
    return Model(problem, arrays, scale)


def every_list(season: SeasonArrays, keep: int, stop: Callable[[], bool]) -> Iterator[Listed]:
    """List the teams of client after client."""
    for client in range(len(season.clients)):
        if stop():
            raise Interrupted("interrupted before there was a plan: nothing was written")
        yield cheapest(*candidates(season, client), keep)


@dataclass(frozen=True)
class Listed:
    """The teams kept for one client, and the points of the cheapest one left out."""

    a: IntArray
    b: IntArray
    points: FloatArray
    left_out: float = np.inf


def candidates(season: SeasonArrays, client: int) -> tuple[IntArray, IntArray, FloatArray]:
    """Every allowed team of a client as (A, B, points)."""
    one = np.array([client])
    everyone, nobody = np.arange(len(season.engineers)), np.array([NOBODY])
    may_a = everyone[allowed(season, Teams(one, everyone, nobody), complete=False)]
    if season.two_seats[client]:
        may_b = everyone[allowed(season, Teams(one, nobody, everyone), complete=False)]
    else:
        may_b = nobody
    grid = Teams(one, may_a[:, None], may_b[None, :])
    mask = np.broadcast_to(allowed(season, grid), (len(may_a), len(may_b)))
    points = np.broadcast_to(team_points(season, grid), mask.shape)
    rows, columns = np.nonzero(mask)
    return may_a[rows], may_b[columns], points[mask]


def allowed(season: SeasonArrays, teams: Teams, *, complete: bool = True) -> BoolArray:
    """Which teams keep every rule; with `complete` False an empty seat may still be filled."""
    mask = np.ones((), dtype=bool)
    for rule in RULES:
        if complete or rule is not seats:
            mask = mask & rule.allowed(season, teams)
    return mask


def team_points(season: SeasonArrays, teams: Teams) -> FloatArray:
    """Weighted points of teams, all terms together."""
    total = np.zeros(())
    for term in TEAM_TERMS:
        factor = weight(season.rules, term.NAME)
        if factor:
            total = total + factor * term.points(season, teams)
    return total


def cheapest(a: IntArray, b: IntArray, points: FloatArray, keep: int) -> Listed:
    """Keep the cheapest teams; remember the points of the best one that is left out."""
    if len(points) <= keep:
        return Listed(a, b, points)
    order = np.argsort(points, kind="stable")
    kept = np.sort(order[:keep])
    return Listed(a[kept], b[kept], points[kept], float(points[order[keep]]))


def left_out_cost(listed: Listed, scale: Scale) -> int:
    """Cost units that no left-out team of a client undercuts."""
    if not np.isfinite(listed.left_out):
        return LARGEST_SUM
    return int(scale.cost(np.array(listed.left_out)))


def season_scale(season: SeasonArrays, points: list[FloatArray], unserved: FloatArray) -> Scale:
    """Choose the integer scales: a sensible plan costs at most its dearest teams and overloads."""
    dearest = sum(
        max(float(np.abs(listed).max(initial=0.0)), float(left))
        for listed, left in zip(points, unserved, strict=True)
    )
    full = overload.points(season, season.care_hours).sum() * weight(season.rules, overload.NAME)
    return Scale.of(dearest + float(full), counted_hours(season))


def hours_scale(season: SeasonArrays) -> Scale:
    """Return the scale for hours alone, for those who do not count points."""
    return Scale.of(0.0, counted_hours(season))


def counted_hours(season: SeasonArrays) -> FloatArray:
    """Hours that have to be whole in load units: loads, capacities and overload thresholds."""
    loads = [season.hours * season.a_share, season.hours * (1.0 - season.a_share)]
    thresholds = [season.care_hours * percent / 100.0 for percent, _ in overload.PIECES]
    return np.concatenate([*loads, season.care_hours, *thresholds])


def overload_cost(season: SeasonArrays, scale: Scale) -> LoadCost | None:
    """Overload as slopes per load unit of the first engineer limit (care_hours)."""
    factor = weight(season.rules, overload.NAME)
    if not factor:
        return None
    per_percent = season.care_hours * scale.hours / 100.0
    has_hours = per_percent > 0
    points_per_unit = factor * has_hours / np.where(has_hours, per_percent, 1.0)
    thresholds = [scale.load(season.care_hours * percent / 100.0) for percent, _ in overload.PIECES]
    slopes = [scale.cost(points_per_unit * slope) for _, slope in overload.PIECES]
    return LoadCost(limit=0, threshold=np.stack(thresholds), slope=np.stack(slopes))

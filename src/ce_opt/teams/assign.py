"""A season's A/B assignment: build, solve, name the people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import NamedTuple

from ce_opt.season.season import Season
from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.budget import PROVEN, Budget, Outcome, Progress
from ce_opt.teams.build import Model, build
from ce_opt.teams.facts import Team
from ce_opt.teams.price_list import PriceList
from ce_opt.teams.scale import Scale
from ce_opt.teams.solve import solve
from ce_opt.teams.stopper import Stopper

__all__ = ["Assignment", "OneMore", "PointsProgress", "assign"]


@dataclass(frozen=True)
class PointsProgress:
    """An improvement, in points.

    Attributes
    ----------
    points, bound, gap : None while unknown
    seconds : since the start of the search
    step : what is being done
    """

    points: float | None
    bound: float | None
    gap: float | None
    seconds: float
    step: str


class OneMore(NamedTuple):
    """What one unit more of a limit over the plan would be worth, in points.

    Attributes
    ----------
    price : an estimate: what the bound falls by, for each unit
    bound : proven: no plan with one unit more has fewer points
    """

    price: float
    bound: float


@dataclass(frozen=True)
class Assignment:
    """The outcome in the season's own words.

    Attributes
    ----------
    outcome : status, limits met, time and work
    teams : in the order of clients; None without a plan
    bound : proven lower bound on the points of any plan; None without a plan
    scale : units per point and per hour
    one_more : limit over the plan -> what one unit more would be worth; nothing without a plan
    prices : of the best bound, to set out from in a later season; None where none were kept
    """

    outcome: Outcome
    teams: list[Team] | None
    bound: float | None
    scale: Scale
    one_more: Mapping[str, OneMore]
    prices: PriceList | None


def assign(
    season: Season,
    budget: Budget | None = None,
    stopper: Stopper | None = None,
    on_progress: Callable[[PointsProgress], None] = lambda progress: None,
    start: Sequence[Team] = (),
    executor: Executor | None = None,
    prices: PriceList | None = None,
) -> Assignment:
    """Choose the teams of a season.

    Parameters
    ----------
    season : a checked season
    budget : limits; 60 seconds on two workers by default
    stopper : call its `stop` from another thread to keep the best plan so far
    on_progress : told each improvement, from the solving thread
    start : teams of an older plan to begin with; those not allowed any more are passed over
    executor : where the parts of a large plan are improved; threads by default
    prices : those of an older plan, to climb from
    """
    stopper = stopper or Stopper()
    model = build(season, stopper)
    where = (model.problem, (model.season.engineers, model.season.clients), model.scale)
    outcome = solve(
        model.problem,
        budget or Budget(),
        stopper,
        lambda progress: on_progress(in_points(model, progress)),
        model.encode(start) if start else None,
        executor,
        None if prices is None else prices.known(*where),
    )
    outcome = with_fixed_points(model, outcome)
    teams = None if outcome.chosen is None else model.decode(outcome.chosen)
    bound = None if outcome.bound is None else outcome.bound / model.scale.points
    bound = None if bound is None else bound + model.fixed_points
    kept = None if outcome.prices is None else PriceList.of(outcome.prices, *where)
    return Assignment(outcome, teams, bound, model.scale, dict(one_more(model, outcome)), kept)


def one_more(model: Model, outcome: Outcome) -> Iterator[tuple[str, OneMore]]:
    """Turn what more room in the limits over the plan would be worth into points."""
    unit = model.scale.points
    if outcome.marginal is not None:
        limits = model.problem.plan_limits
        for limit, price, bound in zip(limits, *outcome.marginal, strict=True):
            yield (
                limit.name,
                OneMore(price / (unit << PRICE_BITS), bound / unit + model.fixed_points),
            )


def with_fixed_points(model: Model, outcome: Outcome) -> Outcome:
    """Call a plan optimal whose gap is none once the points are counted that no choice changes."""
    fixed = model.fixed_points * model.scale.points
    if fixed <= 0 or outcome.status != "feasible" or None in (outcome.cost, outcome.bound):
        return outcome
    cost, bound = float(outcome.cost or 0), float(outcome.bound or 0)
    if cost - bound > PROVEN * abs(cost + fixed):
        return outcome
    return replace(outcome, status="optimal", stopped_by="proof")


def in_points(model: Model, progress: Progress) -> PointsProgress:
    """Turn cost units into points."""
    unit, fixed = model.scale.points, model.fixed_points
    points = None if progress.cost is None else progress.cost / unit + fixed
    bound = None if progress.bound is None else progress.bound / unit + fixed
    gap = None
    if points and bound is not None:
        gap = (points - bound) / abs(points)
    return PointsProgress(points, bound, gap, progress.seconds, progress.step)

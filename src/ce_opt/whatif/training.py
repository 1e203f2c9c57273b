"""Training: each engineer one level up in each specialty, ranked by the points that it saves.

A training can matter only where a client asks for just the new level. How much it can save at most
is bounded without solving:

    gain ≤ points − bound + Σ of what it saves at each client that the engineer's hours allow

A client saves at most the largest difference that the training makes to one of its teams; where it
opens seat A to the engineer, at most what leaving it out costs more than its cheapest new team.
Where skills enter merit, posts or groups as well, no bound is known. The most promising are solved.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace

import numpy as np

from ce_opt.before_teams import arranged_season
from ce_opt.season import Season
from ce_opt.season.change import PutRow
from ce_opt.teams.arrays import FloatArray, SeasonArrays, Teams
from ce_opt.teams.budget import Budget
from ce_opt.teams.rules import must_serve
from ce_opt.teams.stopper import Stopper
from ce_opt.teams.terms import team_points, unserved_importance, weight
from ce_opt.whatif.many import Task, in_order, standing_of
from ce_opt.whatif.price import Price, price
from ce_opt.whatif.scenarios import Scenario
from ce_opt.whatif.why_not import Baseline

__all__ = ["Training", "most_saved", "training"]

HIGHEST = 5
TEAMS_ALONE = {"season", "importance", "assignment"}
"""Sections of the rule book through which skills matter to teams alone."""


@dataclass(frozen=True)
class Training:
    """One engineer, one specialty, one level up.

    Attributes
    ----------
    engineer, specialty, level : who, and the new level
    at_most : points that it cannot save more than; infinite where no bound is known
    cost : the price of the training, below 0 where it saves points; None where it was not solved
    """

    engineer: str
    specialty: str
    level: int
    at_most: float
    cost: Price | None = None


def training(
    season: Season,
    base: Baseline,
    executor: Executor,
    budget: Budget,
    solve: int = 20,
    stopper: Stopper | None = None,
    on_done: Callable[[int, int], None] = lambda done, total: None,
) -> list[Training]:
    """Rank trainings, those that save most first; what was not solved follows by its bound.

    Parameters
    ----------
    season, base : the season, and the best plan known (`why_not.baseline`)
    solve : how many of the most promising are solved
    executor, budget, stopper, on_done : as for `sweep`
    """
    every = sorted(
        possible(season, base), key=lambda one: (-one.at_most, one.engineer, one.specialty)
    )
    asked, rest = every[:solve], every[solve:]
    tasks = [Task(season, scenario_of(one), budget, base.seats) for one in asked]
    solved = [
        replace(one, cost=price(standing, base.standing))
        if (standing := standing_of(result))
        else one
        for one, result in zip(asked, in_order(executor, tasks, stopper, on_done), strict=True)
    ]
    known = sorted(
        (one for one in solved if one.cost),
        key=lambda one: (round(one.cost.found, 6) if one.cost else 0.0, one.engineer),
    )
    return [*known, *(one for one in solved if not one.cost), *rest]


def scenario_of(one: Training) -> Scenario:
    """Give the season with the training."""
    row = {"engineer": one.engineer, "specialty": one.specialty, "level": one.level}
    return Scenario(f"{one.engineer} {one.specialty} {one.level}", (PutRow("skills", row),))


def possible(season: Season, base: Baseline) -> Iterator[Training]:
    """List trainings that some client could feel, each with its bound."""
    arrays = SeasonArrays.of(arranged_season(season))
    names = season.specialties["specialty"].tolist()
    open_gap = base.standing.points - base.standing.bound
    for who, engineer in enumerate(arrays.engineers):
        for place, specialty in enumerate(names):
            level = int(arrays.level[who, place]) + 1
            asking = np.nonzero(arrays.need_level[:, place] == level)[0]
            if level <= HIGHEST and len(asking):
                saved = most_saved(season, arrays, who, place, asking.tolist())
                if saved > 0:
                    yield Training(engineer, specialty, level, open_gap + saved)


def most_saved(
    season: Season, arrays: SeasonArrays, who: int, specialty: int, asking: list[int]
) -> float:
    """Bound what a training saves at the clients that ask for the new level, within the hours."""
    if season.rulebook.model_fields_set - TEAMS_ALONE:
        return math.inf
    level = arrays.level.copy()
    level[who, specialty] += 1
    trained = replace(arrays, level=level)
    must = must_serve(arrays)
    worth = [
        saved_at(arrays, trained, who, specialty, client, bool(must[client])) for client in asking
    ]
    share = arrays.a_share[asking]
    least = np.where(arrays.two_seats[asking], np.minimum(share, 1.0 - share), 1.0)
    hours = (arrays.hours[asking] * least).tolist()
    return packed(worth, hours, float(arrays.care_hours[who]))


def saved_at(
    arrays: SeasonArrays,
    trained: SeasonArrays,
    who: int,
    specialty: int,
    client: int,
    must: bool,
) -> float:
    """Bound what a training saves at one client."""
    others = np.array([place for place in range(len(arrays.engineers)) if place != who] or [-1])
    if not arrays.two_seats[client]:
        others = np.array([-1])
    as_a, as_b = teams_with(who, client, others)
    saved = max(
        float((team_points(arrays, teams) - team_points(trained, teams)).max())
        for teams in ((as_a, as_b) if arrays.two_seats[client] else (as_a,))
    )
    if arrays.primary[client] != specialty:
        return max(0.0, saved)
    if must:
        return math.inf
    factor = weight(arrays.rules, unserved_importance.NAME)
    left_out = factor * float(unserved_importance.points(arrays)[client])
    return max(0.0, saved, left_out - float(team_points(trained, as_a).min()))


def teams_with(who: int, client: int, others: FloatArray) -> tuple[Teams, Teams]:
    """Give every team of a client with somebody as A, and as B."""
    partner = others.astype(np.int64)
    where, own = np.full(len(partner), client), np.full(len(partner), who)
    return Teams(where, own, partner), Teams(where, partner, own)


def packed(worth: list[float], hours: list[float], capacity: float) -> float:
    """Bound the best choice within the hours: the fractional knapsack (Dantzig 1957)."""
    total, left = 0.0, capacity
    free = [value for value, size in zip(worth, hours, strict=True) if size <= 0]
    total += sum(free)
    rated = sorted(
        ((value / size, value, size) for value, size in zip(worth, hours, strict=True) if size > 0),
        reverse=True,
    )
    for _, value, size in rated:
        if left <= 0 or value <= 0:
            break
        total += value if size <= left or math.isinf(value) else value * left / size
        left -= size
    return total

"""Training: each engineer one level up in each specialty, ranked by the points that it saves.

A training can matter only where a client asks for just the new level. How much it can save at most
is bounded without solving:

    gain ≤ points − bound + Σ of what it saves at each client that the engineer's hours allow

A client saves at most the largest difference that the training makes to one of its teams; where it
opens seat A to the engineer, at most what leaving it out costs more than its cheapest new team.
Where skills enter merit, posts or groups as well, and where a client that must be served asks for
the new level in its primary specialty, no bound is known. The most promising are solved: the
highest bound first, and among equal ones, where the largest saving would be if all others stayed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace

import numpy as np

from ce_opt.before_teams import arranged_season
from ce_opt.display import page
from ce_opt.language import tr
from ce_opt.plan.tables import client_points, team_arrays
from ce_opt.season import Season
from ce_opt.season.change import PutRow
from ce_opt.teams.arrays import NOBODY, FloatArray, SeasonArrays, Teams
from ce_opt.teams.budget import Budget
from ce_opt.teams.rules import RULES, must_serve
from ce_opt.teams.stopper import Stopper
from ce_opt.teams.terms import team_points, unserved_importance, weight
from ce_opt.whatif.many import Task, in_order, standing_of
from ce_opt.whatif.price import Price, price
from ce_opt.whatif.scenarios import Scenario
from ce_opt.whatif.why_not import Baseline
from ce_opt.whatif.wording import amount, price_words

__all__ = ["Training", "Trainings", "most_saved", "training"]

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

    def __str__(self) -> str:
        return tr(
            "{engineer} in {specialty} to level {level}: {price}",
            engineer=self.engineer,
            specialty=self.specialty,
            level=self.level,
            price=self.worth,
        )

    @property
    def worth(self) -> str:
        """What it saves in words, or at most could."""
        if self.cost:
            return price_words(self.cost)
        if math.isinf(self.at_most):
            return tr("not planned")
        return tr("not planned, at most {points} points saved", points=amount(self.at_most))


class Trainings(tuple[Training, ...]):
    """Every training that some client could feel, those that save most first."""

    def _repr_html_(self) -> str:
        """Show a notebook which trainings save most."""
        planned = sum(one.cost is not None for one in self)
        figures = {tr("trainings"): len(self), tr("planned"): planned}
        return page(tr("Who should learn what"), figures, map(str, self))


def training(
    season: Season,
    base: Baseline,
    executor: Executor,
    budget: Budget,
    solve: int = 20,
    stopper: Stopper | None = None,
    on_done: Callable[[int, int], None] = lambda done, total: None,
) -> Trainings:
    """Rank trainings, those that save most first; what was not solved follows by its bound.

    Parameters
    ----------
    season, base : the season, and the best plan known (`why_not.baseline`)
    solve : how many of the most promising are solved
    executor, budget, stopper, on_done : as for `sweep`
    """
    every = promising_first(season, base)
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
    return Trainings((*known, *(one for one in solved if not one.cost), *rest))


def scenario_of(one: Training) -> Scenario:
    """Give the season with the training."""
    row = {"engineer": one.engineer, "specialty": one.specialty, "level": one.level}
    return Scenario(f"{one.engineer} {one.specialty} {one.level}", (PutRow("skills", row),))


def promising_first(season: Season, base: Baseline) -> list[Training]:
    """List trainings that some client could feel, the highest bound first.

    Among those of one bound, or of none, the order is by what each would save if all others stayed.
    """
    arrays = SeasonArrays.of(arranged_season(season))
    teams = team_arrays(arrays, base.seats.teams)
    now = np.sum(list(client_points(arrays, teams).values()), axis=0)
    names = season.specialties["specialty"].tolist()
    places = {name: place for place, name in enumerate(names)}
    people = {name: place for place, name in enumerate(arrays.engineers)}

    def order(one: Training) -> tuple[float, float, str, str]:
        saved = likely_saved(arrays, now, people[one.engineer], places[one.specialty])
        return (-one.at_most, -round(saved, 6), one.engineer, one.specialty)

    return sorted(possible(season, arrays, names, base), key=order)


def possible(
    season: Season, arrays: SeasonArrays, names: list[str], base: Baseline
) -> Iterator[Training]:
    """List trainings that some client could feel, each with its bound."""
    open_gap = base.standing.points - base.standing.bound
    for who, engineer in enumerate(arrays.engineers):
        for place, specialty in enumerate(names):
            level = int(arrays.level[who, place]) + 1
            asking = asking_for(arrays, place, level)
            if level <= HIGHEST and asking:
                saved = most_saved(season, arrays, who, place, asking)
                if saved > 0:
                    yield Training(engineer, specialty, level, open_gap + saved)


def asking_for(arrays: SeasonArrays, specialty: int, level: int) -> list[int]:
    """Clients that ask for just this level."""
    return np.nonzero(arrays.need_level[:, specialty] == level)[0].tolist()


def trained_in(arrays: SeasonArrays, who: int, specialty: int) -> SeasonArrays:
    """Give the season with one level more."""
    level = arrays.level.copy()
    level[who, specialty] += 1
    return replace(arrays, level=level)


def likely_saved(arrays: SeasonArrays, now: FloatArray, who: int, specialty: int) -> float:
    """Estimate what a training saves if all others stay, within the engineer's own hours.

    Parameters
    ----------
    arrays : the season without it
    now : [clients], points of the plan in hand
    who, specialty : positions
    """
    asking = asking_for(arrays, specialty, int(arrays.level[who, specialty]) + 1)
    trained = trained_in(arrays, who, specialty)
    worth = [float(now[client]) - cheapest_with(trained, who, client) for client in asking]
    return packed([max(0.0, one) for one in worth], *room_of(arrays, who, asking))


def cheapest_with(arrays: SeasonArrays, who: int, client: int) -> float:
    """Points of the cheapest team of a client with somebody that the rules allow; else infinite."""
    best = math.inf
    for teams in ways(arrays, who, client):
        allowed = np.ones(len(teams.client), dtype=bool)
        for rule in RULES:
            allowed &= rule.allowed(arrays, teams)
        best = min(best, float(team_points(arrays, teams)[allowed].min(initial=math.inf)))
    return best


def room_of(arrays: SeasonArrays, who: int, asking: list[int]) -> tuple[list[float], float]:
    """Give the hours that a seat of each client takes at least, and those that somebody has."""
    share = arrays.a_share[asking]
    least = np.where(arrays.two_seats[asking], np.minimum(share, 1.0 - share), 1.0)
    return (arrays.hours[asking] * least).tolist(), float(arrays.free_hours[who])


def most_saved(
    season: Season, arrays: SeasonArrays, who: int, specialty: int, asking: list[int]
) -> float:
    """Bound what a training saves at the clients that ask for the new level, within the hours."""
    if season.rulebook.model_fields_set - TEAMS_ALONE:
        return math.inf
    trained = trained_in(arrays, who, specialty)
    must = must_serve(arrays)
    worth = [
        saved_at(arrays, trained, who, specialty, client, bool(must[client])) for client in asking
    ]
    return packed(worth, *room_of(arrays, who, asking))


def saved_at(
    arrays: SeasonArrays,
    trained: SeasonArrays,
    who: int,
    specialty: int,
    client: int,
    must: bool,
) -> float:
    """Bound what a training saves at one client."""
    seated = ways(arrays, who, client)
    saved = max(
        float((team_points(arrays, teams) - team_points(trained, teams)).max()) for teams in seated
    )
    if arrays.primary[client] != specialty:
        return max(0.0, saved)
    if must:
        return math.inf
    factor = weight(arrays.rules, unserved_importance.NAME)
    left_out = factor * float(unserved_importance.points(arrays)[client])
    return max(0.0, saved, left_out - float(team_points(trained, seated[0]).min()))


def ways(arrays: SeasonArrays, who: int, client: int) -> tuple[Teams, ...]:
    """Give every team of a client with somebody as A, then those with them as B."""
    partner = np.delete(np.arange(len(arrays.engineers)), who)
    if not (arrays.two_seats[client] and len(partner)):
        partner = np.array([NOBODY])
    where, own = np.full(len(partner), client), np.full(len(partner), who)
    as_a, as_b = Teams(where, own, partner), Teams(where, partner, own)
    return (as_a, as_b) if arrays.two_seats[client] else (as_a,)


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

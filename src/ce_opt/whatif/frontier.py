"""Frontier: what the next client costs, what more people would bring, and served against points.

next clients     each client left out, served all the same: the price of `service = must`
next engineers   one more person of each specialty in each district: points saved
trade-off        the weight of unserved importance from 0 up: clients served, other points
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ce_opt.before_teams import arranged_season
from ce_opt.display import page, status_words
from ce_opt.language import tr
from ce_opt.plan.tables import client_points, team_arrays
from ce_opt.season import Season
from ce_opt.season.change import PutRow, SetRule, SetValue
from ce_opt.teams.arrays import SeasonArrays
from ce_opt.teams.budget import Budget
from ce_opt.teams.rules import must_serve
from ce_opt.teams.stopper import Stopper
from ce_opt.teams.terms import unserved_importance, weight
from ce_opt.whatif.many import STOPPED, Result, Task, in_order, standing_of, status_of
from ce_opt.whatif.price import Price, price
from ce_opt.whatif.scenarios import Scenario
from ce_opt.whatif.seats import Seats
from ce_opt.whatif.why_not import Baseline

__all__ = ["Frontier", "NextClient", "NextEngineer", "Trade", "frontier"]

MULTIPLES = (0.0, 0.125, 0.25, 0.5, 1.0, 2.0, 4.0)
"""Of the weight of unserved importance."""
LEVEL = 4
"""Level of the specialty of one more engineer, who holds no other."""
NOBODY = "new engineer"


@dataclass(frozen=True)
class NextClient:
    """A client left out, and what serving it would cost; no price where it cannot be served."""

    client: str
    status: str
    cost: Price | None

    def __str__(self) -> str:
        if self.cost:
            return tr(
                "serving {client}: {points:+.2f} points", client=self.client, points=self.cost.found
            )
        status = status_words(self.status)
        return tr("serving {client}: {status}", client=self.client, status=status)


@dataclass(frozen=True)
class NextEngineer:
    """One more engineer; the price is below 0 where points are saved, None without a plan."""

    specialty: str
    district: str
    served: int | None
    cost: Price | None
    status: str = STOPPED

    def __str__(self) -> str:
        said = {"specialty": self.specialty, "district": self.district}
        if self.cost:
            return tr(
                "an engineer for {specialty} in {district}: {points:+.2f} points",
                points=self.cost.found,
                **said,
            )
        status = status_words(self.status)
        return tr("an engineer for {specialty} in {district}: {status}", status=status, **said)


@dataclass(frozen=True)
class Trade:
    """A plan of the frontier: clients served, importance left out, and all other points.

    No plan at this weight has fewer points by more than the gap, a share of its points.
    """

    weight: float
    served: int
    unserved_importance: float
    other_points: float
    status: str
    gap: float = 0.0


@dataclass(frozen=True)
class Frontier:
    """All three, the clients and engineers that pay most first."""

    clients: tuple[NextClient, ...]
    engineers: tuple[NextEngineer, ...]
    trades: tuple[Trade, ...]

    def _repr_html_(self) -> str:
        """Show a notebook what the next client costs, what the next engineer brings, the trade."""
        said = map(str, (*self.clients, *self.engineers))
        trades = pd.DataFrame([vars(one) for one in self.trades])
        return page(tr("Frontier"), {}, said, {tr("trades"): trades})


def frontier(
    season: Season,
    base: Baseline,
    executor: Executor,
    budget: Budget,
    stopper: Stopper | None = None,
    on_done: Callable[[int, int], None] = lambda done, total: None,
) -> Frontier:
    """Solve every question of the frontier.

    Parameters
    ----------
    season, base : the season, and the best plan known (`why_not.baseline`)
    executor, budget, stopper, on_done : as for `sweep`
    """
    left_out = clients_left_out(season, base)
    places = list(itertools.product(season.specialties["specialty"], season.districts["district"]))
    now = weight(season.rulebook.assignment, unserved_importance.NAME)
    weights = [multiple * now for multiple in MULTIPLES]
    scenarios = [
        *(served_anyway(client) for client in left_out),
        *(one_more(season, *place) for place in places),
        *(unserved_at(value) for value in weights),
    ]
    starts = [base.seats] * (len(left_out) + len(places))
    starts += [worth_it(season, base.seats, multiple) for multiple in MULTIPLES]
    tasks = [Task(season, one, budget, start) for one, start in zip(scenarios, starts, strict=True)]
    results = iter(in_order(executor, tasks, stopper, on_done))
    clients = [next_client(client, next(results), base) for client in left_out]
    engineers = [next_engineer(*place, next(results), base) for place in places]
    trades = [trade(value, next(results)) for value in weights]
    return Frontier(
        tuple(sorted(clients, key=lambda one: (*cheapest(one.cost), one.client))),
        tuple(
            sorted(engineers, key=lambda one: (*cheapest(one.cost), one.specialty, one.district))
        ),
        tuple(one for one in trades if one),
    )


def clients_left_out(season: Season, base: Baseline) -> list[str]:
    """Name the clients without a team that may have one."""
    clients = season.clients
    open_to = clients.loc[clients["service"] != "never", "client"]
    return [client for client in open_to if client not in base.seats.of_client]


def served_anyway(client: str) -> Scenario:
    """Serve a client all the same."""
    return Scenario(
        tr("serve {client}", client=client), (SetValue("clients", (client,), "service", "must"),)
    )


def one_more(season: Season, specialty: str, district: str) -> Scenario:
    """Add an engineer with the usual hours who holds one specialty."""
    people = season.engineers
    home = season.departments.loc[season.departments["district"] == district, "department"]
    department = (home if len(home) else season.departments["department"]).iloc[0]
    row = {
        "engineer": NOBODY,
        "name": NOBODY,
        "department": department,
        "district": district,
        "care_hours": float(people["care_hours"].median()),
        "performance": float(people["performance"].median()),
    }
    skill = {"engineer": NOBODY, "specialty": specialty, "level": LEVEL}
    name = tr("one more in {specialty}, {district}", specialty=specialty, district=district)
    return Scenario(name, (PutRow("engineers", row), PutRow("skills", skill)))


def unserved_at(value: float) -> Scenario:
    """Give leaving clients out another price."""
    key = f"assignment.weights.{unserved_importance.NAME}"
    return Scenario(f"unserved_importance {value:g}", (SetRule(key, value),))


def worth_it(season: Season, seats: Seats, multiple: float) -> Seats:
    """Leave out of a plan whose team costs more than the client is worth at another weight.

    That is a better plan to begin with: where leaving clients out costs nothing, the best one.
    """
    arrays = SeasonArrays.of(arranged_season(season))
    points = client_points(arrays, team_arrays(arrays, seats.teams))
    points.pop(unserved_importance.NAME)
    cost = np.sum(list(points.values()), axis=0)
    factor = multiple * weight(arrays.rules, unserved_importance.NAME)
    worth = factor * np.asarray(unserved_importance.points(arrays))
    keep = (cost <= worth) | must_serve(arrays)
    kept = {client for client, stays in zip(arrays.clients, keep.tolist(), strict=True) if stays}
    teams = tuple(team for team in seats.teams if team.client in kept)
    return Seats(teams, None, seats.prices)


def next_client(client: str, result: Result | None, base: Baseline) -> NextClient:
    """Price a client."""
    standing = standing_of(result)
    cost = price(standing, base.standing, only_restricts=True) if standing else None
    return NextClient(client, status_of(result), cost)


def next_engineer(
    specialty: str, district: str, result: Result | None, base: Baseline
) -> NextEngineer:
    """Price an engineer."""
    standing = standing_of(result)
    cost = price(standing, base.standing) if standing else None
    served = int(result["served"]) if result and standing else None
    return NextEngineer(specialty, district, served, cost, status_of(result))


def trade(value: float, result: Result | None) -> Trade | None:
    """Take a plan apart into importance left out and other points."""
    if result is None or standing_of(result) is None:
        return None
    left_out = float(result[unserved_importance.NAME])
    return Trade(
        value,
        int(result["served"]),
        left_out / value if value else float("nan"),
        float(result["points"]) - left_out,
        str(result["status"]),
        float(result["gap"]),
    )


def cheapest(cost: Price | None) -> Sequence[object]:
    """Sort by price; what has none comes last."""
    return (cost is None, round(cost.found, 6) if cost else 0.0)

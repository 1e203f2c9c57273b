"""Absence: each engineer away for the whole season, one at a time: points lost, clients at risk.

Whoever is away holds no seat (max_clients 0), and seats that they are required to hold are free.
All others may move. An engineer without whom there is no plan at all cannot be replaced.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass

from ce_opt.display import page, status_words
from ce_opt.language import tr, tr_count
from ce_opt.season import Season
from ce_opt.season.change import Change, DropRow, SetValue
from ce_opt.teams.budget import Budget
from ce_opt.teams.stopper import Stopper
from ce_opt.whatif.many import STOPPED, Task, in_order, standing_of
from ce_opt.whatif.price import Price, price
from ce_opt.whatif.promises import REQUIRED
from ce_opt.whatif.scenarios import Scenario
from ce_opt.whatif.why_not import Baseline
from ce_opt.whatif.wording import price_words

__all__ = ["Absence", "Absences", "absence", "away"]


@dataclass(frozen=True)
class Absence:
    """What the absence of one engineer means.

    Attributes
    ----------
    engineer : who is away
    seats : held in the best plan known
    status : of the plan without them; infeasible: nobody can replace them; stopped: not planned,
        for the work was ended before
    cost : points lost; None without a plan
    at_risk : clients that lose their team
    reason : why there is no plan
    """

    engineer: str
    seats: int
    status: str
    cost: Price | None
    at_risk: tuple[str, ...]
    reason: str = ""

    def __str__(self) -> str:
        who = tr_count(
            self.seats,
            "{engineer} ({count} seat)",
            "{engineer} ({count} seats)",
            engineer=self.engineer,
        )
        if self.status == STOPPED:
            return tr("{who} away: not planned", who=who)
        if self.cost is None:
            status = status_words(self.status)
            return tr("{who}: {status}: {reason}", who=who, status=status, reason=self.reason)
        said = {"who": who, "price": price_words(self.cost)}
        if not self.at_risk:
            return tr("{who} away: {price}", **said)
        risk = ", ".join(self.at_risk)
        return tr("{who} away: {price}; at risk: {clients}", clients=risk, **said)


class Absences(tuple[Absence, ...]):
    """Everybody away once, whose absence costs most first."""

    def _repr_html_(self) -> str:
        """Show a notebook whose absence costs most."""
        lost = {client for one in self for client in one.at_risk}
        return page(
            tr("Each engineer away, one at a time"),
            {tr("engineers"): len(self), tr("clients at risk"): len(lost)},
            map(str, self),
        )


def absence(
    season: Season,
    base: Baseline,
    executor: Executor,
    budget: Budget,
    stopper: Stopper | None = None,
    on_done: Callable[[int, int], None] = lambda done, total: None,
) -> Absences:
    """Plan the season without each engineer, and list them, whose absence costs most first.

    Parameters
    ----------
    season, base : the season, and the best plan known (`why_not.baseline`)
    executor, budget, stopper, on_done : as for `sweep`
    """
    people = season.engineers["engineer"].tolist()
    tasks = [Task(season, away(season, who), budget, base.seats) for who in people]
    served = set(base.seats.of_client)
    found: list[Absence] = []
    for who, task, result in zip(
        people, tasks, in_order(executor, tasks, stopper, on_done), strict=True
    ):
        seats = sum(who in team.members for team in base.seats.teams)
        if result is None:
            found.append(Absence(who, seats, STOPPED, None, ()))
            continue
        standing = standing_of(result)
        cost = None
        if standing:
            alone = len(task.scenario.changes) == 1
            cost = price(standing, base.standing, only_restricts=alone)
        risk = tuple(one for one in str(result.get("left_out", "")).split() if one in served)
        found.append(Absence(who, seats, result["status"], cost, risk, result["reason"]))
    return Absences(sorted(found, key=worst_first))


def away(season: Season, engineer: str) -> Scenario:
    """Give the season without an engineer as a scenario."""
    rows = season.designations
    own = rows[(rows["engineer"] == engineer) & (rows["kind"] == REQUIRED)]
    changes: list[Change] = [SetValue("engineers", (engineer,), "max_clients", 0)]
    changes += [DropRow("designations", (client, engineer)) for client in own["client"]]
    return Scenario(tr("{engineer} away", engineer=engineer), tuple(changes))


def worst_first(one: Absence) -> tuple[object, ...]:
    """Sort: who cannot be replaced, then by points lost, then by name; not planned ones last."""
    lost = -round(one.cost.found, 6) if one.cost else 0.0
    return (one.status == STOPPED, one.cost is not None, lost, one.engineer)

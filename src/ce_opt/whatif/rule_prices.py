"""Prices of rules: how often each binds in the plan, and what one unit of relaxing it saves.

    max_travel_minutes     10 minutes more             binds: seats that it closes to people who
    max_handovers          one handover more                  would pass every other rule
    care_hours             10 hours more, of those whom clients and duty fill
    max_a, max_clients     one seat more, of those who have reached it
    designation            released, one at a time     conflict: settled, one at a time

Every price is found by planning the season with the rule relaxed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from ce_opt.display import page
from ce_opt.language import marked, tr
from ce_opt.season import Season
from ce_opt.season.change import DropRow, SetRule, SetValue
from ce_opt.teams.budget import Budget
from ce_opt.teams.eligible import in_seat
from ce_opt.teams.limits import care_hours, max_a, max_clients, max_handovers
from ce_opt.teams.rules import RULES, designation, no_conflict, seats, travel_limit
from ce_opt.teams.stopper import Stopper
from ce_opt.whatif.many import STOPPED, Task, in_order, standing_of, status_of
from ce_opt.whatif.others_kept import Around
from ce_opt.whatif.price import Price, price
from ce_opt.whatif.promises import FORBIDDEN, REQUIRED
from ce_opt.whatif.scenarios import Scenario
from ce_opt.whatif.why_not import Baseline
from ce_opt.whatif.wording import price_words

__all__ = ["Relaxation", "RulePrice", "RulePrices", "relaxations", "rule_prices"]

MINUTES, HOURS = 10.0, 10.0
"""Units of relaxing."""
FULL = 0.95
"""Share of the care hours from which somebody counts as full."""
MOST_HOURS = 10_000.0
SUBJECTS = {
    REQUIRED: marked("{engineer} required at {seat} of {client}"),
    FORBIDDEN: marked("{engineer} forbidden at {seat} of {client}"),
}
"""Kind of a designation -> how it is named."""


@dataclass(frozen=True)
class Relaxation:
    """A rule, whom it binds, and the season with one unit of it relaxed.

    Attributes
    ----------
    rule, subject : name of the rule or limit, and whom it is about; empty for everybody
    unit : what is relaxed, in words
    binds : how often it binds in the plan
    scenario : the season with it relaxed
    """

    rule: str
    subject: str
    unit: str
    binds: int
    scenario: Scenario


@dataclass(frozen=True)
class RulePrice:
    """What one unit of relaxing a rule changes.

    Attributes
    ----------
    rule, subject, unit, binds : as of the relaxation
    cost : the price, below 0 where it saves points; None without a plan
    status : of the plan with the rule relaxed; stopped: not planned, for the work was ended before
    """

    rule: str
    subject: str
    unit: str
    binds: int
    cost: Price | None
    status: str

    def __str__(self) -> str:
        said = {
            "rule": self.about,
            "unit": self.unit,
            "price": self.worth,
        }
        if self.binds == 1:
            return tr("{rule}, {unit}: {price}", **said)
        return tr("{rule}, {unit}, binds {times} times: {price}", times=self.binds, **said)

    @property
    def about(self) -> str:
        """The rule, and whom it binds."""
        return " ".join(filter(None, (self.rule, self.subject)))

    @property
    def worth(self) -> str:
        """The price in words, or why there is none."""
        if self.cost:
            return price_words(self.cost)
        return tr("not planned") if self.status == STOPPED else tr("no plan was found in time")


class RulePrices(tuple[RulePrice, ...]):
    """Every rule that binds, those that save most first."""

    def _repr_html_(self) -> str:
        """Show a notebook what one unit of each rule is worth."""
        said = map(str, self) if self else (tr("no rule binds"),)
        return page(tr("What one unit of each rule costs"), {}, said)


def rule_prices(
    season: Season,
    base: Baseline,
    executor: Executor,
    budget: Budget,
    stopper: Stopper | None = None,
    on_done: Callable[[int, int], None] = lambda done, total: None,
) -> RulePrices:
    """Price every rule that binds, those that save most first.

    Parameters
    ----------
    season, base : the season, and the best plan known (`why_not.baseline`)
    executor, budget, stopper, on_done : as for `sweep`
    """
    every = list(relaxations(season, base))
    tasks = [Task(season, one.scenario, budget, base.seats) for one in every]
    found = []
    for one, result in zip(every, in_order(executor, tasks, stopper, on_done), strict=True):
        standing = standing_of(result)
        cost = price(standing, base.standing) if standing else None
        status = status_of(result)
        found.append(RulePrice(one.rule, one.subject, one.unit, one.binds, cost, status))
    return RulePrices(sorted(found, key=dearest_first))


def dearest_first(one: RulePrice) -> tuple[object, ...]:
    """Sort by what relaxing saves; what has no price comes last."""
    saved = round(one.cost.found, 6) if one.cost else 0.0
    return (one.cost is None, saved, one.rule, one.subject)


def relaxations(season: Season, base: Baseline) -> Iterator[Relaxation]:
    """List the rules that bind, each relaxed by a unit."""
    around = Around(season, base.seats)
    yield from of_the_plan(around)
    yield from of_people(around)
    yield from of_rows(around)


def of_the_plan(around: Around) -> Iterator[Relaxation]:
    """Limits over the whole plan."""
    rules = around.facts.rules
    if rules.max_travel_minutes is not None:
        closed = closed_by_travel(around)
        key, value = "assignment.max_travel_minutes", rules.max_travel_minutes + MINUTES
        more = tr("{minutes:g} minutes more", minutes=MINUTES)
        yield relaxed(travel_limit.NAME, "", more, closed, SetRule(key, value))
    if rules.max_handovers is not None:
        used = sum(len(around.facts.changed_seats(team)) for team in around.seats.teams)
        if used >= rules.max_handovers:
            change = SetRule("assignment.max_handovers", rules.max_handovers + 1)
            yield relaxed(max_handovers.NAME, "", tr("one handover more"), 1, change)


def closed_by_travel(around: Around) -> int:
    """Number of seats at clients that the travel limit alone closes to somebody."""
    arrays, closed = around.arrays, 0
    everyone = np.arange(len(arrays.engineers))
    for seat in "AB":
        which = np.nonzero(arrays.two_seats if seat == "B" else np.ones(len(arrays.clients), bool))[
            0
        ]
        client, engineer = np.repeat(which, len(everyone)), np.tile(everyone, len(which))
        teams = in_seat(seat, client, engineer)
        far = ~np.broadcast_to(travel_limit.allowed(arrays, teams), client.shape)
        for rule in RULES:
            if rule not in (seats, travel_limit):
                far &= np.broadcast_to(rule.allowed(arrays, teams), client.shape)
        closed += int(far.sum())
    return closed


def of_people(around: Around) -> Iterator[Relaxation]:
    """Limits of engineers who have reached them."""
    hours = around.figures.hours
    for who, row in around.facts.engineers.items():
        has, carried = row["care_hours"], sum(hours[who].values())
        own = [team for team in around.seats.teams if who in team.members]
        full = carried + around.facts.duty(who) >= FULL * has
        if has and full and has + HOURS <= MOST_HOURS:
            change = SetValue("engineers", (who,), "care_hours", has + HOURS)
            more = tr("{hours:g} hours more", hours=HOURS)
            yield relaxed(care_hours.NAME, who, more, 1, change)
        for name, used in (
            (max_a.NAME, sum(team.a == who for team in own)),
            (max_clients.NAME, len(own)),
        ):
            most = row[name]
            if most is not None and used >= most:
                change = SetValue("engineers", (who,), name, most + 1)
                yield relaxed(name, who, tr("one seat more"), 1, change)


def of_rows(around: Around) -> Iterator[Relaxation]:
    """Designations and conflicts, one at a time."""
    for row in around.facts.designations:
        client, engineer = row["client"], row["engineer"]
        said = SUBJECTS[row["kind"]]
        subject = tr(said, engineer=engineer, seat=row["seat"], client=client)
        drop = DropRow("designations", (client, engineer))
        yield relaxed(designation.NAME, subject, tr("released"), 1, drop)
    rows = around.season.relations
    for one, other, kind in rows[["engineer", "other", "kind"]].itertuples(index=False):
        if kind == no_conflict.NAME:
            drop = DropRow("relations", (one, other))
            pair = tr("{one} and {other}", one=one, other=other)
            yield relaxed(no_conflict.NAME, pair, tr("settled"), 1, drop)


def relaxed(
    rule: str, subject: str, unit: str, binds: int, change: SetRule | SetValue | DropRow
) -> Relaxation:
    """Put a relaxation together."""
    name = " ".join(word for word in (rule, subject, unit) if word)
    return Relaxation(rule, subject, unit, binds, Scenario(name, (change,)))

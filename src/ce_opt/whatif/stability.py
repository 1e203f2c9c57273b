"""Stability: how far each weight of the rule book may go before a seat of the plan flips.

The points of any plan are linear in a weight, so the weights at which the plan in hand is among the
best form an interval. Its ends are found exactly by following lines (Newton's method for parametric
problems, as in Dinkelbach 1967): plan at the far end; where another plan is better there, go to the
weight at which both cost the same; plan again; until nothing is better. The last plan that was
better is the one that the plan flips to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ce_opt.before_teams import arranged_season
from ce_opt.display import page
from ce_opt.errors import Interrupted
from ce_opt.language import tr, tr_count
from ce_opt.pipeline import NoPlan, plan_season
from ce_opt.season import Season
from ce_opt.season.change import SetRule
from ce_opt.teams.budget import Budget
from ce_opt.teams.facts import Facts
from ce_opt.teams.stopper import Stopper
from ce_opt.teams.terms import all_terms_in, weight
from ce_opt.whatif.compare import SeatChange, seat_changes
from ce_opt.whatif.figures import Figures
from ce_opt.whatif.seats import Seats

__all__ = ["End", "Interval", "Stability", "stability", "weights_of"]

FARTHEST = 10.0
"""How many times its value a weight is followed upwards; a weight of 0 up to this many points."""
STEPS = 25
NOISE = 1e-6
"""Relative difference of points below which two plans cost the same."""


@dataclass(frozen=True)
class End:
    """One end of an interval.

    Attributes
    ----------
    weight : the plan stays among the best up to here
    flips : seats of the plan that is better beyond; none where nothing flips as far as was looked
    proven : every plan on the way was proven optimal
    """

    weight: float
    flips: tuple[SeatChange, ...]
    proven: bool

    @property
    def first_flip(self) -> str:
        """The first seat that flips beyond, and how many others do."""
        rest = len(self.flips) - 1
        if rest < 0:
            said = tr("nothing flips as far as {weight:.4g}", weight=self.weight)
        elif rest:
            said = tr_count(
                rest,
                "{seat} and {count} seat more",
                "{seat} and {count} seats more",
                seat=self.flips[0],
            )
        else:
            said = str(self.flips[0])
        return said if self.proven else tr("{seats} (not proven)", seats=said)


@dataclass(frozen=True)
class Interval:
    """How far one weight may go.

    Attributes
    ----------
    name, weight : the term, and its weight in the rule book
    low, high : the ends
    """

    name: str
    weight: float
    low: End
    high: End

    def __str__(self) -> str:
        return tr(
            "{term} {weight:g}: from {low:.4g} to {high:.4g}",
            term=self.name,
            weight=self.weight,
            low=self.low.weight,
            high=self.high.weight,
        )

    @property
    def sentences(self) -> tuple[str, ...]:
        """What flips at its ends; below 0 there is nothing to look for."""
        above = tr("above: {seats}", seats=self.high.first_flip)
        if self.low.flips or not self.low.proven:
            return (tr("below: {seats}", seats=self.low.first_flip), above)
        return (above,)


class Stability(tuple[Interval, ...]):
    """The interval of every weight, in the order of the terms."""

    def _repr_html_(self) -> str:
        """Show a notebook how far each weight may go, and what flips first."""
        said = ("; ".join((str(one), *one.sentences)) for one in self)
        return page(tr("How far each weight may go before a seat flips"), {}, said)


def stability(
    season: Season,
    seats: Seats,
    budget: Budget | None = None,
    stopper: Stopper | None = None,
    names: tuple[str, ...] = (),
    on_done: Callable[[int, int], None] = lambda done, total: None,
) -> Stability:
    """Find the interval of each weight in which the plan's seats stay.

    Parameters
    ----------
    season, seats : the season, and a plan that is the best one, or nearly
    budget : limits of each search
    stopper : ends the search early, with the weights that are done
    names : terms whose weights are looked at; by default all that count in the season
    on_done : told how many weights are done, of how many
    """
    budget, stopper = budget or Budget(seconds=10), stopper or Stopper()
    found: list[Interval] = []
    names = names or weights_of(season)
    on_done(0, len(names))
    for done, name in enumerate(names, 1):
        now = weight(season.rulebook.assignment, name)
        far = FARTHEST * now if now else FARTHEST
        try:
            low, high = (
                end(season, seats, name, now, goal, budget, stopper) for goal in (0.0, far)
            )
        except Interrupted:
            break
        if stopper():  # it was not followed to its ends
            break
        found.append(Interval(name, now, low, high))
        on_done(done, len(names))
    return Stability(found)


def weights_of(season: Season) -> tuple[str, ...]:
    """Terms that count in a season."""
    return tuple(all_terms_in(season.rulebook.groups is not None))


def end(
    season: Season,
    seats: Seats,
    name: str,
    now: float,
    goal: float,
    budget: Budget,
    stopper: Stopper,
) -> End:
    """Follow one weight towards a goal until no plan is better than the one in hand."""
    at, flips, proven = goal, tuple[SeatChange, ...](), True
    facts = Facts(arranged_season(season))
    here = line(facts, seats, name, now)
    for _ in range(STEPS):
        if at == now or stopper():
            break
        there = season.with_changes(SetRule(f"assignment.weights.{name}", at))
        found = plan_season(there, budget, stopper, start=seats)
        if isinstance(found, NoPlan):
            return End(at, flips, False)
        other = Seats(tuple(sorted(found.teams)))
        proven &= found.summary.status == "optimal"
        slope, rest = line(facts, other, name, now)
        better = (here[0] - slope) * at + here[1] - rest
        if better <= NOISE * max(1.0, abs(rest + slope * at)):
            break
        flips = tuple(seat_changes(seats, other))
        if here[0] == slope:  # better at every weight: the plan in hand is not the best one
            return End(now, flips, proven)
        crossing = (rest - here[1]) / (here[0] - slope)
        at = min(max(crossing, min(now, at)), max(now, at))
    return End(at, flips, proven)


def line(facts: Facts, seats: Seats, name: str, now: float) -> tuple[float, float]:
    """Points of a plan as a line over one weight: slope, and all other terms."""
    terms = Figures(facts, seats.teams).terms
    slope = terms[name] / now if now else unweighted(facts, seats, name)
    return slope, sum(points for term, points in terms.items() if term != name)


def unweighted(facts: Facts, seats: Seats, name: str) -> float:
    """Points of a term at the weight 1, where the rule book has 0."""
    one = facts.season.with_changes(SetRule(f"assignment.weights.{name}", 1.0))
    return Figures(Facts(arranged_season(one)), seats.teams).terms[name]

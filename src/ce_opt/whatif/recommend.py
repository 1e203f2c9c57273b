"""Recommend: who could hold a seat, in order, and what each of them would cost.

Everybody is priced with all others kept, which is exact and bounds the true price from above; the
first few are planned for anew, which may move others and so cost less. Those whom a rule refuses
are named with the rule.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ce_opt.season import Season
from ce_opt.teams.budget import Budget
from ce_opt.teams.stopper import Stopper
from ce_opt.whatif.others_kept import Alternative, Around
from ce_opt.whatif.price import Price
from ce_opt.whatif.seats import Seats
from ce_opt.whatif.why_not import Baseline, WhyNot, baseline, why_not
from ce_opt.whatif.wish import forbidden_by

__all__ = ["Candidate", "recommend"]

REFUSED = ("forbidden", "impossible")
"""Status of those who cannot hold the seat, proven."""


@dataclass(frozen=True)
class Candidate:
    """Somebody for a seat.

    Attributes
    ----------
    engineer, name : who
    holds : holds the seat in the plan at hand
    kept : the best team with this person if all others stay; None where none fits
    cost : the price found by planning anew; None where that was not done, or no plan was found
    status : ``held``, ``possible``, ``impossible``, ``forbidden``, ``not solved`` or ``unknown``
    forbidden : rule or limit -> why it refuses the seat outright
    """

    engineer: str
    name: str
    holds: bool
    kept: Alternative | None
    cost: Price | None
    status: str
    forbidden: dict[str, str]

    @property
    def order(self) -> tuple[bool, bool, float, str]:
        """Sort by price, solved or with all others kept, then by name; the refused come last."""
        points = 0.0 if self.holds else self.kept.difference if self.kept else None
        points = self.cost.found if self.cost else points
        known = 0.0 if points is None else round(points, 6)
        return (self.status in REFUSED, points is None, known, self.engineer)


def recommend(
    season: Season,
    seats: Seats,
    client: str,
    seat: str,
    solve: int = 3,
    budget: Budget | None = None,
    stopper: Stopper | None = None,
) -> list[Candidate]:
    """List everybody for a seat.

    Parameters
    ----------
    season, seats : the season, and a plan of it
    client, seat : which must exist
    solve : how many of the first are planned for anew
    budget : limits of each search
    stopper : ends the search early
    """
    budget, stopper = budget or Budget(seconds=10), stopper or Stopper()
    base = baseline(season, seats, budget, stopper) if solve else None
    around = Around(season, base.seats if base else seats)
    kept = around.best_with_each(client, seat)
    holder = around.seats.holders.get((client, seat), "")
    people = [
        candidate(around, client, seat, who, kept.get(who), who == holder)
        for who in around.arrays.engineers
    ]
    people.sort(key=lambda one: one.order)
    if base:
        people = solved(season, base, client, seat, people, solve, budget, stopper)
    return sorted(people, key=lambda one: one.order)


def candidate(
    around: Around, client: str, seat: str, who: str, kept: Alternative | None, holds: bool
) -> Candidate:
    """Look at one person, all others kept."""
    forbidden = {} if holds else forbidden_by(around, client, who, seat)
    status = "held" if holds else "forbidden" if forbidden else "not solved"
    name = around.facts.engineers[who]["name"]
    return Candidate(who, name, holds, kept, None, status, forbidden)


def solved(
    season: Season,
    base: Baseline,
    client: str,
    seat: str,
    people: list[Candidate],
    count: int,
    budget: Budget,
    stopper: Stopper,
) -> list[Candidate]:
    """Plan anew for the first ones who do not hold the seat and are not refused."""
    asked = [one.engineer for one in people if one.status == "not solved"][:count]
    answers: dict[str, WhyNot] = {}
    for who in asked:
        if not stopper():
            answers[who] = why_not(season, base.seats, client, who, seat, budget, stopper, base)
    return [
        replace(one, cost=answers[one.engineer].cost, status=answers[one.engineer].verdict)
        if one.engineer in answers
        else one
        for one in people
    ]

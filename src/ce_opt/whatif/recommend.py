"""Recommend: who could hold a seat, in order, and what each of them would cost.

Everybody is priced with all others kept, which is exact and bounds the true price from above; the
first few are planned for anew, which may move others and so cost less. Those whom a rule refuses
are named with the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ce_opt.display import page
from ce_opt.errors import Interrupted
from ce_opt.language import tr
from ce_opt.season import Season
from ce_opt.teams.budget import Budget
from ce_opt.teams.stopper import Stopper
from ce_opt.whatif.others_kept import Alternative, Around
from ce_opt.whatif.price import Price
from ce_opt.whatif.seats import Seats
from ce_opt.whatif.why_not import Baseline, WhyNot, baseline, why_not
from ce_opt.whatif.wish import forbidden_by
from ce_opt.whatif.wording import difference, price_words, team_words

__all__ = ["Candidate", "Candidates", "recommend"]

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

    def __str__(self) -> str:
        return tr(
            "{engineer} {name}: {standing}",
            engineer=self.engineer,
            name=self.name,
            standing=self.standing,
        )

    @property
    def refused(self) -> bool:
        """Whether it is proven that they cannot hold the seat."""
        return self.status in REFUSED

    @property
    def standing(self) -> str:
        """What this person would cost, or what refuses the seat, in words."""
        if self.holds:
            return tr("holds it")
        if self.refused:
            return "; ".join(self.forbidden.values()) or tr("impossible, proven")
        said = {"price": price_words(self.cost) if self.cost else ""}
        if self.kept and self.kept.team:
            said["difference"] = difference(self.kept.difference)
            said["team"] = team_words(self.kept.team)
            if self.cost:
                return tr("{price}; {difference} with all others kept ({team})", **said)
            return tr("{difference} with all others kept ({team})", **said)
        if self.cost:
            return tr("{price}; others have to move", **said)
        return tr("only if others move")

    @property
    def order(self) -> tuple[bool, bool, float, str]:
        """Sort by price, solved or with all others kept, then by name; the refused come last."""
        points = 0.0 if self.holds else self.kept.difference if self.kept else None
        points = self.cost.found if self.cost else points
        known = 0.0 if points is None else round(points, 6)
        return (self.refused, points is None, known, self.engineer)


class Candidates(tuple[Candidate, ...]):
    """Everybody for a seat, in order, the refused at the end.

    Attributes
    ----------
    client, seat : the seat
    """

    client: str
    seat: str

    @classmethod
    def of(cls, client: str, seat: str, people: Iterable[Candidate]) -> Candidates:
        """Put people in order."""
        found = cls(sorted(people, key=lambda one: one.order))
        found.client, found.seat = client, seat
        return found

    def _repr_html_(self) -> str:
        """Show a notebook who could hold the seat, the cheapest first."""
        title = tr("Who could be {seat} of {client}", seat=self.seat, client=self.client)
        refused = sum(one.refused for one in self)
        figures = {tr("engineers"): len(self), tr("refused"): refused}
        return page(title, figures, map(str, self))


def recommend(
    season: Season,
    seats: Seats,
    client: str,
    seat: str,
    solve: int = 3,
    budget: Budget | None = None,
    stopper: Stopper | None = None,
    on_done: Callable[[int, int], None] = lambda done, total: None,
) -> Candidates:
    """List everybody for a seat.

    Parameters
    ----------
    season, seats : the season, and a plan of it
    client, seat : which must exist
    solve : how many of the first are planned for anew
    budget : limits of each search
    stopper : ends the search early, with the candidates who are planned for
    on_done : told how many are planned for, of how many
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
        asked = [one.engineer for one in people if one.status == "not solved"][:solve]
        people = solved(season, base, client, seat, people, asked, budget, stopper, on_done)
    return Candidates.of(client, seat, people)


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
    asked: list[str],
    budget: Budget,
    stopper: Stopper,
    on_done: Callable[[int, int], None],
) -> list[Candidate]:
    """Plan anew for those who are asked about; once stopped, for no others."""
    answers: dict[str, WhyNot] = {}
    on_done(0, len(asked))
    for done, who in enumerate(asked, 1):
        try:
            answer = why_not(season, base.seats, client, who, seat, budget, stopper, base)
        except Interrupted:
            break
        if stopper():  # what was found by then would be no price
            break
        answers[who] = answer
        on_done(done, len(asked))
    return [
        replace(one, cost=answers[one.engineer].cost, status=answers[one.engineer].verdict)
        if one.engineer in answers
        else one
        for one in people
    ]

"""Compare: two plans of one season, figure by figure; who gains, who loses, who hands over.

    difference = other − one        points: below 0 is better; hours: above 0 is more work

The figures are worked out anew from the seats of both plans, by the same season and rule book.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from ce_opt.before_teams import arranged_season
from ce_opt.display import page
from ce_opt.language import tr
from ce_opt.season import Season
from ce_opt.teams.facts import Facts
from ce_opt.whatif.figures import Figures
from ce_opt.whatif.seats import Seats

__all__ = ["Comparison", "SeatChange", "compare"]

NOISE = 1e-6
"""Points and hours that make no difference: what is printed has six decimals."""


@dataclass(frozen=True)
class SeatChange:
    """A seat that is held by somebody else, or by nobody any more.

    Attributes
    ----------
    client, seat : which
    before, after : engineers; empty for nobody
    """

    client: str
    seat: str
    before: str
    after: str

    def __str__(self) -> str:
        return tr(
            "{seat} of {client}: {before} → {after}",
            seat=self.seat,
            client=self.client,
            before=self.before or tr("nobody"),
            after=self.after or tr("nobody"),
        )


@dataclass(frozen=True)
class Comparison:
    """What two plans differ in; all tables are tidy frames.

    Attributes
    ----------
    points : of either plan
    terms : term, one, other, difference
    seats : every seat that changes, in the order of clients
    clients : client, one, other, difference: points, of the clients whose points or seats change
    people : engineer, hours_one, hours_other, difference, handed_over, taken_over
        (numbers of seats), of the engineers with a change
    """

    points: tuple[float, float]
    terms: pd.DataFrame
    seats: tuple[SeatChange, ...]
    clients: pd.DataFrame
    people: pd.DataFrame

    @property
    def difference(self) -> float:
        """Points of the other plan less those of the first."""
        return self.points[1] - self.points[0]

    @property
    def served(self) -> tuple[str, ...]:
        """Clients whom the other plan serves and the first does not."""
        return tuple(one.client for one in self.seats if one.seat == "A" and not one.before)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Clients whom the first plan serves and the other does not."""
        return tuple(one.client for one in self.seats if one.seat == "A" and not one.after)

    def _repr_html_(self) -> str:
        """Show a notebook the points of both, every seat that changes, and who gains."""
        one, other = self.points
        figures = {tr("one"): one, tr("other"): other, tr("difference"): self.difference}
        changed = self.terms[self.terms["difference"] != 0.0]
        tables = {tr("terms"): changed, tr("clients"): self.clients, tr("people"): self.people}
        return page(tr("Two plans"), figures, map(str, self.seats), tables)


def compare(season: Season, one: Seats, other: Seats) -> Comparison:
    """Compare two plans of a season."""
    facts = Facts(arranged_season(season))
    first, second = Figures(facts, one.teams), Figures(facts, other.teams)
    changes, counted = tuple(seat_changes(one, other)), first.terms
    return Comparison(
        points=(first.points, second.points),
        terms=table("term", [(name, first.terms[name], second.terms[name]) for name in counted]),
        seats=changes,
        clients=client_table(first, second, changes),
        people=people_table(first, second, changes),
    )


def seat_changes(one: Seats, other: Seats) -> Iterator[SeatChange]:
    """List every seat whose holder differs, in the order of clients and seats."""
    for client, seat in sorted({*one.holders, *other.holders}):
        before, after = (plan.holders.get((client, seat), "") for plan in (one, other))
        if before != after:
            yield SeatChange(client, seat, before, after)


def client_table(first: Figures, second: Figures, changes: tuple[SeatChange, ...]) -> pd.DataFrame:
    """Points of the clients that change."""
    moved = {change.client for change in changes}
    rows = [
        (client, sum(first.of_client[client].values()), sum(second.of_client[client].values()))
        for client in sorted(moved)
    ]
    return table("client", rows)


def people_table(first: Figures, second: Figures, changes: tuple[SeatChange, ...]) -> pd.DataFrame:
    """Hours and handovers of the people who have any change."""
    gives = Counter(change.before for change in changes)
    takes = Counter(change.after for change in changes)
    people = sorted({*gives, *takes} - {""})
    rows = [
        (who, sum(first.hours[who].values()), sum(second.hours[who].values())) for who in people
    ]
    found = table("engineer", rows, "hours_one", "hours_other")
    found["handed_over"] = [gives[who] for who in people]
    found["taken_over"] = [takes[who] for who in people]
    return found


def table(
    key: str, rows: list[tuple[str, float, float]], one: str = "one", other: str = "other"
) -> pd.DataFrame:
    """Build a frame of two numbers each and their difference; differences of noise are 0."""
    frame = pd.DataFrame(rows, columns=[key, one, other]).astype({key: "str"})
    frame[[one, other]] = frame[[one, other]].astype("float64")
    difference = frame[other] - frame[one]
    frame["difference"] = difference.where(difference.abs() > NOISE, 0.0)
    return frame

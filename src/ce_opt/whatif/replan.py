"""Replan: a published plan meets a changed season; as little as possible changes.

    published seats      become the incumbents: each that passes to somebody else counts as changed
    by price             assignment.weights.changed_seats says what a changed seat costs
    by cap               assignment.max_handovers says how many may change
    pins                 seats that must stay as they are

The search begins with the published plan. Whatever of it changes is listed: seats whose holder or
client is gone have to, all others are changes that were chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ce_opt.display import page, status_words
from ce_opt.errors import UsageError, listing
from ce_opt.language import marked, tr
from ce_opt.pipeline import NoPlan, plan_season
from ce_opt.plan import Plan
from ce_opt.season import Season
from ce_opt.season.change import Change, SetRows, SetRule
from ce_opt.teams.assign import PointsProgress
from ce_opt.teams.budget import Budget
from ce_opt.teams.facts import Team
from ce_opt.teams.stopper import Stopper
from ce_opt.whatif.compare import SeatChange, seat_changes
from ce_opt.whatif.pins import changes_of, clashes, pins_of
from ce_opt.whatif.seats import Seats

__all__ = ["Replan", "Turnover", "prepared", "replan"]

KINDS = (marked("vacated"), marked("lost"), marked("moved"), marked("filled"))
"""Why published seats change, as `Turnover` sorts them."""


@dataclass(frozen=True)
class Turnover:
    """What becomes of the published seats.

    Attributes
    ----------
    vacated : the holder is no engineer of the changed season
    lost : the client is no client of the changed season
    moved : somebody else, or nobody, holds a seat whose client and holder are still there
    filled : nobody held the seat before
    """

    vacated: tuple[SeatChange, ...]
    lost: tuple[SeatChange, ...]
    moved: tuple[SeatChange, ...]
    filled: tuple[SeatChange, ...]

    @property
    def handovers(self) -> tuple[SeatChange, ...]:
        """Seats that pass to somebody else although the holder is there: what a cap counts."""
        return tuple(one for one in self.moved if one.after)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Clients that were served, are still there, and have no team any more."""
        gone = (*self.moved, *self.vacated)
        return tuple(sorted({one.client for one in gone if one.seat == "A" and not one.after}))


@dataclass(frozen=True)
class Replan:
    """A new plan and what it changes.

    Attributes
    ----------
    season : the changed season, with the published seats as incumbents and the pins in it
    plan : the new plan, or why there is none
    turnover : what becomes of the published seats; None without a plan
    """

    season: Season
    plan: Plan | NoPlan
    turnover: Turnover | None

    def _repr_html_(self) -> str:
        """Show a notebook the points and every seat that changes, by why it does."""
        if isinstance(self.plan, NoPlan) or self.turnover is None:
            return page(tr("Replan"), {tr("no plan"): tr("nothing changes")})
        told, of = self.plan.summary, self.turnover
        kinds = [(tr(kind), getattr(of, kind)) for kind in KINDS]
        figures: dict[str, object] = {tr("status"): status_words(told.status)}
        figures |= {tr("points"): told.points} | {kind: len(found) for kind, found in kinds}
        said = [tr("{kind}: {seat}", kind=kind, seat=one) for kind, found in kinds for one in found]
        return page(tr("Replan"), figures, said)


def replan(
    before: Season,
    published: Seats,
    season: Season,
    keep: Sequence[str] = (),
    price: float | None = None,
    cap: int | None = None,
    budget: Budget | None = None,
    stopper: Stopper | None = None,
    on_progress: Callable[[PointsProgress], None] = lambda progress: None,
) -> Replan:
    """Plan a changed season from a published plan.

    Parameters
    ----------
    before, published : the season as it was, and its plan
    season : the season as it is now (`recipes`, or any other changes); `before` if nothing changed
    keep : pins (`pins`)
    price : points of each seat that passes to somebody else; the rule book's unless given
    cap : most seats that may pass to somebody else; the rule book's unless given
    budget, stopper, on_progress : as for `plan_season`

    Raises
    ------
    UsageError : a pin cannot be kept, with the row that it clashes with
    """
    ready = prepared(before, published, season, keep, price, cap)
    return planned(ready, published, budget, stopper, on_progress)


def prepared(
    before: Season,
    published: Seats,
    season: Season,
    keep: Sequence[str] = (),
    price: float | None = None,
    cap: int | None = None,
) -> Season:
    """Give the season to be planned: published seats as incumbents, price or cap, pins."""
    pins = pins_of(keep, published, before)
    changes: list[Change] = [SetRows("incumbents", incumbents(published, season))]
    if price is not None:
        changes.append(SetRule("assignment.weights.changed_seats", float(price)))
    if cap is not None:
        changes.append(SetRule("assignment.max_handovers", cap))
    ready = season.with_changes(*changes)
    found = clashes(ready, pins)
    if found:
        raise UsageError(
            listing(found, "{count} pin that cannot be kept", "{count} pins that cannot be kept")
        )
    return ready.with_changes(*changes_of(pins)) if pins else ready


def incumbents(published: Seats, season: Season) -> tuple[dict[str, object], ...]:
    """Rows of table incumbents: who held what, of those who are still there."""
    clients, people = set(season.clients["client"]), set(season.engineers["engineer"])
    return tuple(
        {"client": client, "engineer": who, "seat": seat}
        for (client, seat), who in sorted(published.holders.items())
        if client in clients and who in people
    )


def planned(
    season: Season,
    published: Seats,
    budget: Budget | None = None,
    stopper: Stopper | None = None,
    on_progress: Callable[[PointsProgress], None] = lambda progress: None,
) -> Replan:
    """Plan a season that was prepared, from the published plan."""
    start = Seats(tuple(published.teams), None, published.prices)
    found = plan_season(season, budget or Budget(seconds=12), stopper, on_progress, start)
    if isinstance(found, NoPlan):
        return Replan(season, found, None)
    return Replan(season, found, turnover(season, published, found.teams))


def turnover(season: Season, published: Seats, teams: Sequence[Team]) -> Turnover:
    """Sort every seat that changes by whether it had to."""
    clients, people = set(season.clients["client"]), set(season.engineers["engineer"])
    kinds: dict[str, list[SeatChange]] = {"vacated": [], "lost": [], "moved": [], "filled": []}
    for one in seat_changes(published, Seats(tuple(sorted(teams)))):
        if one.client not in clients:
            kind = "lost"
        elif not one.before:
            kind = "filled"
        else:
            kind = "moved" if one.before in people else "vacated"
        kinds[kind].append(one)
    return Turnover(**{kind: tuple(found) for kind, found in kinds.items()})

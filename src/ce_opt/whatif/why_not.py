"""Why not: somebody's wish is added to the season and the season is planned again.

    forbidden      a rule or a limit refuses the seat outright, whatever all others do
    impossible     no plan has it, proven; the smallest set of promises that speak against it
    possible       it costs so many points, and so many seats change

The search begins with the plan in hand, changed as little as the wish needs. What the wish costs is
the price of the required designation (`price`), so it is never below 0: where the new plan is
better than the one in hand, the one in hand was not the best.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ce_opt.display import page, status_words
from ce_opt.language import tr
from ce_opt.pipeline import NoPlan, plan_season
from ce_opt.plan import Plan
from ce_opt.season import Season
from ce_opt.teams.budget import Budget
from ce_opt.teams.facts import Team
from ce_opt.teams.stopper import Stopper
from ce_opt.whatif.compare import Comparison, compare
from ce_opt.whatif.conflict import Conflict, conflict_of
from ce_opt.whatif.feasibility import Feasibility
from ce_opt.whatif.others_kept import Alternative, Around
from ce_opt.whatif.price import Price, Standing, price
from ce_opt.whatif.seats import Seats
from ce_opt.whatif.wish import forbidden_by, promise_of, with_wish

__all__ = ["Baseline", "WhyNot", "baseline", "why_not"]

Verdict = Literal["held", "forbidden", "impossible", "possible", "unknown"]


@dataclass(frozen=True)
class Baseline:
    """What a wish is compared with: the best plan known without it.

    Attributes
    ----------
    seats : its teams
    standing : its points, and the bound of the season
    given : points of the plan in hand; those of `seats` are lower where solving bettered it
    """

    seats: Seats
    standing: Standing
    given: float


@dataclass(frozen=True)
class WhyNot:
    """Answer to "why not this person in that seat?".

    Attributes
    ----------
    client, engineer, seat : the wish
    verdict : held (the plan has it), forbidden, impossible (both proven), possible, or unknown
        (neither a plan nor a proof in time)
    forbidden : rule or limit -> why it refuses the seat outright
    conflict : the smallest set of promises against the wish, itself among them
    kept : the cheapest way if all others stay, None where there is none
    cost : what the wish costs, where it is possible
    baseline : what it is compared with
    seats : the best plan found with the wish
    changes : from the baseline to it
    """

    client: str
    engineer: str
    seat: str
    verdict: Verdict
    forbidden: dict[str, str]
    conflict: Conflict | None = None
    kept: Alternative | None = None
    cost: Price | None = None
    baseline: Baseline | None = None
    seats: Seats | None = None
    changes: Comparison | None = None

    def _repr_html_(self) -> str:
        """Show a notebook the verdict, the price and what changes; or what speaks against it."""
        cost, moved = self.cost, self.changes.seats if self.changes else ()
        figures = {
            tr("verdict"): status_words(self.verdict),
            tr("costs points"): cost and cost.found,
            tr("proven"): cost and proven_words(cost),
            tr("seats that change"): len(moved) or None,
        }
        said = [*self.forbidden.values(), *(self.conflict.sentences if self.conflict else ())]
        said += map(str, moved)
        title = tr(
            "Why not {engineer} as {seat} of {client}",
            engineer=self.engineer,
            seat=self.seat,
            client=self.client,
        )
        return page(title, figures, said)


def proven_words(cost: Price) -> str:
    """Say within which bounds a price is proven."""
    if cost.exact:
        return tr("exactly")
    return tr("{least:.2f} to {most:.2f}", least=cost.least, most=cost.most)


def why_not(
    season: Season,
    seats: Seats,
    client: str,
    engineer: str,
    seat: str,
    budget: Budget | None = None,
    stopper: Stopper | None = None,
    base: Baseline | None = None,
) -> WhyNot:
    """Answer why a person does not hold a seat, and what it would cost if they did.

    Parameters
    ----------
    season, seats : the season, and a plan of it, computed or typed by hand
    client, engineer, seat : the wish; all must exist, seat is A or B
    budget : limits of each search
    stopper : ends the search early, with what is known by then
    base : what to compare with, where several questions are asked about the same plan
    """
    budget, stopper = budget or Budget(seconds=20), stopper or Stopper()
    around = Around(season, seats)
    wish = (client, engineer, seat)
    if seats.holders.get((client, seat)) == engineer:
        return WhyNot(*wish, "held", {})
    forbidden = forbidden_by(around, *wish)
    if forbidden:
        return WhyNot(*wish, "forbidden", forbidden)
    base = base or baseline(season, seats, budget, stopper)
    if base is None:
        return WhyNot(*wish, "unknown", {})
    return answered(season, wish, base, budget, stopper)


def baseline(
    season: Season, seats: Seats, budget: Budget, stopper: Stopper | None = None
) -> Baseline | None:
    """Take the plan in hand where its bound is known and it breaks nothing; else plan anew from it.

    None where no plan was found.
    """
    figures = Around(season, seats).figures
    if seats.bound is not None and not figures.breaches:
        standing = Standing(figures.points, min(seats.bound, figures.points))
        return Baseline(seats, standing, figures.points)
    found = plan_season(season, budget, stopper, start=seats)
    if isinstance(found, NoPlan):
        return None
    best = Seats(tuple(sorted(found.teams)), found.summary.bound, found.prices)
    return Baseline(best, standing_of(found), figures.points)


def standing_of(plan: Plan) -> Standing:
    """Points and bound of a plan."""
    return Standing(plan.summary.points, plan.summary.bound)


def answered(
    season: Season, wish: tuple[str, str, str], base: Baseline, budget: Budget, stopper: Stopper
) -> WhyNot:
    """Plan the season with the wish in it."""
    client, engineer, seat = wish
    if base.seats.holders.get((client, seat)) == engineer:  # not in hand, but in the best plan
        kept, start = None, base.seats
    else:
        ways = Around(season, base.seats).alternatives(client, engineer, seat)
        kept = ways[0] if ways else None
        start = Seats((*base.seats.without(client), *team_of(kept)), None, base.seats.prices)
    wished = with_wish(season, *wish)
    found = plan_season(wished, budget, stopper, start=start)
    if isinstance(found, NoPlan):
        conflict = None
        if found.status == "infeasible":
            promises = Feasibility(wished, budget.total_work, stopper)
            conflict = conflict_of(promises, stopper, promise_of(*wish))
        verdict: Verdict = "impossible" if found.status == "infeasible" else "unknown"
        return WhyNot(*wish, verdict, {}, conflict, kept, baseline=base)
    new = Seats(tuple(sorted(found.teams)), found.summary.bound)
    return WhyNot(
        *wish,
        "possible",
        {},
        kept=kept,
        cost=price(standing_of(found), base.standing, only_restricts=True),
        baseline=base,
        seats=new,
        changes=compare(season, base.seats, new),
    )


def team_of(way: Alternative | None) -> tuple[Team, ...]:
    """Give the team of an alternative, if there is one."""
    return (way.team,) if way and way.team else ()

"""The season's stages in order: importance, bids, roster, groups, teams; each later one more call.

season → importance → bids → roster → groups → teams → Plan

What importance and bids find enters the teams' arrays where their sections stand in the rule book
(`ce_opt.teams.arrays`), and the plan's tables (`ce_opt.plan.tables`). Who has a post, and groups
and hours of duty, enter the season that is planned (`Season.workforce`) where sections ``[roster]``
and ``[groups]`` stand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Protocol

from ce_opt.before_teams import before_teams
from ce_opt.display import page, status_words
from ce_opt.language import marked, tr
from ce_opt.plan import Plan, Run, make_plan
from ce_opt.plan.impossible import why_impossible
from ce_opt.season import Season
from ce_opt.teams.assign import Assignment, PointsProgress, assign
from ce_opt.teams.budget import Budget
from ce_opt.teams.facts import Team
from ce_opt.teams.price_list import PriceList
from ce_opt.teams.stopper import Stopper

__all__ = ["NoPlan", "Start", "plan_season"]


class Start(Protocol):
    """Something to begin with: a plan, or seats that somebody filled by hand."""

    @property
    def teams(self) -> Sequence[Team]:
        """One team for each client that is served."""
        ...

    @property
    def prices(self) -> PriceList | None:
        """What its bound was proven with, where that is known."""
        ...


@dataclass(frozen=True)
class NoPlan:
    """There is no plan, and why.

    Attributes
    ----------
    status : infeasible (proven), unknown (none found in time) or interrupted
    sentence : the verdict
    reasons : what was found by looking, a sentence each
    """

    status: str
    sentence: str
    reasons: tuple[str, ...]

    def _repr_html_(self) -> str:
        """Show a notebook the verdict and its reasons."""
        return page(self.sentence, {tr("status"): status_words(self.status)}, self.reasons)


SENTENCES = {
    "infeasible": marked("no plan exists: the clients that must be served cannot all be served"),
    "unselectable": marked("no plan exists: promises and least shares cannot all be kept"),
    "unknown": marked(
        "no plan was found in time, and none was proven impossible: give it more seconds"
    ),
    "roster": marked(
        "no plan exists: the posts of the roster cannot be given as the rule book asks"
    ),
    "groups": marked("no plan exists: the departments cannot be divided as section groups asks"),
    "interrupted": marked("interrupted before there was a plan: nothing was written"),
}


def plan_season(
    season: Season,
    budget: Budget | None = None,
    stopper: Stopper | None = None,
    on_progress: Callable[[PointsProgress], None] = lambda progress: None,
    start: Start | None = None,
    executor: Executor | None = None,
) -> Plan | NoPlan:
    """Plan a season: every stage whose tables are there.

    Parameters
    ----------
    season : a checked season
    budget : limits of the search; 60 seconds on two workers by default
    stopper : call its `stop` from another thread to keep the best plan so far
    on_progress : told each improvement, from the calling thread's worker
    start : an older plan to begin with, matched by names
    executor : where the parts of a large plan are improved; threads by default
    """
    budget = budget or Budget()
    before = before_teams(season, budget.seed)
    if before.refused:
        return NoPlan("infeasible", tr(SENTENCES[before.refused_by]), before.refused)
    season = before.season
    teams = start.teams if start else ()
    prices = start.prices if start else None
    found = assign(season, budget, stopper, on_progress, teams, executor, prices)
    outcome = found.outcome
    if found.teams is None or found.bound is None or outcome.status == "unknown":
        return no_plan(season, found)
    run = Run(
        status=outcome.status,
        bound=found.bound,
        stopped_by=outcome.stopped_by,
        seconds=outcome.seconds,
        work=outcome.work,
        seed=budget.seed,
        scale=found.scale,
        one_more=found.one_more,
        prices=found.prices,
    )
    return make_plan(season, found.teams, run, before.standing, before.division)


def no_plan(season: Season, found: Assignment) -> NoPlan:
    """Put an outcome without a plan into words."""
    status = found.outcome.status
    if found.outcome.stopped_by == "interrupt":
        status = "interrupted"
    reasons = why_impossible(season) if status == "infeasible" else ()
    rules = season.rulebook.selection
    shares = status == "infeasible" and rules is not None and any(rules.least_shares())
    sentence = SENTENCES["unselectable" if shares else status]
    return NoPlan(status, tr(sentence), tuple(reasons))

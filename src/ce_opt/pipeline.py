"""The season's stages in order: importance, bids and teams today, each later stage one more call.

season → importance → bids → teams → Plan

What importance and bids find enters the teams' arrays where their sections stand in the rule book
(`ce_opt.teams.arrays`), and the plan's tables (`ce_opt.plan.tables`).
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass

from ce_opt.plan import Plan, Run, make_plan
from ce_opt.plan.impossible import why_impossible
from ce_opt.season import Season
from ce_opt.teams.assign import Assignment, PointsProgress, assign
from ce_opt.teams.budget import Budget
from ce_opt.teams.stopper import Stopper

__all__ = ["NoPlan", "plan_season"]


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


SENTENCES = {
    "infeasible": "no plan exists: the clients that must be served cannot all be served",
    "unselectable": "no plan exists: promises and least shares cannot all be kept",
    "unknown": "no plan was found in time, and none was proven impossible: give it more seconds",
    "interrupted": "interrupted before there was a plan: nothing was written",
}


def plan_season(
    season: Season,
    budget: Budget | None = None,
    stopper: Stopper | None = None,
    on_progress: Callable[[PointsProgress], None] = lambda progress: None,
    start: Plan | None = None,
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
    teams = start.teams if start else ()
    found = assign(season, budget, stopper, on_progress, teams, executor)
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
    )
    return make_plan(season, found.teams, run)


def no_plan(season: Season, found: Assignment) -> NoPlan:
    """Put an outcome without a plan into words."""
    status = found.outcome.status
    if found.outcome.stopped_by == "interrupt":
        status = "interrupted"
    reasons = why_impossible(season) if status == "infeasible" else ()
    rules = season.rulebook.selection
    shares = status == "infeasible" and rules is not None and any(rules.least_shares())
    return NoPlan(status, SENTENCES["unselectable" if shares else status], tuple(reasons))

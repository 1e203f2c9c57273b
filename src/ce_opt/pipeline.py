"""The season's stages in order: importance, bids, roster, groups, teams; each later one more call.

season → importance → bids → roster → groups → teams → Plan

What importance and bids find enters the teams' arrays where their sections stand in the rule book
(`ce_opt.teams.arrays`), and the plan's tables (`ce_opt.plan.tables`). Who has a post, and groups
and hours of duty, enter the season that is planned (`Season.workforce`) where sections ``[roster]``
and ``[groups]`` stand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Protocol

from ce_opt.groups import Division, GroupFacts, with_groups
from ce_opt.groups.form import form_groups
from ce_opt.plan import Plan, Run, make_plan
from ce_opt.plan.impossible import why_impossible
from ce_opt.roster.stage import contradictions, posted, roster_of
from ce_opt.roster.standing import Standing
from ce_opt.season import Season
from ce_opt.season.workforce import UNARRANGED
from ce_opt.teams.assign import Assignment, PointsProgress, assign
from ce_opt.teams.budget import Budget
from ce_opt.teams.facts import Team
from ce_opt.teams.stopper import Stopper

__all__ = ["BeforeTeams", "NoPlan", "Start", "arranged_season", "before_teams", "plan_season"]


class Start(Protocol):
    """Something to begin with: a plan, or seats that somebody filled by hand."""

    @property
    def teams(self) -> Sequence[Team]:
        """One team for each client that is served."""
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


SENTENCES = {
    "infeasible": "no plan exists: the clients that must be served cannot all be served",
    "unselectable": "no plan exists: promises and least shares cannot all be kept",
    "unknown": "no plan was found in time, and none was proven impossible: give it more seconds",
    "unposted": "no plan exists: the posts of the roster cannot be given as the rule book asks",
    "ungrouped": "no plan exists: the departments cannot be divided as section groups asks",
    "interrupted": "interrupted before there was a plan: nothing was written",
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
    if before.refused is not None:
        return before.refused
    season = before.season
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
    return make_plan(season, found.teams, run, before.standing, before.division)


@dataclass(frozen=True)
class BeforeTeams:
    """What the stages before the teams found.

    Attributes
    ----------
    season : with its people arranged, where the stages' sections stand
    standing : engineer -> standing in the roster; None where posts were not given
    division : who stands behind whom; None where there are no groups
    refused : why there can be no plan, where a section asks for what cannot be had
    """

    season: Season
    standing: Mapping[str, Standing] | None
    division: Division | None
    refused: NoPlan | None


def before_teams(season: Season, seed: int = 0) -> BeforeTeams:
    """Give the posts and form the groups, by the rule book or by its defaults."""
    roster = roster_of(season, seed)
    season = posted(season, roster)
    contradicted = contradictions(season, roster)
    formation = form_groups(season, seed=seed)
    short = formation.refusals if GroupFacts(season).binding else ()
    refused = None
    if contradicted:
        refused = NoPlan("infeasible", SENTENCES["unposted"], tuple(contradicted))
    elif short:
        refused = NoPlan("infeasible", SENTENCES["ungrouped"], tuple(map(str, short)))
    else:
        season = with_groups(season, formation.division)
    return BeforeTeams(season, roster.standing if roster else None, formation.division, refused)


def arranged_season(season: Season, seed: int = 0) -> Season:
    """Give a season as the stages before the teams arrange its people.

    One that is arranged already, by a plan's tables, stays as it is; so does one in which none of
    these stages counts.
    """
    rules = season.rulebook
    counts = rules.roster is not None or rules.groups is not None
    if not counts or season.workforce != UNARRANGED:
        return season
    return before_teams(season, seed).season


def no_plan(season: Season, found: Assignment) -> NoPlan:
    """Put an outcome without a plan into words."""
    status = found.outcome.status
    if found.outcome.stopped_by == "interrupt":
        status = "interrupted"
    reasons = why_impossible(season) if status == "infeasible" else ()
    rules = season.rulebook.selection
    shares = status == "infeasible" and rules is not None and any(rules.least_shares())
    return NoPlan(status, SENTENCES["unselectable" if shares else status], tuple(reasons))

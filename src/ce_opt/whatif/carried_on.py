"""A plan whose seats were edited by hand, carried on: every table worked out anew from the seats.

    as they were     bids, roster and groups: they are decided before the teams
    anew             assignment, unserved, loads, importance, escalation, certificate, summary
    anew, and kept   duties: what can stay of the older calendar stays, what cannot is called off
    left out         appraisal: it belongs to the seats as they were

The bound is proven for the season, not for the seats: it stays; so does the plan's language.
"""

from __future__ import annotations

from dataclasses import replace

from ce_opt.duties import plan_duties
from ce_opt.language import spoken_in
from ce_opt.plan import Plan, Run, make_plan
from ce_opt.plan.arranged import arranged
from ce_opt.plan.duty_table import agenda_of, with_agenda
from ce_opt.plan.group_table import division_of
from ce_opt.plan.open_reasons import retold
from ce_opt.season import Season
from ce_opt.teams.facts import Team
from ce_opt.teams.scale import Scale

__all__ = ["carried_on"]


def carried_on(season: Season, plan: Plan, teams: tuple[Team, ...]) -> Plan:
    """Make a whole plan of edited seats.

    Parameters
    ----------
    season : as read
    plan : as it was before the edits, of this season
    teams : as they are now; they keep every rule
    """
    groups = None if plan.groups is None else division_of(plan.groups)
    with spoken_in(plan.summary.language):
        made = make_plan(arranged(season, plan), teams, run_of(plan), None, groups)
        if plan.roster is not None:  # the posts, and with them who was awarded, were given before
            made = replace(made, roster=plan.roster, bids=plan.bids)
        return made if plan.duties is None else with_calendar(season, made, plan)


def with_calendar(season: Season, made: Plan, older: Plan) -> Plan:
    """Plan the calendar anew; what can stay of the older one stays."""
    seats = {team.client: team.members for team in made.teams}
    ids, points = made.importance["client"], made.importance["importance"].astype(float)
    importance = dict(zip(ids, points, strict=True))
    agenda = plan_duties(season, seats, made.groups, importance, agenda_of(older))
    return with_agenda(made, retold(season, made, agenda))


def run_of(plan: Plan) -> Run:
    """Say what is known of the edited plan: the bound and its prices, and that nobody searched."""
    summary = plan.summary
    return Run(
        status="optimal",  # which becomes "feasible" where points and bound differ
        bound=summary.bound,
        stopped_by=summary.stopped_by,
        seconds=0.0,
        work=0.0,
        seed=summary.seed,
        scale=Scale(**summary.scale),
        prices=plan.prices,
    )

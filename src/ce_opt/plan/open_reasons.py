"""Why each duty that is wanted would have no place, from the season's facts, never from the search.

So the audit recomputes what table *open_duties* says, and a calendar that is planned while another
language is spoken is told in the language of the plan that it is written into.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from ce_opt.duties import Agenda, Identity, Open
from ce_opt.duties.days import SeasonDays
from ce_opt.duties.diary import Diary
from ce_opt.duties.reasons import no_handover, no_meeting, no_report, no_second, no_visit
from ce_opt.duties.reports import due_day, report_occasion
from ce_opt.duties.wanted import Planned
from ce_opt.language import spoken, spoken_in
from ce_opt.plan.plan import Plan
from ce_opt.season.season import Season
from ce_opt.teams.facts import Row

__all__ = ["identity_of", "reasons_of_open", "retold"]


def retold(season: Season, plan: Plan, agenda: Agenda) -> Agenda:
    """Give a calendar of a plan with its reasons in the plan's language."""
    language = plan.summary.language
    if language == spoken() or not agenda.open:
        return agenda
    teams = {team.client: team.members for team in plan.teams}
    wanted = [identity_of(one._asdict()) for one in agenda.open]
    with spoken_in(language):
        found = reasons_of_open(season, plan, teams, set(wanted))
    pairs = zip(wanted, agenda.open, strict=True)
    return replace(agenda, open=tuple(found.get(identity, one) for identity, one in pairs))


def reasons_of_open(
    season: Season, plan: Plan, teams: Mapping[str, tuple[str, ...]], named: Collection[Identity]
) -> dict[Identity, Open]:
    """Reason of everything that is wanted and named, in the language spoken now.

    Parameters
    ----------
    season, plan : whose duties they are
    teams : client -> engineers of its seats, A first
    named : what is asked for
    """
    planned = Planned(season, SeasonDays.of(season), teams, plan.groups, {})
    found = every_reason(planned, Diary.of(season))
    return {identity: one for one in found if (identity := identity_of(one._asdict())) in named}


def every_reason(planned: Planned, diary: Diary) -> Iterator[Open]:
    """Why each thing that is wanted would have no place, had it none."""
    days, seconds, first = planned.days, planned.seconds(), set()
    for visit in planned.visits():
        yield no_visit(diary, visit)
        if visit.client in seconds and visit.client not in first:
            first.add(visit.client)
            yield no_second(diary, visit, seconds[visit.client], days.season)
    for meeting in planned.meetings():
        yield no_meeting(diary, meeting)
    for handover in planned.handovers():
        yield no_handover(diary, handover, days)
    for due in planned.reports():
        if due_day(diary, due) is None:
            yield no_report(due, report_occasion(due))


def identity_of(row: Row) -> Identity:
    """What an open duty is."""
    author = row["engineer"] if row["kind"] == "report" else ""
    return Identity(row["kind"], row["client"], row["group"], row["occasion"], author)

"""``ce-opt duties SEASON PLAN``: visits, meetings, handovers, reports, everybody's calendar."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.cli.check import SEASON
from ce_opt.errors import UsageError
from ce_opt.language import marked, tr

if TYPE_CHECKING:
    from ce_opt.duties import Agenda
    from ce_opt.duties.duty import Open
    from ce_opt.season import Season

SHOWN = 10
KINDS = (marked("visit"), marked("meeting"), marked("handover"), marked("report"))


@command
def duties(
    season: SEASON,
    plan: Annotated[
        Path | None,
        typer.Argument(metavar="PLAN", help="Plan folder that gets the calendar."),
    ] = None,
    older: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="OLDPLAN",
            help="Keep what can be kept of this plan's calendar; PLAN's own, unless given.",
            show_default=False,
        ),
    ] = None,
    propose: Annotated[
        Path | None,
        typer.Option(
            "--propose-workdays",
            metavar="FILE",
            help="Write table workdays, as the public holidays of China have it, and end.",
            show_default=False,
        ),
    ] = None,
    as_json: AS_JSON = False,
) -> None:
    """Plan visits, meetings, handovers and reports; write them and the calendars into the plan."""
    from ce_opt.season import read_season

    if (plan is None) == (propose is None):
        raise UsageError(
            tr("name the plan folder, or give --propose-workdays FILE, one of the two")
        )
    given = read_season(season)
    if propose is not None:
        propose_workdays(given, propose, as_json)
    elif plan is not None:
        found = planned(given, plan, older or plan)
        for line in [*report(found)] if not as_json else []:
            say(line)
        if as_json:
            answer({"plan": str(plan), **fields(found)})
        else:
            say(tr("{plan}: duties.csv and calendars/ audited and written", plan=plan))


def planned(season: Season, plan: Path, older: Path) -> Agenda:
    """Make the calendar and write the plan anew, with its report where it has one."""
    from ce_opt.duties import plan_duties
    from ce_opt.plan import read_plan, write_plan
    from ce_opt.plan.duty_table import agenda_of, with_agenda
    from ce_opt.plan.open_reasons import retold
    from ce_opt.plan.write import obstacle, other_files
    from ce_opt.report import add_report, has_report

    refusal = obstacle(plan.resolve())
    if refusal:
        raise UsageError(refusal)
    given = read_plan(plan)
    before = agenda_of(given if older == plan else read_plan(older))
    seats = {team.client: team.members for team in given.teams}
    points = given.importance
    importance = dict(zip(points["client"], points["importance"].astype(float), strict=True))
    found = plan_duties(season, seats, given.groups, importance, before)
    reported = has_report(plan)
    write_plan(with_agenda(given, retold(season, given, found)), season, plan, other_files(plan))
    if reported:
        add_report(season, plan)
    return found


def counts(agenda: Agenda) -> dict[str, int]:
    """Kind -> duties."""
    found = Counter(duty.kind for duty in agenda.duties)
    return {kind: found[kind] for kind in KINDS}


def fields(agenda: Agenda) -> dict[str, object]:
    """Answer for machines."""
    return {
        "duties": counts(agenda),
        "kept": agenda.kept,
        "trips": agenda.trips,
        "fewest_trips": agenda.fewest_trips,
        "open": [one._asdict() for one in agenda.open],
        "withdrawn": len(agenda.withdrawn),
        "notes": [str(note) for note in agenda.notes],
    }


def report(agenda: Agenda) -> Iterator[str]:
    """What was placed, what was not, and what to know."""
    for note in agenda.notes:
        yield tr("note: {note}", note=note)
    yield tr(
        "{visit:,} visits, {meeting:,} meetings, {handover:,} handovers, {report:,} reports; "
        "{kept:,} as in the older calendar, {withdrawn:,} called off",
        kept=agenda.kept,
        withdrawn=len(agenda.withdrawn),
        **counts(agenda),
    )
    yield tr(
        "account managers make {trips:,} trips, a day in a district each; these visits need "
        "{fewest:,} at least",
        trips=agenda.trips,
        fewest=agenda.fewest_trips,
    )
    for one in agenda.open[:SHOWN]:
        yield open_words(one)
    if len(agenda.open) > SHOWN:
        yield tr("… {count} more in open_duties.csv", count=len(agenda.open) - SHOWN)


def open_words(one: Open) -> str:
    """Say why a duty has no place."""
    from ce_opt.duties.occasions import kind_said, occasion_said

    what = kind_said(one.kind), occasion_said(one.occasion)
    about = (*what, *filter(None, (one.client, one.group, one.engineer)))
    said = {"duty": " ".join(about), "reason": one.reason, "next_step": one.next_step}
    if one.proved:
        return tr("open: {duty}: {reason} (no calendar can have it); {next_step}", **said)
    return tr("open: {duty}: {reason} (not found); {next_step}", **said)


def propose_workdays(season: Season, file: Path, as_json: bool) -> None:
    """Write table workdays to a new file."""
    from ce_opt.duties.days import SeasonDays
    from ce_opt.season.workdays import proposed_workdays, workday_rows, years_without_exchange
    from ce_opt.season.write import table_text

    days = SeasonDays.of(season)
    if file.exists():
        raise UsageError(tr("{file} exists already: name a new file", file=file))
    found = proposed_workdays(days.start, days.end)
    file.write_text(table_text("workdays", workday_rows(found)), "utf-8", newline="")
    unknown = years_without_exchange(days.start, days.end)
    if unknown:
        years = ", ".join(map(str, unknown))
        note = tr("no working Saturday or Sunday of {years} is announced yet", years=years)
        say(tr("note: {note}", note=note), sys.stderr)
    if as_json:
        answer({"file": str(file), "days": {f"{day}": works for day, works in found.items()}})
    else:
        say(
            tr(
                "{file}: {count} days that are not as usual; look it over, it is table workdays",
                file=file,
                count=len(found),
            )
        )

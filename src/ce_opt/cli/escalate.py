"""``ce-opt escalate SEASON PLAN``: who helps a client with what, today; and the certificate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.cli.check import SEASON
from ce_opt.cli.verify import PLAN
from ce_opt.errors import UsageError
from ce_opt.language import marked, tr

if TYPE_CHECKING:
    from ce_opt.escalation.build import Ladders
    from ce_opt.escalation.certificate import Certificate
    from ce_opt.plan import Plan
    from ce_opt.season import Season


NOT_KNOWN = {
    "engineers": marked('"{name}" is no engineer of the season; see engineer of table engineers'),
    "clients": marked('"{name}" is no client of the season; see client of table clients'),
    "specialties": marked(
        '"{name}" is no specialty of the season; see specialty of table specialties'
    ),
}
NEARLY_KNOWN = {
    "engineers": marked('"{name}" is no engineer of the season; did you mean {near}?'),
    "clients": marked('"{name}" is no client of the season; did you mean {near}?'),
    "specialties": marked('"{name}" is no specialty of the season; did you mean {near}?'),
}


class Kind(StrEnum):
    """Kinds of request."""

    request = "request"
    presales = "presales"
    order = "order"
    complaint = "complaint"
    major_fault = "major_fault"


@command
def escalate(
    season: SEASON,
    plan: PLAN,
    client: Annotated[
        str, typer.Option(help="The client that needs help.", show_default=False)
    ] = "",
    specialty: Annotated[
        str,
        typer.Option(help="What the problem is in; several with commas.", show_default=False),
    ] = "",
    away: Annotated[
        list[str] | None,
        typer.Option(help="An engineer who is not there; may stand several times."),
    ] = None,
    trigger: Annotated[Kind, typer.Option(help="Kind of request.")] = Kind.request,
    on: Annotated[str, typer.Option(metavar="DATE", help="Day: whoever is on leave is away.")] = "",
    certificate: Annotated[
        bool, typer.Option("--certificate", help="Walk every ladder with people away.")
    ] = False,
    as_json: AS_JSON = False,
) -> None:
    """Show who helps a client with a problem, in order; or certify that somebody always does."""
    from ce_opt.plan.read import read_plan
    from ce_opt.season import read_season

    if not certificate and not (client and specialty):
        raise UsageError(tr("name --client and --specialty, or ask for the --certificate"))
    given, made = read_season(season), read_plan(plan)
    absent = away_on(given, away or [], on)
    ladders = ladders_of(given, made)
    report: dict[str, Any] = {"away": sorted(absent)}
    if client or specialty:
        report |= help_for(ladders, client, specialty, absent)
    if certificate:
        report["certificate"] = certified(ladders, made, absent)
    if as_json:
        answer(plain(report, ladders, trigger.value))
        return
    for line in lines(report, ladders, trigger.value):
        say(line)


def ladders_of(season: Season, plan: Plan) -> Ladders:
    """Ladders as the plan says; made anew for a plan that has none."""
    from ce_opt.escalation import build
    from ce_opt.plan.escalation_table import ground_of
    from ce_opt.plan.printed_ladders import printed_ladders

    strangers = sorted(set(plan.loads["engineer"]) ^ set(season.engineers["engineer"]))
    strangers += sorted(set(plan.assignment["client"]) ^ set(season.clients["client"]))
    if strangers:
        raise UsageError(
            tr(
                "season and plan do not belong together ({name} stands in one of them alone)",
                name=strangers[0],
            )
        )
    ground = ground_of(season, plan)
    return printed_ladders(ground, plan) or build(ground, plan.teams)


def away_on(season: Season, away: Iterable[str], on: str) -> frozenset[str]:
    """Who is not there: those named, and those on leave that day."""
    from ce_opt.escalation.today import on_leave

    found = frozenset(known(season, "engineers", name) for name in away)
    if not on:
        return found
    try:
        day = date.fromisoformat(on)
    except ValueError:
        raise UsageError(tr('--on "{day}" is no day: write it as 2026-09-30', day=on)) from None
    return found | on_leave(season, day)


def known(season: Season, table: str, name: str) -> str:
    """Ask an id of a table; another is answered with the nearest one."""
    from ce_opt.season.matching import nearest

    noun = {"engineers": "engineer", "clients": "client", "specialties": "specialty"}[table]
    ids = list(season.tables[table][noun])
    if name in ids:
        return name
    twin = next((word for word in ids if word.casefold() == name.casefold()), "")
    near = twin or nearest(name, ids, 0.5)
    raise UsageError(tr((NEARLY_KNOWN if near else NOT_KNOWN)[table], name=name, near=near))


def help_for(ladders: Ladders, client: str, specialty: str, away: frozenset[str]) -> dict[str, Any]:
    """Ladders of one client's problems, and for several the smallest team."""
    from ce_opt.escalation import helper_team, today
    from ce_opt.escalation.today import problem_of

    if not (client and specialty):
        raise UsageError(tr("name both --client and --specialty"))
    ground = ladders.ground
    known(ground.season, "clients", client)
    names = [name.strip() for name in specialty.split(",") if name.strip()]
    names = list(dict.fromkeys(known(ground.season, "specialties", name) for name in names))
    if not names:
        raise UsageError(tr("--specialty names nothing"))
    planned = {(it.problem.client, it.problem.specialty): it for it in ladders.ladders}
    problems = {key: ladder.problem for key, ladder in planned.items()}
    asked = [problem_of(ground, problems, client, name) for name in names]
    found = []
    for problem in asked:
        old = planned.get((client, problem.specialty))
        first = [step.engineer for step in old.helpers] if old else []
        found.append(today(ground, problem, first, ladders.loads, away))
    team = helper_team(ground, asked, away) if len(asked) > 1 else None
    return {"ladders": found, "team": team}


def certified(ladders: Ladders, made: Plan, away: frozenset[str]) -> Certificate:
    """Walk the plan's ladders; where somebody is away, those that are made without them."""
    from ce_opt.escalation import build, certify

    if away:
        ladders = build(ladders.ground, made.teams, away)
    return certify(ladders.ground, ladders.ladders, ladders.loads, away)


def lines(report: dict[str, Any], ladders: Ladders, trigger: str) -> Iterator[str]:
    """Answer for people."""
    from ce_opt.cli.escalation_report import certificate_lines, ladder_lines, team_lines

    if report["away"]:
        yield tr("away: {engineers}", engineers=", ".join(report["away"]))
    for ladder in report.get("ladders", ()):
        yield from ladder_lines(ladders, ladder, trigger)
    yield from team_lines(report.get("team"))
    if "certificate" in report:
        yield from certificate_lines(report["certificate"])


def plain(report: dict[str, Any], ladders: Ladders, trigger: str) -> dict[str, Any]:
    """Answer for machines."""
    from ce_opt.cli.escalation_report import ladder_fields, team_fields
    from ce_opt.plan.escalation_table import certificate_rows, findings_of

    found: dict[str, Any] = {"away": report["away"]}
    if "ladders" in report:
        found["trigger"] = trigger
        found["ladders"] = [ladder_fields(ladders, it, trigger) for it in report["ladders"]]
        found["team"] = team_fields(report["team"])
    if "certificate" in report:
        rows = certificate_rows(report["certificate"])
        found["certificate"] = findings_of(report["certificate"]) | {"ladders": rows}
    return found

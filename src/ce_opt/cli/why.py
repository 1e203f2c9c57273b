"""``ce-opt why SEASON PLAN CLIENT|ENGINEER``: the points of a team or of a load, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.cli.check import SEASON
from ce_opt.cli.words import amount, as_plain, difference, team_words
from ce_opt.language import tr, tr_count

if TYPE_CHECKING:
    from ce_opt.whatif.others_kept import Alternative
    from ce_opt.whatif.why import Held, WhyClient, WhyEngineer

SEATS = Annotated[
    Path,
    typer.Argument(
        metavar="PLAN",
        help="Plan folder, or a CSV file with client, engineer_a and engineer_b, typed by hand.",
        show_default=False,
    ),
]
LONG = Annotated[bool, typer.Option("--long", "-l", help="Say every fact and every alternative.")]
SHORT_FACTS, SHORT_OTHERS, LONG_OTHERS = 4, 1, 10
"""Facts and alternatives that are said."""


@command
def why(
    season: SEASON,
    plan: SEATS,
    who: Annotated[str, typer.Argument(metavar="CLIENT|ENGINEER", show_default=False)],
    long: LONG = False,
    as_json: AS_JSON = False,
) -> None:
    """Say why a client has its team, or an engineer their seats, and what was second best."""
    from ce_opt.season import read_season
    from ce_opt.whatif.names import somebody_named
    from ce_opt.whatif.seats import read_seats
    from ce_opt.whatif.why import why_client, why_engineer

    given = read_season(season)
    kind, name = somebody_named(given, who)
    seats = read_seats(plan, given)
    if kind == "client":
        of_client = why_client(given, seats, name)
        lines, found = client_lines(of_client, long), as_plain(of_client)
    else:
        of_engineer = why_engineer(given, seats, name)
        lines, found = engineer_lines(of_engineer, long), as_plain(of_engineer)
    if as_json:
        answer(found)
        return
    for line in lines:
        say(line)


def client_lines(found: WhyClient, long: bool) -> Iterator[str]:
    """Say it of a client."""
    said = {
        "client": found.client,
        "name": found.name,
        "importance": amount(found.importance),
        "points": amount(found.points),
    }
    if found.team:
        yield tr(
            "{client} {name} (importance {importance}): {team}, {points} points",
            team=team_words(found.team),
            **said,
        )
    else:
        yield tr("{client} {name} (importance {importance}): has no team, {points} points", **said)
    if found.reason:
        yield f"  {found.reason.sentence}"
        yield "  " + tr("next step: {next_step}", next_step=found.reason.next_step)
    yield from fact_lines(found, long)
    for breach in found.breaches:
        yield "  " + tr("breaks {breach}", breach=breach)
    yield from other_lines(found.others, LONG_OTHERS if long else SHORT_OTHERS)


def fact_lines(found: WhyClient, long: bool) -> Iterator[str]:
    """Say what the points are made of."""
    facts = sorted(found.justifications, key=lambda one: -abs(one.amount))
    shown = facts if long else [one for one in facts if round(one.amount, 2)][:SHORT_FACTS]
    for one in shown:
        yield f"  {one.sentence}"
    rest = found.points - sum(one.amount for one in shown)
    if len(shown) < len(facts) and round(rest, 2):
        yield "  " + tr(
            "… {points} points in {count} more facts, see --long",
            points=amount(rest),
            count=len(facts) - len(shown),
        )
    if round(found.overload, 2):
        yield "  " + tr(
            "besides, its hours cost {points} points of overload", points=amount(found.overload)
        )


def other_lines(others: tuple[Alternative, ...], most: int) -> Iterator[str]:
    """Say what comes next, all others kept."""
    if not others:
        yield "  " + tr("nothing else fits while all others stay")
    for place, one in enumerate(others[:most]):
        said = {
            "team": team_words(one.team) if one.team else tr("leaving the client out"),
            "difference": difference(one.difference),
        }
        if place:
            yield "  " + tr("then, all others kept: {team}, {difference}", **said)
        else:
            yield "  " + tr("second best, all others kept: {team}, {difference}", **said)
    if len(others) > most > SHORT_OTHERS:
        yield "  " + tr("… {count} more with --json", count=len(others) - most)


def engineer_lines(found: WhyEngineer, long: bool) -> Iterator[str]:
    """Say it of an engineer."""
    yield tr_count(
        len(found.seats),
        "{engineer} {name}: {count} seat, {hours}, {points} points of overload",
        "{engineer} {name}: {count} seats, {hours}, {points} points of overload",
        engineer=found.engineer,
        name=found.name,
        hours=hours_words(found),
        points=amount(found.overload),
    )
    for one in found.justifications:
        yield f"  {one.sentence}"
    for seat in found.seats:
        yield "  " + seat_line(found, seat, long)
    for breach in found.breaches:
        yield "  " + tr("breaks {breach}", breach=breach)


def hours_words(found: WhyEngineer) -> str:
    """Say how many hours clients and duty take, and the share of the care hours."""
    carried = found.hours_a + found.hours_b
    said = {"carried": amount(carried), "hours": amount(found.care_hours)}
    if found.duty_hours:
        duty = amount(found.duty_hours)
        hours = tr("{carried} and {duty} of duty of {hours} hours", duty=duty, **said)
    else:
        hours = tr("{carried} of {hours} hours", **said)
    if found.care_hours:
        share = (carried + found.duty_hours) / found.care_hours
        return tr("{hours} ({share:.0%})", hours=hours, share=share)
    return hours


def seat_line(found: WhyEngineer, held: Held, long: bool) -> str:
    """Say what a seat takes, and who could hold it."""
    said = {"seat": held.seat, "client": held.client, "hours": amount(held.hours)}
    if long:
        points = amount(held.points)
        what = tr(
            "{seat} of {client}: {hours} hours, the team {points} points", points=points, **said
        )
    else:
        what = tr("{seat} of {client}: {hours} hours", **said)
    if held.without and held.without.team:
        return tr(
            "{what}; without {engineer}: {team}, {difference}",
            what=what,
            engineer=found.engineer,
            team=team_words(held.without.team),
            difference=difference(held.without.difference),
        )
    return tr("{what}; nobody else could step in while all others stay", what=what)

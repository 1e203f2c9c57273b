"""``ce-opt why SEASON PLAN CLIENT|ENGINEER``: the points of a team or of a load, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.cli.check import SEASON
from ce_opt.cli.words import amount, as_plain, counted, difference, team_words

if TYPE_CHECKING:
    from ce_opt.whatif.others_kept import Alternative
    from ce_opt.whatif.why import WhyClient, WhyEngineer

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
    who = team_words(found.team) if found.team else "has no team"
    yield (
        f"{found.client} {found.name} (importance {amount(found.importance)}): {who}, "
        f"{amount(found.points)} points"
    )
    if found.reason:
        yield f"  {found.reason.sentence}"
        yield f"  next step: {found.reason.next_step}"
    facts = sorted(found.justifications, key=lambda one: -abs(one.amount))
    shown = facts if long else [one for one in facts if round(one.amount, 2)][:SHORT_FACTS]
    for one in shown:
        yield f"  {one.sentence}"
    rest = found.points - sum(one.amount for one in shown)
    if len(shown) < len(facts) and round(rest, 2):
        yield f"  … {amount(rest)} points in {len(facts) - len(shown)} more facts, see --long"
    if round(found.overload, 2):
        yield f"  besides, its hours cost {amount(found.overload)} points of overload"
    for breach in found.breaches:
        yield f"  breaks {breach}"
    yield from other_lines(found.others, LONG_OTHERS if long else SHORT_OTHERS)


def other_lines(others: tuple[Alternative, ...], most: int) -> Iterator[str]:
    """Say what comes next, all others kept."""
    if not others:
        yield "  nothing else fits while all others stay"
    for place, one in enumerate(others[:most]):
        word = "second best" if not place else "then"
        team = team_words(one.team) if one.team else "leaving the client out"
        yield f"  {word}, all others kept: {team}, {difference(one.difference)}"
    if len(others) > most > SHORT_OTHERS:
        yield f"  … {len(others) - most} more with --json"


def engineer_lines(found: WhyEngineer, long: bool) -> Iterator[str]:
    """Say it of an engineer."""
    carried = found.hours_a + found.hours_b
    share = f" ({carried / found.care_hours:.0%})" if found.care_hours else ""
    yield (
        f"{found.engineer} {found.name}: {counted(len(found.seats), 'seat', 'seats')}, "
        f"{amount(carried)} of "
        f"{amount(found.care_hours)} hours{share}, {amount(found.overload)} points of overload"
    )
    for one in found.justifications:
        yield f"  {one.sentence}"
    for seat in found.seats:
        line = f"  {seat.seat} of {seat.client}: {amount(seat.hours)} hours"
        if long:
            line += f", the team {amount(seat.points)} points"
        if seat.without and seat.without.team:
            team = team_words(seat.without.team)
            line += f"; without {found.engineer}: {team}, {difference(seat.without.difference)}"
        else:
            line += "; nobody else could step in while all others stay"
        yield line
    for breach in found.breaches:
        yield f"  breaks {breach}"

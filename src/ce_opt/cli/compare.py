"""``ce-opt compare SEASON PLAN PLAN``: what two plans of one season differ in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.cli.check import SEASON
from ce_opt.cli.why import LONG, SEATS
from ce_opt.cli.wide import left
from ce_opt.cli.words import amount, as_plain, difference
from ce_opt.language import marked, tr, tr_count

if TYPE_CHECKING:
    from ce_opt.whatif.compare import Comparison

SHOWN = 12
"""Rows of a list without --long; the others are counted."""
NOW_SERVED, LEFT_OUT = marked("now served: {clients}"), marked("left out: {clients}")
BETTER, WORSE = marked("better for {clients} points"), marked("worse for {clients} points")


@command
def compare(
    season: SEASON,
    one: SEATS,
    other: SEATS,
    long: LONG = False,
    as_json: AS_JSON = False,
) -> None:
    """Compare two plans of a season: seats, loads, points; who gains, who loses, who hands over."""
    from ce_opt.season import read_season
    from ce_opt.whatif.compare import compare as compared
    from ce_opt.whatif.seats import read_seats

    given = read_season(season)
    found = compared(given, read_seats(one, given), read_seats(other, given))
    if as_json:
        answer(as_plain(found) | {"difference": as_plain(found.difference)})
        return
    for line in lines(found, long):
        say(line)


def lines(found: Comparison, long: bool) -> Iterator[str]:
    """Say it, the whole first."""
    one, other = (amount(points) for points in found.points)
    if not found.seats:
        yield tr("the same seats, {points} points", points=one)
        return
    yield tr(
        "{one} points and {other} points: {difference}",
        one=one,
        other=other,
        difference=difference(found.difference),
    )
    yield from term_lines(found)
    yield from change_lines(found, long)


def term_lines(found: Comparison) -> Iterator[str]:
    """Say the terms that differ."""
    from ce_opt.teams.names import name_of

    for row in found.terms.to_dict("records"):
        if round(row["difference"], 2):
            figures = "".join(f"{row[name]:>12,.2f}" for name in ("one", "other"))
            yield f"  {left(name_of(row['term']), 24)}{figures}{row['difference']:>+12,.2f}"


def change_lines(found: Comparison, long: bool) -> Iterator[str]:
    """Say which seats change, and what that means to clients and people."""
    most = len(found.seats) if long else SHOWN
    yield tr_count(len(found.seats), "{count} seat changes", "{count} seats change")
    for change in found.seats[:most]:
        yield f"  {change}"
    if len(found.seats) > most:
        yield "  " + tr("… {count} more, see --long", count=len(found.seats) - most)
    for message, clients in ((NOW_SERVED, found.served), (LEFT_OUT, found.left_out)):
        if clients:
            yield tr(message, clients=", ".join(clients))
    yield from client_lines(found, most)
    yield from people_lines(found, most)


def client_lines(found: Comparison, most: int) -> Iterator[str]:
    """Say which clients win and lose most."""
    order = found.clients.sort_values(["difference", "client"], kind="stable")
    better, worse = order[order["difference"] < 0], order[order["difference"] > 0].iloc[::-1]
    for message, rows in ((BETTER, better), (WORSE, worse)):
        said = ", ".join(
            f"{client} {points:+.2f}"
            for client, points in rows[["client", "difference"]].head(most).itertuples(index=False)
        )
        if len(rows) > most:
            said = tr("{names} and {count} more", names=said, count=len(rows) - most)
        if said:
            yield tr(message, clients=said)


def people_lines(found: Comparison, most: int) -> Iterator[str]:
    """Say what people hand over and take over."""
    yield tr_count(
        len(found.people),
        "{count} engineer hands over or takes over",
        "{count} engineers hand over or take over",
    )
    for row in found.people.head(most).to_dict("records"):
        yield "  " + tr(
            "{engineer}: {before} → {after} hours, hands over {given}, takes over {taken}",
            engineer=row["engineer"],
            before=amount(row["hours_one"]),
            after=amount(row["hours_other"]),
            given=row["handed_over"],
            taken=row["taken_over"],
        )
    if len(found.people) > most:
        yield "  " + tr("… {count} more, see --long", count=len(found.people) - most)

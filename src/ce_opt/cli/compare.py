"""``ce-opt compare SEASON PLAN PLAN``: what two plans of one season differ in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.cli.check import SEASON
from ce_opt.cli.why import LONG, SEATS
from ce_opt.cli.words import amount, as_plain, counted, difference

if TYPE_CHECKING:
    from ce_opt.whatif.compare import Comparison

SHOWN = 12
"""Rows of a list without --long; the others are counted."""


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
        yield f"the same seats, {one} points"
        return
    yield f"{one} points and {other} points: {difference(found.difference)}"
    yield from term_lines(found)
    yield from change_lines(found, long)


def term_lines(found: Comparison) -> Iterator[str]:
    """Say the terms that differ."""
    for row in found.terms.to_dict("records"):
        if round(row["difference"], 2):
            figures = "".join(f"{row[name]:>12,.2f}" for name in ("one", "other"))
            yield f"  {row['term']:<24}{figures}{row['difference']:>+12,.2f}"


def change_lines(found: Comparison, long: bool) -> Iterator[str]:
    """Say which seats change, and what that means to clients and people."""
    most = len(found.seats) if long else SHOWN
    yield counted(len(found.seats), "seat changes", "seats change")
    for change in found.seats[:most]:
        before, after = change.before or "nobody", change.after or "nobody"
        yield f"  {change.seat} of {change.client}: {before} → {after}"
    if len(found.seats) > most:
        yield f"  … {len(found.seats) - most} more, see --long"
    for label, clients in (("now served", found.served), ("left out", found.left_out)):
        if clients:
            yield f"{label}: {', '.join(clients)}"
    yield from client_lines(found, most)
    yield from people_lines(found, most)


def client_lines(found: Comparison, most: int) -> Iterator[str]:
    """Say which clients win and lose most."""
    order = found.clients.sort_values(["difference", "client"], kind="stable")
    better, worse = order[order["difference"] < 0], order[order["difference"] > 0].iloc[::-1]
    for label, rows in (("better for", better), ("worse for", worse)):
        said = [
            f"{client} {points:+.2f}"
            for client, points in rows[["client", "difference"]].head(most).itertuples(index=False)
        ]
        if said:
            more = f" and {len(rows) - most} more" if len(rows) > most else ""
            yield f"{label} {', '.join(said)}{more} points"


def people_lines(found: Comparison, most: int) -> Iterator[str]:
    """Say what people hand over and take over."""
    yield counted(
        len(found.people), "engineer hands over or takes over", "engineers hand over or take over"
    )
    for row in found.people.head(most).to_dict("records"):
        before, after = amount(row["hours_one"]), amount(row["hours_other"])
        yield (
            f"  {row['engineer']}: {before} → {after} hours, hands over {row['handed_over']}, "
            f"takes over {row['taken_over']}"
        )
    if len(found.people) > most:
        yield f"  … {len(found.people) - most} more, see --long"

"""Pins: seats that must stay as they are, or be held by somebody named; and what clashes with them.

    C1          every seat of the client as in the plan
    C1:A        that seat as in the plan
    C1:A=E3     that seat with that person
    E3          every seat that the engineer holds in the plan

A pin is a required designation of the changed season. One that cannot be kept is refused before
anything is planned, with the pin and the row that it clashes with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from ce_opt.errors import UsageError
from ce_opt.language import tr
from ce_opt.plan.reasons.wording import listed
from ce_opt.plan.tables import team_arrays
from ce_opt.season import Season
from ce_opt.season.change import Change, PutRow, unknown
from ce_opt.season.fold import fold
from ce_opt.teams.facts import Team
from ce_opt.teams.limits import ENGINEER_LIMITS
from ce_opt.teams.rules import (
    RULES,
    designation,
    no_conflict,
    primary_specialty,
    seats,
    service,
    travel_limit,
)
from ce_opt.whatif.names import seat_named
from ce_opt.whatif.others_kept import Around
from ce_opt.whatif.promises import REQUIRED
from ce_opt.whatif.seats import Seats
from ce_opt.whatif.wish import forbidden_by

__all__ = ["Pin", "changes_of", "clashes", "pins_of"]


class Pin(NamedTuple):
    """A seat and who holds it."""

    client: str
    seat: str
    engineer: str

    def __str__(self) -> str:
        return tr(
            "pin {client}:{seat}={engineer}",
            client=self.client,
            seat=self.seat,
            engineer=self.engineer,
        )


def pins_of(words: Iterable[str], published: Seats, before: Season) -> tuple[Pin, ...]:
    """Read pins.

    Parameters
    ----------
    words : as above
    published : the plan whose seats are kept
    before : the season of that plan

    Raises
    ------
    UsageError : a word names nobody, or a seat that nobody holds in the plan
    """
    found = [pin for word in words for pin in read_pin(fold(word), published, before)]
    return tuple(dict.fromkeys(found))


def read_pin(word: str, published: Seats, before: Season) -> Iterator[Pin]:
    """Read one pin."""
    place, equals, engineer = word.partition("=")
    client, colon, seat = place.partition(":")
    clients, people = set(before.clients["client"]), set(before.engineers["engineer"])
    if equals and colon:  # who is to come may not be there yet, so it is asked for later
        yield Pin(client, seat.upper(), engineer)
        return
    if equals or client not in clients | (people if not colon else set()):
        fault = unknown(tr("client or engineer"), client, [*clients, *people])
        raise UsageError(tr("{word}: {fault}", word=word, fault=fault))
    if colon:
        seat = seat_named(before, client, seat)
    held = [
        Pin(of, one, who)
        for (of, one), who in published.holders.items()
        if client in (of, who) and (not colon or one == seat)
    ]
    if not held:
        raise UsageError(
            tr("{word}: there is nothing to keep, the plan has nobody there", word=word)
        )
    yield from held


def changes_of(pins: Iterable[Pin]) -> list[Change]:
    """Give the pins as required designations."""
    return [
        PutRow(
            "designations",
            {"client": pin.client, "engineer": pin.engineer, "seat": pin.seat, "kind": REQUIRED},
        )
        for pin in pins
    ]


def clashes(season: Season, pins: Sequence[Pin]) -> list[str]:
    """Say which pins cannot be kept, each with the row that it clashes with.

    Parameters
    ----------
    season : the changed season, without the pins
    """
    found = [*missing(season, pins), *double(pins)]
    if found:
        return found
    around = Around(season, Seats(()))
    alone = [line for pin in pins for line in refused(around, pin)]
    return alone or [*pairs_refused(around, pins), *too_much(around, pins)]


def missing(season: Season, pins: Iterable[Pin]) -> Iterator[str]:
    """Pins of clients, seats or people that the changed season does not have."""
    clients: dict[str, str] = dict(
        zip(season.clients["client"], season.clients["seats"], strict=True)
    )
    people = season.engineers["engineer"].tolist()
    for pin in pins:
        if pin.client not in clients:
            fault = unknown(tr("client"), pin.client, clients)
            yield tr("{pin}: {fault} in the changed season", pin=pin, fault=fault)
        elif pin.seat not in clients[pin.client]:
            yield tr(
                "{pin} clashes with clients row {client}: it has seats {seats}",
                pin=pin,
                client=pin.client,
                seats=clients[pin.client],
            )
        if pin.engineer not in people:
            fault = unknown(tr("engineer"), pin.engineer, people)
            yield tr("{pin}: {fault} in the changed season", pin=pin, fault=fault)


def double(pins: Sequence[Pin]) -> Iterator[str]:
    """Two people in one seat, or one person in both."""
    for place, one in enumerate(pins):
        for other in pins[:place]:
            same = (one.seat == other.seat) != (one.engineer == other.engineer)
            if one.client == other.client and same:
                yield tr("{pin} clashes with {other}", pin=one, other=other)


def refused(around: Around, pin: Pin) -> Iterator[str]:
    """Rules and limits that refuse the pin alone."""
    for rule, sentence in forbidden_by(around, pin.client, pin.engineer, pin.seat).items():
        row = row_words(around, rule, pin)
        yield tr("{pin} clashes with {row}: {sentence}", pin=pin, row=row, sentence=sentence)


def row_words(around: Around, rule: str, pin: Pin) -> str:
    """Name the row that a rule speaks for."""
    facts = around.facts
    if rule == designation.NAME:
        rows = [
            f"{row['client']}, {row['engineer']}, {row['seat']}, {row['kind']}"
            for row in facts.designations
            if row["client"] == pin.client
            and (row["kind"] == REQUIRED or row["engineer"] == pin.engineer)
        ]
        return row_named("designations", "; ".join(rows))
    if rule == no_conflict.NAME:
        return row_named("relations", f"{pin.engineer}, {pin.client}")
    if rule == primary_specialty.NAME:
        return row_named("needs", f"{pin.client}, {facts.primary(pin.client).specialty}")
    if rule == service.NAME:
        return row_named("clients", pin.client)
    if rule == travel_limit.NAME:
        return "season.toml assignment.max_travel_minutes"
    return row_named("engineers", pin.engineer)


def row_named(table: str, key: str) -> str:
    """Name a row of a table."""
    return tr("{table} row {key}", table=table, key=key)


def pairs_refused(around: Around, pins: Sequence[Pin]) -> Iterator[str]:
    """Two pins of a client whom a rule does not allow together."""
    holders = {(pin.client, pin.seat): pin for pin in pins}
    for (client, seat), pin in holders.items():
        other = holders.get((client, "B"))
        if seat == "A" and other:
            team = Team(client, pin.engineer, other.engineer)
            arrays = team_arrays(around.arrays, [team])
            for rule in RULES:
                if rule is not seats and not np.all(rule.allowed(around.arrays, arrays)):
                    said = [one.sentence for one in rule.breaches(around.facts, [team])]
                    yield tr(
                        "{pin} clashes with {other}: {sentence}",
                        pin=pin,
                        other=other,
                        sentence=said[0] if said else rule.NAME,
                    )


def too_much(around: Around, pins: Sequence[Pin]) -> Iterator[str]:
    """Limits of engineers that their pins exceed together."""
    of: dict[str, list[Pin]] = defaultdict(list)
    for pin in pins:
        of[pin.engineer].append(pin)
    clients, people = around.arrays.clients, around.arrays.engineers
    for module in ENGINEER_LIMITS:
        limit = module.limit(around.arrays, around.scale)
        for engineer, own in of.items():
            who = people.index(engineer)
            used = sum(
                int(
                    (limit.use_a if pin.seat == "A" else limit.use_b)[
                        clients.index(pin.client), who
                    ]
                )
                for pin in own
            )
            if used > limit.capacity[who]:
                has = around.facts.engineers[engineer].get(limit.name)
                yield tr(
                    "{pins} clash with engineers row {engineer}: {limit} is {has:g}",
                    pins=listed([str(pin) for pin in own]),
                    engineer=engineer,
                    limit=limit.name,
                    has=has,
                )

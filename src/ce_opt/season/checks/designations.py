"""Designations that no plan could keep, because they contradict each other or their client."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from ce_opt.errors import Fault
from ce_opt.language import tr, tr_count
from ce_opt.season.draft import Draft

__all__ = ["b_without_seat_b", "more_required_than_seats", "required_but_never_served"]


class Required(NamedTuple):
    """A required designation and one column of its client."""

    row: int
    client: str
    seat: str
    of_client: str


def b_without_seat_b(draft: Draft) -> Iterator[Fault]:
    """Require nobody as B of a client that has seat A alone."""
    for one in _required(draft, "seats"):
        if _lacks_its_seat(one):
            rule = tr(
                "must not be required as B: client {client} has seat A alone", client=one.client
            )
            fix = tr("write A, or give it seats AB")
            yield draft.fault("designations", one.row, "seat", rule, fix)


def required_but_never_served(draft: Draft) -> Iterator[Fault]:
    """Require nobody at a client that must not be served."""
    for one in _required(draft, "service"):
        if one.of_client == "never":
            rule = tr("must not be required: client {client} has service never", client=one.client)
            fix = tr("take the designation out, or change the client's service")
            yield draft.fault("designations", one.row, "kind", rule, fix)


def more_required_than_seats(draft: Draft) -> Iterator[Fault]:
    """Require no more engineers than there are seats, and one for each seat that is named."""
    taken: dict[str, list[str]] = {}
    for one in sorted(_required(draft, "seats"), key=attrgetter("client")):
        seats, held = len(one.of_client), taken.setdefault(one.client, [])
        if _lacks_its_seat(one):
            continue
        if one.seat != "any" and one.seat in held:
            rule = tr(
                "must be required once: seat {seat} of client {client} is taken already",
                seat=one.seat,
                client=one.client,
            )
        elif len(held) == seats:
            rule = tr_count(
                seats,
                "must fit: client {client} has {count} seat, all taken already",
                "must fit: client {client} has {count} seats, all taken already",
                client=one.client,
            )
        else:
            held.append(one.seat)
            continue
        fix = tr("take one of the client's required designations out")
        yield draft.fault("designations", one.row, "seat", rule, fix)


def _lacks_its_seat(one: Required) -> bool:
    return one.seat == "B" and one.of_client == "A"


def _required(draft: Draft, column: str) -> list[Required]:
    """Join required designations, each pair once, with a column of their client."""
    rows = draft.rows("designations", "client", "engineer", "seat", "kind")
    if rows.empty:
        return []
    clients = draft.rows("clients", "client", column)
    of_client: dict[str, str] = {}
    for client, value in zip(clients["client"], clients[column], strict=True):
        of_client.setdefault(client, value)
    found: dict[tuple[str, str], Required] = {}
    names = ["client", "engineer", "seat", "kind"]
    for row, client, engineer, seat, kind in rows[names].itertuples():
        if kind == "required" and client in of_client:
            one = Required(row, client, seat, of_client[client])
            found.setdefault((client, engineer), one)
    return list(found.values())

"""Designations that no plan could keep, because they contradict each other or their client."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ce_opt.errors import Fault
from ce_opt.language import tr, tr_count
from ce_opt.season.draft import Draft

__all__ = ["b_without_seat_b", "more_required_than_seats", "required_but_never_served"]


def b_without_seat_b(draft: Draft) -> Iterator[Fault]:
    """Require nobody as B of a client that has seat A alone."""
    required = _required(draft, "seats")
    wrong = required[(required["seat"] == "B") & (required["seats"] == "A")]
    for row, client in wrong["client"].items():
        rule = tr("must not be required as B: client {client} has seat A alone", client=client)
        fix = tr("write A, or give it seats AB")
        yield draft.fault("designations", row, "seat", rule, fix)


def required_but_never_served(draft: Draft) -> Iterator[Fault]:
    """Require nobody at a client that must not be served."""
    required = _required(draft, "service")
    for row, client in required.loc[required["service"] == "never", "client"].items():
        rule = tr("must not be required: client {client} has service never", client=client)
        fix = tr("take the designation out, or change the client's service")
        yield draft.fault("designations", row, "kind", rule, fix)


def more_required_than_seats(draft: Draft) -> Iterator[Fault]:
    """Require no more engineers than there are seats, and one for each seat that is named."""
    required = _required(draft, "seats")
    required = required[~((required["seat"] == "B") & (required["seats"] == "A"))]
    for client, rows in required.groupby("client"):
        taken: list[str] = []
        for row, seat, seats in zip(rows.index, rows["seat"], rows["seats"], strict=True):
            if seat != "any" and seat in taken:
                rule = tr(
                    "must be required once: seat {seat} of client {client} is taken already",
                    seat=seat,
                    client=client,
                )
            elif len(taken) == len(seats):
                rule = tr_count(
                    len(seats),
                    "must fit: client {client} has {count} seat, all taken already",
                    "must fit: client {client} has {count} seats, all taken already",
                    client=client,
                )
            else:
                taken.append(seat)
                continue
            fix = tr("take one of the client's required designations out")
            yield draft.fault("designations", row, "seat", rule, fix)


def _required(draft: Draft, *columns: str) -> pd.DataFrame:
    """Join required designations, each pair once, with these columns of their client."""
    rows = draft.rows("designations", "client", "engineer", "seat", "kind")
    rows = rows[rows["kind"] == "required"].drop_duplicates(["client", "engineer"])
    clients = draft.rows("clients", "client", *columns).drop_duplicates("client")
    of_client = clients.set_index("client")
    joined = rows.assign(**{name: rows["client"].map(of_client[name]) for name in columns})
    return joined.dropna(subset=list(columns))

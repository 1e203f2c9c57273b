"""What clients need: something, exactly one primary specialty, and some hours."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ce_opt.errors import Fault
from ce_opt.language import tr
from ce_opt.season.draft import Draft

__all__ = ["no_hours", "not_one_primary", "without_needs"]


def without_needs(draft: Draft) -> Iterator[Fault]:
    """Ask a row in table needs of each client."""
    if not draft.whole("needs", "client") or draft.parsed["needs"].frame.empty:
        return
    clients = draft.rows("clients", "client")["client"]
    needing = draft.parsed["needs"].frame["client"]
    for row in clients.index[~clients.isin(needing)]:
        rule = tr("must have a row in {file}", file=draft.parsed["needs"].origin.label)
        fix = tr("add its needs, one row for each specialty, or take the client out")
        yield draft.fault("clients", row, "client", rule, fix)


def not_one_primary(draft: Draft) -> Iterator[Fault]:
    """Ask exactly one primary specialty of each client."""
    needs = _complete_needs(draft, "primary")
    primaries = needs[needs["primary"]]
    for row, client in primaries.loc[primaries.duplicated("client"), "client"].items():
        earlier = primaries.index[primaries["client"] == client][0]
        rule = tr(
            "must be yes once for client {client}; row {row} is its primary specialty",
            client=client,
            row=earlier,
        )
        yield draft.fault("needs", row, "primary", rule, tr("write no in one of the rows"))
    none = needs[~needs["client"].isin(primaries["client"])].drop_duplicates("client")
    for row, client in none["client"].items():
        rule = tr("must be yes in one row of client {client}", client=client)
        fix = tr("write yes at the specialty that A must cover")
        yield draft.fault("needs", row, "primary", rule, fix)


def no_hours(draft: Draft) -> Iterator[Fault]:
    """Ask some hours of each client, or its specialties would have no shares."""
    needs = _complete_needs(draft, "hours")
    total = needs.groupby("client")["hours"].transform("sum")
    for row, client in needs[total <= 0].drop_duplicates("client")["client"].items():
        rule = tr("must be more than 0 in one row of client {client}", client=client)
        fix = tr("write the care hours of the season")
        yield draft.fault("needs", row, "hours", rule, fix)


def _complete_needs(draft: Draft, column: str) -> pd.DataFrame:
    """Select the clients whose needs can all be read; none where a row has lost its client."""
    needs = draft.parsed["needs"]
    if not draft.whole("needs", "client"):
        return needs.frame.iloc[:0]
    if column not in needs.unreadable:
        return needs.frame
    doubtful = needs.frame.loc[needs.unreadable[column], "client"]
    return needs.frame[~needs.frame["client"].isin(doubtful)]

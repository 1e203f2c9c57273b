"""Merit, ranks and results of the bids, worked out anew in plain Python."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from ce_opt.bids import Bidder
from ce_opt.bids.results import result_of
from ce_opt.errors import Breach
from ce_opt.plan.audit.people import each_once
from ce_opt.plan.audit.subject import Subject, wrong_numbers
from ce_opt.plan.layout import BIDS
from ce_opt.teams.facts import Row, rows

__all__ = ["bids"]


def bids(subject: Subject) -> Iterator[Breach]:
    """Compare table *bids* with the evaluation; there is none where bids are not evaluated."""
    right, table = subject.facts.bidders, subject.plan.bids
    if right is None or table is None:
        if (right is None) != (table is None):
            what = "is missing" if table is None else "does not belong there"
            yield Breach(
                "bids", BIDS.file, f"{BIDS.file} {what}: see section bids of the rule book"
            )
        return
    yield from each_once("bids", BIDS.file, list(table["engineer"]), right)
    awarded = {engineer for team in subject.plan.teams for engineer in team.members}
    for row in rows(table):
        if row["engineer"] in right:
            yield from wrong_bidder(row, right[row["engineer"]], awarded)


def wrong_bidder(row: Row, bidder: Bidder, awarded: set[str]) -> Iterator[Breach]:
    """Compare one row with its engineer's evaluation."""
    engineer = row["engineer"]
    right: dict[str, float | None] = {
        "panel": bidder.panel,
        "indicators": bidder.indicators,
        "merit": bidder.merit,
        "rank": bidder.rank or None,
    }
    filled = {name: value for name, value in right.items() if value is not None}
    for name in right:
        if pd.isna(row[name]) == (name in filled):
            says, does = ("empty", "a number") if name in filled else ("a number", "empty")
            sentence = f"{BIDS.file} {engineer}: {name} is {says}, it should be {does}"
            yield Breach(name, engineer, sentence)
    shown = {name: value for name, value in filled.items() if not pd.isna(row[name])}
    yield from wrong_numbers(BIDS.file, engineer, row, shown)
    result = result_of(engineer, bidder.rank, awarded)
    yield from wrong_words(engineer, row, {"result": result, "decided_by": bidder.decided_by})


def wrong_words(
    engineer: str, row: Mapping[str, Any], right: Mapping[str, str]
) -> Iterator[Breach]:
    """Compare texts by name."""
    for name, text in right.items():
        if row[name] != text:
            sentence = f'{BIDS.file} {engineer}: {name} is "{row[name]}", it should be "{text}"'
            yield Breach(name, engineer, sentence)

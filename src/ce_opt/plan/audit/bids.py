"""Merit, ranks and results of the bids, worked out anew in plain Python."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ce_opt.bids import Bidder
from ce_opt.bids.results import result_of
from ce_opt.errors import Breach
from ce_opt.language import marked, tr
from ce_opt.plan.audit.people import each_once
from ce_opt.plan.audit.subject import Subject, wrong_blank, wrong_numbers, wrong_words
from ce_opt.plan.layout import BIDS
from ce_opt.teams.facts import Row, rows

__all__ = ["bids"]


OUT_OF_PLACE = marked(
    "{file} does not belong there: see table panel and section bids of the rule book"
)
MISSING = marked("{file} is missing: see table panel and section bids of the rule book")


def bids(subject: Subject) -> Iterator[Breach]:
    """Compare table *bids* with the evaluation; there is none where bids cannot be evaluated.

    Without section ``[bids]`` the table may be absent, for nothing hangs on it.
    """
    right, table = subject.facts.bidders, subject.plan.bids
    if right is None or table is None:
        asked = right is not None and subject.facts.season.rulebook.bids is not None
        if table is not None:
            yield Breach("bids", BIDS.file, tr(OUT_OF_PLACE, file=BIDS.file))
        elif asked:
            yield Breach("bids", BIDS.file, tr(MISSING, file=BIDS.file))
        return
    yield from each_once("bids", BIDS.file, list(table["engineer"]), right)
    for row in rows(table):
        if row["engineer"] in right:
            engineer, bidder = row["engineer"], right[row["engineer"]]
            yield from wrong_bidder(row, bidder)
            yield from wrong_words(BIDS.file, engineer, row, outcome(subject, engineer, bidder))


def wrong_bidder(row: Row, bidder: Bidder) -> Iterator[Breach]:
    """Compare the numbers of one row with its engineer's evaluation."""
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
            yield wrong_blank(BIDS.file, engineer, name, blank=name in filled)
    shown = {name: value for name, value in filled.items() if not pd.isna(row[name])}
    yield from wrong_numbers(BIDS.file, engineer, row, shown)


def outcome(subject: Subject, engineer: str, bidder: Bidder) -> dict[str, str]:
    """Result, and what decided it: by the plan's own roster, else by who has a seat."""
    posts = subject.posts
    if engineer not in posts:
        seated = {name for team in subject.plan.teams for name in team.members}
        result = result_of(engineer, bidder.rank, seated)
        return {"result": result, "decided_by": bidder.decided_by}
    own = posts[engineer]
    awarded = [engineer] if own["post"] else []
    reserves: list[str] = [] if pd.isna(own["reserve_rank"]) else [engineer]
    return {
        "result": result_of(engineer, bidder.rank, awarded, reserves),
        "decided_by": own["decided_by"] if bidder.rank else bidder.decided_by,
    }

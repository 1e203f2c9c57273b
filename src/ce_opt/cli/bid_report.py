"""What ``ce-opt bids`` says to a planner, line by line."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from ce_opt.bids import Evaluation
from ce_opt.bids.bridge import Bridge
from ce_opt.bids.quality import Agreement, Quality
from ce_opt.bids.thin import NoChance, ThinBids
from ce_opt.cli.roster_report import dial_lines, roster_lines
from ce_opt.season import Season

__all__ = ["lines"]

SHOWN = 12
"""Rows of a list; the others are counted, and stand in the answer of --json."""

SAME = 0.005
"""Points of severity that two decimals do not show."""

OBSTACLES = {
    "service": "not to be served",
    "primary_specialty": "its primary specialty is not covered",
    "max_travel_minutes": "too far",
    "conflict": "in conflict",
    "designation": "kept out by a designation",
    "post": "no post",
    "care_hours": "too few care hours",
    "max_clients": "no seat by max_a or max_clients",
}
"""Rule or limit -> how it is said that it keeps somebody out."""


def lines(season: Season, report: Mapping[str, Any], asked_for_bridge: bool) -> Iterator[str]:
    """Everything in order; a blank line between the parts."""
    for note in report["notes"]:
        yield f"note: {note}"
    if season.rulebook.bids is None:
        yield (
            "the rule book has no section bids: what follows uses its defaults, and the plan "
            "counts bids as they stand (merit 100)"
        )
    if report["evaluation"] is not None:
        yield from people(report["evaluation"])
    if report["quality"] is not None:
        yield from ("", *worth(report["quality"]))
    if asked_for_bridge:
        yield from ("", *crossing(report["bridge"]))
    if report["roster"] is not None:
        yield from ("", *roster_lines(season, report["roster"]))
    if report["dial"] is not None:
        yield from ("", *dial_lines(report["dial"]))
    yield from ("", *thin(report["thin"]))


def people(found: Evaluation) -> Iterator[str]:
    """The ranking, best first."""
    ranked = np.flatnonzero(found.ranked)
    order = ranked[np.argsort(found.rank[ranked], kind="stable")]
    share = found.rules.indicator_share
    yield f"{len(ranked)} of {len(found.engineers)} engineers are ranked, λ = {share:g}"
    width = max([8, *(len(found.engineers[place]) for place in order)])
    heads = f"{'panel':>7} {'indicators':>10} {'merit':>7}  decided by"
    yield f"{'rank':>4} {'engineer':<{width}} {heads}"
    for place in order.tolist():
        yield (
            f"{found.rank[place]:>4} {found.engineers[place]:<{width}} "
            f"{number(found.panel[place]):>7} {number(found.indicators.score[place]):>10} "
            f"{number(found.merit[place]):>7}  {found.decided_by[place]}"
        )


def worth(quality: Quality) -> Iterator[str]:
    """Agreement, severity and marks that stand out."""
    width = max(len(row.criterion) for row in quality.agreement)
    yield "the panel: agreement (Kendall's W, p by permutation) and reliability (ICC)"
    yield (
        f"  {'':<{width}} {'judged':>9} {'W':>5} {'p':>7} {'ICC(2,1)':>8} {'ICC(2,k)':>8} "
        f"{'ICC(3,k)':>8}"
    )
    for row in quality.agreement:
        yield f"  {row.criterion:<{width}} {agreed(row)}"
    yield "severity of each evaluator, against the panel's average for the same engineers"
    for judge in quality.severities:
        yield f"  {judge.evaluator}: {severe(judge.severity)}, {spread(judge.spread)}"
    if not quality.outliers:
        yield "no mark stands out"
    for mark in first(quality.outliers):
        yield (
            f"flagged: {mark.evaluator} gave {mark.engineer} {mark.score:g} by {mark.criterion}, "
            f"{number(mark.expected)} was to be expected ({mark.residual:+.1f} standard "
            f"deviations); ask {mark.evaluator}, the mark still counts"
        )
    yield from rest(len(quality.outliers), "flagged marks")


def agreed(row: Agreement) -> str:
    """Figures of one criterion, or why there are none."""
    size = f"{row.evaluators} × {row.engineers}"
    if row.concordance is None or row.reliability is None:
        return f"{size:>9} cannot be told: no two evaluators judged the same two engineers"
    if math.isnan(row.concordance.w):
        return f"{size:>9} cannot be told: all who were judged are equal"
    p = f"{'' if row.concordance.exact else '≈'}{row.concordance.p:.4f}"
    figures = (row.reliability.single, row.reliability.average, row.reliability.consistency)
    return f"{size:>9} {number(row.concordance.w):>5} {p:>7} " + " ".join(
        f"{number(value):>8}" for value in figures
    )


def severe(points: float) -> str:
    """Say a severity."""
    if math.isnan(points):
        return "severity cannot be told from a single mark"
    if abs(points) < SAME:
        return "as severe as the others"
    word = "more severe" if points > 0 else "milder"
    return f"{abs(points):.2f} points {word}"


def spread(share: float) -> str:
    """Say a spread."""
    return "no spread" if math.isnan(share) else f"marks spread {share:.2f} times as wide"


def crossing(found: Bridge | None) -> Iterator[str]:
    """Panel against indicators, and next season's λ."""
    if found is None:
        yield "bridge: there is no panel to compare the indicators with"
        return
    now = f"now {found.share:g}"
    yield f"bridge: propose indicator_share = {found.next_share:g} for next season ({now})"
    yield f"  {found.ground}"
    for one in found.disagreements:
        yield (
            f"  {one.engineer}: rank {one.panel_rank} by the panel ({number(one.panel)}), "
            f"{one.indicator_rank} by the indicators ({number(one.indicators)})"
        )


def thin(found: ThinBids) -> Iterator[str]:
    """Where bids are thin."""
    if not found.bids:
        yield "no bids: table bids is empty or absent"
        return
    yield (
        f"{found.bids} bids by {found.bidders} engineers for {found.clients} clients; the most "
        f"wanted tenth of {found.open_clients} open clients draws {found.top_share:.0%} of them "
        f"(Gini {found.gini:.2f})"
    )
    for label, clients in (
        ("clients nobody bid for", found.unwanted),
        ("clients only such engineers bid for as may have no seat there", found.out_of_reach),
    ):
        if clients:
            more = f" and {len(clients) - SHOWN} more" if len(clients) > SHOWN else ""
            yield f"{len(clients)} {label}: {', '.join(clients[:SHOWN])}{more}"
    for one in first(found.no_chance):
        yield hopeless(one)
    yield from rest(len(found.no_chance), "applicants without a chance")


def hopeless(one: NoChance) -> str:
    """Say why an applicant has no chance."""
    if not one.bids:
        return f"applicant {one.engineer} has no chance: no bid; ask for some"
    said = "; ".join(
        f"{client}: {', '.join(OBSTACLES.get(name, name) for name in names)}"
        for client, names in one.bids.items()
    )
    return f"applicant {one.engineer} has no chance at any client bid for ({said})"


def first(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """Rows that are shown."""
    return rows[:SHOWN]


def rest(count: int, noun: str) -> Iterator[str]:
    """Count the rows that are not shown."""
    if count > SHOWN:
        yield f"… {count - SHOWN} more {noun}"


def number(value: float) -> str:
    """Two decimals; a dash for what cannot be told."""
    return "–" if math.isnan(value) else f"{value:.2f}"

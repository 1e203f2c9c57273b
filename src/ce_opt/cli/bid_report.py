"""What ``ce-opt bids`` says to a planner, line by line."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from ce_opt.bids import Evaluation
from ce_opt.bids.bridge import Bridge
from ce_opt.bids.quality import Agreement, Quality
from ce_opt.bids.thin import NoChance, ThinBids
from ce_opt.bids.wording import told
from ce_opt.cli.roster_report import dial_lines, roster_lines
from ce_opt.cli.wide import left, right, wide
from ce_opt.language import marked, tr
from ce_opt.season import Season

__all__ = ["lines"]

SHOWN = 12
"""Rows of a list; the others are counted, and stand in the answer of --json."""

UNWANTED = marked("{count} clients nobody bid for: {clients}")
OUT_OF_REACH = marked(
    "{count} clients only such engineers bid for as may have no seat there: {clients}"
)
SAME = 0.005
"""Points of severity that two decimals do not show."""

OBSTACLES = {
    "service": marked("not to be served"),
    "primary_specialty": marked("its primary specialty is not covered"),
    "max_travel_minutes": marked("too far"),
    "conflict": marked("in conflict"),
    "designation": marked("kept out by a designation"),
    "post": marked("no post"),
    "care_hours": marked("too few care hours"),
    "max_clients": marked("no seat by max_a or max_clients"),
}
"""Rule or limit -> how it is said that it keeps somebody out."""


def lines(season: Season, report: Mapping[str, Any], asked_for_bridge: bool) -> Iterator[str]:
    """Everything in order; a blank line between the parts."""
    for note in report["notes"]:
        yield tr("note: {note}", note=note)
    if season.rulebook.bids is None:
        yield tr(
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
    yield tr(
        "{ranked} of {engineers} engineers are ranked, λ = {share:g}",
        ranked=len(ranked),
        engineers=len(found.engineers),
        share=share,
    )
    width = max([8, *(len(found.engineers[place]) for place in order)])
    yield " ".join(
        (
            right(tr("rank"), 4),
            left(tr("engineer"), width),
            right(tr("panel"), 7),
            right(tr("indicators"), 10),
            right(tr("merit"), 7),
            "",
            tr("decided by"),
        )
    )
    for place in order.tolist():
        yield (
            f"{found.rank[place]:>4} {found.engineers[place]:<{width}} "
            f"{number(found.panel[place]):>7} {number(found.indicators.score[place]):>10} "
            f"{number(found.merit[place]):>7}  {told(found.decided_by[place])}"
        )


def worth(quality: Quality) -> Iterator[str]:
    """Agreement, severity and marks that stand out."""
    width = max(wide(row.label) for row in quality.agreement)
    yield tr("the panel: agreement (Kendall's W, p by permutation) and reliability (ICC)")
    judged = right(tr("judged"), 9)
    yield (
        f"  {'':<{width}} {judged} {'W':>5} {'p':>7} {'ICC(2,1)':>8} {'ICC(2,k)':>8} "
        f"{'ICC(3,k)':>8}"
    )
    for row in quality.agreement:
        yield f"  {left(row.label, width)} {agreed(row)}"
    yield tr("severity of each evaluator, against the panel's average for the same engineers")
    for judge in quality.severities:
        yield "  " + tr(
            "{evaluator}: {severity}, {spread}",
            evaluator=judge.evaluator,
            severity=severe(judge.severity),
            spread=spread(judge.spread),
        )
    if not quality.outliers:
        yield tr("no mark stands out")
    for mark in first(quality.outliers):
        yield tr(
            "flagged: {evaluator} gave {engineer} {score:g} by {criterion}, {expected} was to be "
            "expected ({residual:+.1f} standard deviations); ask {evaluator}, the mark still "
            "counts",
            evaluator=mark.evaluator,
            engineer=mark.engineer,
            score=mark.score,
            criterion=mark.criterion,
            expected=number(mark.expected),
            residual=mark.residual,
        )
    if (more := len(quality.outliers) - SHOWN) > 0:
        yield tr("… {count} more flagged marks", count=more)


def agreed(row: Agreement) -> str:
    """Figures of one criterion, or why there are none."""
    size = f"{row.evaluators} × {row.engineers}"
    if row.concordance is None or row.reliability is None:
        why = tr("cannot be told: no two evaluators judged the same two engineers")
        return f"{size:>9} {why}"
    if math.isnan(row.concordance.w):
        why = tr("cannot be told: all who were judged are equal")
        return f"{size:>9} {why}"
    p = f"{'' if row.concordance.exact else '≈'}{row.concordance.p:.4f}"
    figures = (row.reliability.single, row.reliability.average, row.reliability.consistency)
    return f"{size:>9} {number(row.concordance.w):>5} {p:>7} " + " ".join(
        f"{number(value):>8}" for value in figures
    )


def severe(points: float) -> str:
    """Say a severity."""
    if math.isnan(points):
        return tr("severity cannot be told from a single mark")
    if abs(points) < SAME:
        return tr("as severe as the others")
    if points > 0:
        return tr("{points:.2f} points more severe", points=points)
    return tr("{points:.2f} points milder", points=-points)


def spread(share: float) -> str:
    """Say a spread."""
    if math.isnan(share):
        return tr("no spread")
    return tr("marks spread {share:.2f} times as wide", share=share)


def crossing(found: Bridge | None) -> Iterator[str]:
    """Panel against indicators, and next season's λ."""
    if found is None:
        yield tr("bridge: there is no panel to compare the indicators with")
        return
    yield tr(
        "bridge: propose indicator_share = {next:g} for next season (now {now:g})",
        next=found.next_share,
        now=found.share,
    )
    yield f"  {found.ground}"
    for one in found.disagreements:
        yield "  " + tr(
            "{engineer}: rank {panel_rank} by the panel ({panel}), {indicator_rank} by the "
            "indicators ({indicators})",
            engineer=one.engineer,
            panel_rank=one.panel_rank,
            panel=number(one.panel),
            indicator_rank=one.indicator_rank,
            indicators=number(one.indicators),
        )


def thin(found: ThinBids) -> Iterator[str]:
    """Where bids are thin."""
    if not found.bids:
        yield tr("no bids: table bids is empty or absent")
        return
    yield tr(
        "{bids} bids by {bidders} engineers for {clients} clients; the most wanted tenth of "
        "{open_clients} open clients draws {share:.0%} of them (Gini {gini:.2f})",
        bids=found.bids,
        bidders=found.bidders,
        clients=found.clients,
        open_clients=found.open_clients,
        share=found.top_share,
        gini=found.gini,
    )
    for clients, message in (
        (found.unwanted, UNWANTED),
        (found.out_of_reach, OUT_OF_REACH),
    ):
        if clients:
            yield tr(message, count=len(clients), clients=names_in_line(clients))
    for one in first(found.no_chance):
        yield hopeless(one)
    if (more := len(found.no_chance) - SHOWN) > 0:
        yield tr("… {count} more applicants without a chance", count=more)


def names_in_line(names: Sequence[str]) -> str:
    """Name the first, and count the others."""
    shown = ", ".join(names[:SHOWN])
    if len(names) <= SHOWN:
        return shown
    return tr("{names} and {count} more", names=shown, count=len(names) - SHOWN)


def hopeless(one: NoChance) -> str:
    """Say why an applicant has no chance."""
    if not one.bids:
        return tr("applicant {engineer} has no chance: no bid; ask for some", engineer=one.engineer)
    said = "; ".join(
        tr("{client}: {reasons}", client=client, reasons=", ".join(map(obstacle, names)))
        for client, names in one.bids.items()
    )
    return tr(
        "applicant {engineer} has no chance at any client bid for ({reasons})",
        engineer=one.engineer,
        reasons=said,
    )


def obstacle(name: str) -> str:
    """Say what a rule or limit has against somebody; one without words is named."""
    return tr(OBSTACLES[name]) if name in OBSTACLES else name


def first(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """Rows that are shown."""
    return rows[:SHOWN]


def number(value: float) -> str:
    """Two decimals; a dash for what cannot be told."""
    return "–" if math.isnan(value) else f"{value:.2f}"

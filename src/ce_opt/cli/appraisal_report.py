"""What ``ce-opt appraise`` says to the working group, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ce_opt.appraisal.homes import label_said
from ce_opt.cli.wide import left, wide
from ce_opt.language import tr, tr_count

__all__ = ["lines"]

RANKED = ("rank_raw", "grade_raw", "rank", "grade")
SHOWN = 12
"""Groups that are listed; the others are counted, and stand in the answer of --json."""


def lines(report: Mapping[str, Any]) -> Iterator[str]:
    """Everything in order."""
    for note in report["notes"]:
        yield tr("note: {note}", note=note)
    people: Sequence[Mapping[str, Any]] = report["engineers"]
    groups: Sequence[Mapping[str, Any]] = report["groups"]
    yield tr_count(
        len(groups),
        "{people} people are appraised in {count} group, quantitative_share = {share:g}",
        "{people} people are appraised in {count} groups, quantitative_share = {share:g}",
        people=len(people),
        share=report["rules"]["quantitative_share"],
    )
    width = max((wide(label_said(group["ranked_in"])) for group in groups[:SHOWN]), default=0)
    for group in groups[:SHOWN]:
        yield "  " + tr(
            "{group} {people:>4} people: {grades}",
            group=left(label_said(group["ranked_in"]), width),
            people=group["people"],
            grades=spelt(group["given"]),
        )
    if len(groups) > SHOWN:
        yield "  " + tr("… {count} more", count=len(groups) - SHOWN)
    yield adjusted(people)
    yield money(report)
    step = report["next"]
    yield tr(
        "next season: quantitative_share = {next:g} is proposed (now {now:g}): {ground}",
        next=step["next_share"],
        now=step["share"],
        ground=step["ground"],
    )
    yield tr("{plan}: audited, with appraisal.csv", plan=report["plan"])
    if "sheets" in report:
        yield tr(
            "{folder}: a sheet for each engineer and each leader, and working_group.md",
            folder=report["sheets"],
        )
    if "ledger" in report:
        yield tr("{file}: table ledger for the next season", file=report["ledger"])


def spelt(counts: Mapping[str, int]) -> str:
    """Write counts by grade: ``2 A, 4 B``."""
    return ", ".join(f"{count} {name}" for name, count in counts.items())


def adjusted(people: Sequence[Mapping[str, Any]]) -> str:
    """Say what taking out severity and weighing difficulty changed."""
    moved = [row for row in people if row["grade"] != row["grade_raw"]]
    if not moved:
        return tr("adjusting for severe raters and hard clients changes nobody's grade")
    farthest = max(moved, key=lambda row: (abs(row["rank_raw"] - row["rank"]), row["engineer"]))
    return tr_count(
        len(moved),
        "adjusting for severe raters and hard clients changes {count} grade: {engineer} the "
        "farthest, from rank {rank_raw} ({grade_raw}) to {rank} ({grade})",
        "adjusting for severe raters and hard clients changes {count} grades: {engineer} the "
        "farthest, from rank {rank_raw} ({grade_raw}) to {rank} ({grade})",
        **{name: farthest[name] for name in ("engineer", *RANKED)},
    )


def money(report: Mapping[str, Any]) -> str:
    """Say what was paid."""
    rules = report["rules"]
    winners = sum(row["innovation_yuan"] > 0 for row in report["engineers"])
    return tr(
        "bonus: {bonus:,.2f} of {pool:,.2f} yuan; innovation: {prizes:,.2f} of {fund:,.2f} yuan, "
        "to {winners} people",
        bonus=report["bonus_fen"] / 100,
        pool=rules["bonus_pool_yuan"],
        prizes=report["innovation_fen"] / 100,
        fund=rules["innovation_fund_yuan"],
        winners=winners,
    )

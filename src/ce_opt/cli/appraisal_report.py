"""What ``ce-opt appraise`` says to the working group, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

__all__ = ["lines"]

SHOWN = 12
"""Groups that are listed; the others are counted, and stand in the answer of --json."""


def lines(report: Mapping[str, Any]) -> Iterator[str]:
    """Everything in order."""
    for note in report["notes"]:
        yield f"note: {note}"
    people: Sequence[Mapping[str, Any]] = report["engineers"]
    groups: Sequence[Mapping[str, Any]] = report["groups"]
    where = counted(len(groups), "group")
    share = report["rules"]["quantitative_share"]
    yield f"{len(people)} people are appraised in {where}, quantitative_share = {share:g}"
    width = max((len(group["ranked_in"]) for group in groups[:SHOWN]), default=0)
    for group in groups[:SHOWN]:
        head = f"  {group['ranked_in']:<{width}} {group['people']:>4} people"
        yield f"{head}: {spelt(group['given'])}"
    if len(groups) > SHOWN:
        yield f"  … {len(groups) - SHOWN} more"
    yield adjusted(people)
    yield money(report)
    step = report["next"]
    yield (
        f"next season: quantitative_share = {step['next_share']:g} is proposed (now "
        f"{step['share']:g}): {step['ground']}"
    )
    yield f"{report['plan']}: audited, with appraisal.csv"
    if "sheets" in report:
        yield f"{report['sheets']}: a sheet for each engineer and each leader, and working_group.md"
    if "ledger" in report:
        yield f"{report['ledger']}: table ledger for the next season"


def counted(number: int, noun: str) -> str:
    """Write a number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def spelt(counts: Mapping[str, int]) -> str:
    """Write counts by grade: ``2 A, 4 B``."""
    return ", ".join(f"{count} {name}" for name, count in counts.items())


def adjusted(people: Sequence[Mapping[str, Any]]) -> str:
    """Say what taking out severity and weighing difficulty changed."""
    moved = [row for row in people if row["grade"] != row["grade_raw"]]
    if not moved:
        return "adjusting for severe raters and hard clients changes nobody's grade"
    farthest = max(moved, key=lambda row: (abs(row["rank_raw"] - row["rank"]), row["engineer"]))
    return (
        f"adjusting for severe raters and hard clients changes {counted(len(moved), 'grade')}: "
        f"{farthest['engineer']} the farthest, from rank {farthest['rank_raw']} "
        f"({farthest['grade_raw']}) to {farthest['rank']} ({farthest['grade']})"
    )


def money(report: Mapping[str, Any]) -> str:
    """Say what was paid."""
    rules = report["rules"]
    winners = sum(row["innovation_yuan"] > 0 for row in report["engineers"])
    return (
        f"bonus: {report['bonus_fen'] / 100:,.2f} of {rules['bonus_pool_yuan']:,.2f} yuan; "
        f"innovation: {report['innovation_fen'] / 100:,.2f} of "
        f"{rules['innovation_fund_yuan']:,.2f} yuan, to {winners} people"
    )

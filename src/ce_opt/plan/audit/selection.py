"""How far the limits of section ``[selection]`` are used, as ``summary.json`` says."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.plan.audit.subject import TOLERANCE, Subject, wrong_numbers
from ce_opt.plan.decimals import printed
from ce_opt.plan.plan import Selected
from ce_opt.plan.read import SUMMARY
from ce_opt.teams.limits.least_share import least_of, served_of

__all__ = ["selection"]


def selection(subject: Subject) -> Iterator[Breach]:
    """Recount who is served; what a client more saves is never less than nothing or its price."""
    found, right = subject.plan.summary.selection, right_counts(subject)
    if set(found) != set(right):
        sentence = tr(
            "{file} must have the limits of selection: {names}",
            file=SUMMARY,
            names=", ".join(right) or tr("none"),
        )
        yield Breach("selection", SUMMARY, sentence)
        return
    for name, counts in right.items():
        row = found[name]
        numbers = {"served": row.served, "limit": row.limit}
        yield from wrong_numbers(SUMMARY, f"selection.{name}", numbers, counts)
        yield from wrong_price(name, row)


def right_counts(subject: Subject) -> dict[str, dict[str, int]]:
    """Limit that could bind -> clients served, and most or fewest that may be."""
    facts, plan = subject.facts, list(subject.teams.values())
    most, right = facts.selection.max_clients, {}
    if most is not None and most < len(facts.clients):
        right["max_clients"] = {"served": len(plan), "limit": most}
    for grouping, name, _ in facts.selection.least_shares():
        least = least_of(facts, grouping, name)
        if least:
            served = served_of(facts, plan, grouping, name)
            right[f"least_share.{grouping}.{name}"] = {"served": served, "limit": least}
    return right


def wrong_price(name: str, row: Selected) -> Iterator[Breach]:
    """Say that a price is negative, or that it is above what was proven to be the most."""
    if row.price is None or row.most_saved is None:
        return
    if row.price < 0 or row.most_saved < row.price - TOLERANCE:
        sentence = tr(
            "{file} {key}: price is {price} and most_saved {most_saved}, it should be "
            "0 ≤ price ≤ most_saved",
            file=SUMMARY,
            key=f"selection.{name}",
            price=printed(row.price),
            most_saved=printed(row.most_saved),
        )
        yield Breach("selection", f"selection.{name}", sentence)

"""Every figure of ``summary.json``: the totals, the bound and the inputs it speaks of."""

from __future__ import annotations

import math
from collections.abc import Iterator

from ce_opt.errors import Breach
from ce_opt.plan.audit.subject import Subject, differs, wrong_numbers
from ce_opt.plan.decimals import printed
from ce_opt.plan.plan import PROVEN, gap_of
from ce_opt.plan.read import SUMMARY
from ce_opt.teams.terms import all_terms_in, overload

__all__ = ["inputs", "totals"]


def inputs(subject: Subject) -> Iterator[Breach]:
    """Compare the files that the plan was made of with those of the season."""
    found, right = subject.plan.summary.sha256, subject.facts.season.sha256
    for name in sorted({*found, *right}):
        if name not in right:
            yield Breach(
                "sha256", name, f"the plan was made of {name}, the season has no such file"
            )
        elif name not in found:
            yield Breach("sha256", name, f"the season has {name}, the plan was made without it")
        elif found[name] != right[name]:
            yield Breach("sha256", name, f"{name} has changed since the plan was made")
    if subject.plan.summary.season != subject.facts.season.rulebook.season.name:
        sentence = f'{SUMMARY} is of season "{subject.plan.summary.season}"'
        yield Breach("season", SUMMARY, sentence)


def totals(subject: Subject) -> Iterator[Breach]:
    """Recompute counts, terms, points and gap."""
    summary, right = subject.plan.summary, right_terms(subject)
    found = {"clients": summary.clients, "served": summary.served, "points": summary.points}
    counts = {"clients": len(subject.facts.clients), "served": len(subject.teams)}
    points = {"points": math.fsum(right.values())}
    yield from wrong_numbers(SUMMARY, "the plan", found, counts | points)
    if set(summary.terms) == set(right):
        yield from wrong_numbers(SUMMARY, "the plan", summary.terms, right)
    else:
        yield Breach("terms", SUMMARY, f"{SUMMARY} must have the terms {', '.join(right)}")
    yield from bound_and_gap(subject)


def right_terms(subject: Subject) -> dict[str, float]:
    """Term -> points of the whole plan."""
    parts = subject.terms.values()
    names = all_terms_in(subject.facts.group_members is not None)
    sums = {name: math.fsum(part.get(name, 0.0) for part in parts) for name in names}
    return sums | {overload.NAME: math.fsum(subject.overloads.values())}


def bound_and_gap(subject: Subject) -> Iterator[Breach]:
    """Hold the bound below the points; the gap is theirs, and a proof leaves none."""
    summary = subject.plan.summary
    points, bound, gap = summary.points, summary.bound, summary.gap
    if bound > points:
        sentence = f"{SUMMARY}: the bound {printed(bound)} is above the points {printed(points)}"
        yield Breach("bound", "the plan", sentence)
    if differs(gap, gap_of(points, bound)):
        right = printed(gap_of(points, bound))
        yield Breach("gap", "the plan", f"{SUMMARY}: gap is {printed(gap)}, it should be {right}")
    if summary.status == "infeasible":
        yield Breach("status", "the plan", f"{SUMMARY}: status is infeasible, yet there is a plan")
    if summary.status == "optimal" and gap_of(points, bound) > PROVEN:
        sentence = f"{SUMMARY}: status is optimal, yet the gap is {printed(gap)}"
        yield Breach("status", "the plan", sentence)

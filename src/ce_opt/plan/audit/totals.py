"""Every figure of ``summary.json``: the totals, the bound and the inputs it speaks of."""

from __future__ import annotations

import math
from collections.abc import Iterator

from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.plan.audit.subject import Subject, differs, wrong_numbers
from ce_opt.plan.decimals import printed
from ce_opt.plan.plan import PROVEN, gap_of
from ce_opt.plan.read import SUMMARY
from ce_opt.teams.names import WHOLE_PLAN
from ce_opt.teams.terms import all_terms_in, overload

__all__ = ["inputs", "totals"]


def inputs(subject: Subject) -> Iterator[Breach]:
    """Compare the files that the plan was made of with those of the season."""
    found, right = subject.plan.summary.sha256, subject.facts.season.sha256
    for name in sorted({*found, *right}):
        if name not in right:
            sentence = tr("the plan was made of {file}, the season has no such file", file=name)
            yield Breach("sha256", name, sentence)
        elif name not in found:
            sentence = tr("the season has {file}, the plan was made without it", file=name)
            yield Breach("sha256", name, sentence)
        elif found[name] != right[name]:
            sentence = tr("{file} has changed since the plan was made", file=name)
            yield Breach("sha256", name, sentence)
    if subject.plan.summary.season != subject.facts.season.rulebook.season.name:
        sentence = tr(
            '{file} is of season "{season}"', file=SUMMARY, season=subject.plan.summary.season
        )
        yield Breach("season", SUMMARY, sentence)


def totals(subject: Subject) -> Iterator[Breach]:
    """Recompute counts, terms, points and gap."""
    summary, right = subject.plan.summary, right_terms(subject)
    found = {"clients": summary.clients, "served": summary.served, "points": summary.points}
    counts = {"clients": len(subject.facts.clients), "served": len(subject.teams)}
    points = {"points": math.fsum(right.values())}
    yield from wrong_numbers(SUMMARY, WHOLE_PLAN, found, counts | points)
    if set(summary.terms) == set(right):
        yield from wrong_numbers(SUMMARY, WHOLE_PLAN, summary.terms, right)
    else:
        sentence = tr("{file} must have the terms {names}", file=SUMMARY, names=", ".join(right))
        yield Breach("terms", SUMMARY, sentence)
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
        sentence = tr(
            "{file}: the bound {bound} is above the points {points}",
            file=SUMMARY,
            bound=printed(bound),
            points=printed(points),
        )
        yield Breach("bound", WHOLE_PLAN, sentence)
    if differs(gap, gap_of(points, bound)):
        sentence = tr(
            "{file}: {name} is {found}, it should be {right}",
            file=SUMMARY,
            name="gap",
            found=printed(gap),
            right=printed(gap_of(points, bound)),
        )
        yield Breach("gap", WHOLE_PLAN, sentence)
    if summary.status == "infeasible":
        sentence = tr("{file}: status is infeasible, yet there is a plan", file=SUMMARY)
        yield Breach("status", WHOLE_PLAN, sentence)
    if summary.status == "optimal" and gap_of(points, bound) > PROVEN:
        sentence = tr(
            "{file}: status is optimal, yet the gap is {gap}", file=SUMMARY, gap=printed(gap)
        )
        yield Breach("status", WHOLE_PLAN, sentence)

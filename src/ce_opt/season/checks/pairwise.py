"""Pairwise comparisons are whole and reciprocal.

    a_ij · a_ji = 1,   a_ii = 1,   one judgement for every pair of criteria

Of two judgements of a pair the smaller may be rounded to three decimals: 0.333 stands for 1/3.
Source: Saaty (1980), The Analytic Hierarchy Process.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ce_opt.errors import Fault
from ce_opt.language import tr
from ce_opt.season.draft import Draft
from ce_opt.season.importance_rules import ratio_text

__all__ = ["comparisons_not_reciprocal", "comparisons_not_whole"]

KEY = "importance.pairwise"
MOST = 15
"""Criteria up to which the random index is tabulated."""
ROUNDED = 0.0005
"""Half a unit of the third decimal."""


def comparisons_not_reciprocal(draft: Draft) -> Iterator[Fault]:
    """Refuse a judgement that contradicts its reverse, or that compares a criterion with itself."""
    rules = draft.rulebook.importance
    for one, row in rules.pairwise.items():
        if row.get(one, 1.0) != 1.0:
            rule, fix = tr("must be 1, or be left out"), tr("take it out")
            yield draft.rules.fault(f"{KEY}.{one}.{one}", row[one], rule, fix)
    for one, other in combinations(rules.compared, 2):
        there, back = rules.said(one, other), rules.said(other, one)
        if there and back and abs(min(there, back) - 1.0 / max(there, back)) > ROUNDED:
            right = ratio_text(1.0 / there)
            rule = tr(
                "must be {right}, for {key} is {value}",
                right=right,
                key=f"{KEY}.{one}.{other}",
                value=ratio_text(there),
            )
            fix = tr("write {right}, or take one of the two out", right=right)
            yield draft.rules.fault(f"{KEY}.{other}.{one}", back, rule, fix)


def comparisons_not_whole(draft: Draft) -> Iterator[Fault]:
    """Ask a judgement for every pair of the criteria that count, and for no others.

    Where a name is unknown, that is a fault of its own, and what is missing cannot be told.
    """
    rules = draft.rulebook.importance
    if not draft.numbers("clients").issuperset({*rules.compared, *rules.considered}):
        return
    names = rules.considered if rules.uses("ahp") else rules.compared
    for name in rules.compared:
        if name not in names:
            counted = tr(", ").join(names)
            rule = tr("must be one of the criteria that count: {names}", names=counted)
            fix = tr("take its comparisons out, or name it in importance.criteria")
            yield draft.rules.fault(f"{KEY}.{name}", name, rule, fix)
    for one, other in combinations(names, 2):
        if not (rules.said(one, other) or rules.said(other, one)):
            rule = tr("must compare {one} with {other}", one=one, other=other)
            fix = tr(
                "write {key} = how many times as important {one} is",
                key=f"{KEY}.{one}.{other}",
                one=one,
            )
            yield draft.rules.fault(KEY, "", rule, fix)
    if len(names) > MOST and rules.pairwise:
        rule = tr(
            "must compare {most} criteria at most: the random index goes no further", most=MOST
        )
        fix = tr("leave criteria out, or weigh in another way")
        yield draft.rules.fault(KEY, "", rule, fix)

"""What section ``[roster]`` of the rule book names exists, and there is merit to choose by."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.errors import Fault
from ce_opt.language import tr
from ce_opt.season.bid_rules import Bids
from ce_opt.season.draft import Draft
from ce_opt.season.matching import one_of

__all__ = ["departments_of_nowhere", "posts_without_merit"]

SHOWN = 12
"""Departments that are listed where none is near."""


def departments_of_nowhere(draft: Draft) -> Iterator[Fault]:
    """Ask a department behind every name in ``head_count_of`` and ``covers_of``."""
    rules, departments = draft.rulebook.roster, draft.parsed["departments"]
    if rules is None or not draft.whole("departments", "department"):
        return
    known = sorted(set(departments.frame["department"]))
    for key in ("head_count_of", "covers_of"):
        for name in getattr(rules, key):
            if name not in known:
                rule = tr("must be a department of {file}", file=departments.origin.label)
                fix = one_of(name, known, SHOWN)
                yield draft.rules.fault(f"roster.{key}.{name}", name, rule, fix)


def posts_without_merit(draft: Draft) -> Iterator[Fault]:
    """Ask for something to choose by: a panel, or indicators that speak alone."""
    bids = draft.rulebook.bids or Bids()
    alone = bids.indicators_alone or bids.indicator_share == 1
    if draft.rulebook.roster is None or alone or len(draft.parsed["panel"].frame):
        return
    if draft.parsed["panel"].whole:
        rule = tr("must have merit to give posts by, and there is no table panel")
        fix = tr("write the panel's marks, or set bids.indicators_alone = true")
        yield draft.rules.fault("roster", "", rule, fix)

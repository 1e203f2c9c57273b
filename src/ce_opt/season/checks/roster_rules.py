"""What section ``[roster]`` of the rule book names exists, and there is merit to choose by."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.errors import Fault
from ce_opt.season.bid_rules import Bids
from ce_opt.season.draft import Draft
from ce_opt.season.matching import nearest

__all__ = ["departments_of_nowhere", "posts_without_merit"]


def departments_of_nowhere(draft: Draft) -> Iterator[Fault]:
    """Ask a department behind every name in ``head_count_of`` and ``covers_of``."""
    rules, departments = draft.rulebook.roster, draft.parsed["departments"]
    if rules is None or not draft.whole("departments", "department"):
        return
    known = sorted(set(departments.frame["department"]))
    for key in ("head_count_of", "covers_of"):
        for name in getattr(rules, key):
            if name not in known:
                near = nearest(name, known, 0.5)
                rule = f"must be a department of {departments.origin.label}"
                fix = f'write "{near}"' if near else f"write one of {', '.join(known[:12])}"
                yield draft.rules.fault(f"roster.{key}.{name}", name, rule, fix)


def posts_without_merit(draft: Draft) -> Iterator[Fault]:
    """Ask for something to choose by: a panel, or indicators that speak alone."""
    bids = draft.rulebook.bids or Bids()
    alone = bids.indicators_alone or bids.indicator_share == 1
    if draft.rulebook.roster is None or alone or len(draft.parsed["panel"].frame):
        return
    if draft.parsed["panel"].whole:
        rule = "must have merit to give posts by, and there is no table panel"
        fix = "write the panel's marks, or set bids.indicators_alone = true"
        yield draft.rules.fault("roster", "", rule, fix)

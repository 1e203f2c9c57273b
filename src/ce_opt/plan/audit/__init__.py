"""The audit: a written plan, read again and held against the season, without a solver.

Nothing here leans on what the optimiser computed: people are looked up in the season's tables, with
the posts, groups and duties that the plan's own tables give them; rules, limits and terms are taken
in their plain form, and every printed number is worked out anew.
To add a check: write a generator of breaches and add one word to `CHECKS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ce_opt.errors import Breach
from ce_opt.plan.arranged import arranged
from ce_opt.plan.audit.appraisal import appraisal
from ce_opt.plan.audit.bids import bids
from ce_opt.plan.audit.books import workbook
from ce_opt.plan.audit.certificate import certificate
from ce_opt.plan.audit.duties import duties
from ce_opt.plan.audit.escalation import escalation
from ce_opt.plan.audit.groups import groups
from ce_opt.plan.audit.numbers import assignment, importance, loads
from ce_opt.plan.audit.people import clients, engineers, unserved
from ce_opt.plan.audit.promises import limits, rules
from ce_opt.plan.audit.roster import roster
from ce_opt.plan.audit.selection import selection
from ce_opt.plan.audit.subject import Subject
from ce_opt.plan.audit.totals import inputs, totals
from ce_opt.plan.read import read_folder
from ce_opt.season.season import Season
from ce_opt.teams.facts import Facts

__all__ = ["audit"]

Check = Callable[[Subject], Iterator[Breach]]

CHECKS: tuple[Check, ...] = (
    inputs,
    clients,
    engineers,
    unserved,
    rules,
    limits,
    assignment,
    importance,
    loads,
    roster,
    bids,
    appraisal,
    groups,
    escalation,
    certificate,
    duties,
    totals,
    selection,
    workbook,
)
"""Every check, in the order of the breaches."""


def audit(season: Season, path: Path | str) -> list[Breach]:
    """Check a plan folder against its season.

    Returns
    -------
    Every breach; none for a sound plan. Where a table or the summary cannot be read, the faults of
    the files alone, under the rule ``file``.
    """
    folder = Path(path)
    found = read_folder(folder)
    if found.plan is None:
        return found.breaches
    subject = Subject(found.plan, Facts(arranged(season, found.plan)), folder)
    return [breach for check in CHECKS for breach in check(subject)]

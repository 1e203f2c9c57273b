"""Every hard rule and every limit, in its plain form."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.errors import Breach
from ce_opt.plan.audit.subject import Subject
from ce_opt.teams.limits import LIMITS
from ce_opt.teams.rules import RULES

__all__ = ["limits", "rules"]


def rules(subject: Subject) -> Iterator[Breach]:
    """Ask every hard rule about the teams."""
    plan = list(subject.teams.values())
    for rule in RULES:
        yield from rule.breaches(subject.facts, plan)


def limits(subject: Subject) -> Iterator[Breach]:
    """Ask every limit about the plan as a whole."""
    plan = list(subject.teams.values())
    for limit in LIMITS:
        yield from limit.breaches(subject.facts, plan)

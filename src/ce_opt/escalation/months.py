"""How long a season is, in months.

    months = 12 · (y₂ − y₁) + m₂ − m₁ + d₂ / days(m₂) − (d₁ − 1) / days(m₁)

from the first day y₁-m₁-d₁ to the last y₂-m₂-d₂, both included: whole months count 1, a part of a
month its share of the month's days. `escalation.months` where the rule book lacks one of the two.
"""

from __future__ import annotations

from calendar import monthrange

from ce_opt.season.escalation_rules import Escalation
from ce_opt.season.rulebook import SeasonFacts

__all__ = ["months_of"]


def months_of(season: SeasonFacts, rules: Escalation) -> float:
    """Length of the season in months.

    >>> from datetime import date
    >>> half = SeasonFacts(start=date(2026, 7, 1), end=date(2026, 12, 31))
    >>> months_of(half, Escalation())
    6.0
    """
    start, end = season.start, season.end
    if start is None or end is None:
        return rules.months
    whole = 12 * (end.year - start.year) + end.month - start.month
    before = (start.day - 1) / monthrange(start.year, start.month)[1]
    return whole + end.day / monthrange(end.year, end.month)[1] - before

"""How reasons name people and numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ce_opt.language import tr
from ce_opt.plan.decimals import printed

__all__ = ["Reason", "amount", "at_least", "at_most", "listed", "short"]

NAMED = 4
"""People named in a sentence; the others are counted."""


@dataclass(frozen=True)
class Reason:
    """Why a client has no team, and the cheapest cure that was found.

    Attributes
    ----------
    sentence : the facts, in a planner's words
    next_step : what to change, an imperative sentence
    """

    sentence: str
    next_step: str


def short(names: Sequence[str]) -> list[str]:
    """Keep the first names and count the others."""
    rest = len(names) - NAMED
    return [*names[:NAMED], tr("{count} more", count=rest)] if rest > 1 else list(names)


def listed(parts: Sequence[str]) -> str:
    """Join as in a sentence.

    >>> listed(["E1"]), listed(["E1", "E2", "E3"])
    ('E1', 'E1, E2 and E3')
    """
    if len(parts) < 2:
        return "".join(parts)
    return tr("{first} and {last}", first=tr(", ").join(parts[:-1]), last=parts[-1])


def amount(value: float) -> str:
    """Write a number with two decimals at most."""
    return printed(round(value, 2))


def at_most(value: float, decimals: int = 2) -> str:
    """Write a number rounded down, so that it suffices.

    >>> at_most(10.809), at_most(0.004)
    ('10.8', '0')
    """
    unit = 10.0**decimals
    return printed(math.floor(value * unit + 1e-6) / unit)


def at_least(value: float, decimals: int = 2) -> str:
    """Write a number rounded up, so that it suffices.

    >>> at_least(10.801), at_least(140.2, 0)
    ('10.81', '141')
    """
    unit = 10.0**decimals
    return printed(math.ceil(value * unit - 1e-6) / unit)

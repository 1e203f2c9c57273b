"""How long a step of a ladder may take to answer.

    minutes = ⌈escalation.minutes.<kind of request> · escalation.pace.<step>⌉

from the moment it is asked.
"""

from __future__ import annotations

import math

from ce_opt.season.escalation_rules import Escalation, Level, Trigger

__all__ = ["minutes_of"]


def minutes_of(rules: Escalation, trigger: Trigger, level: Level) -> int:
    """Minutes within which a step must answer a kind of request.

    >>> minutes_of(Escalation(), "major_fault", "department")
    23
    """
    usual: int = getattr(rules.minutes, trigger)
    pace: float = getattr(rules.pace, level.lower())
    return math.ceil(round(usual * pace, 9))

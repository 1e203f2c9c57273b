"""What the stages before the assignment decided about people: posts, groups, hours of duty.

A season as read says nothing of this (`UNARRANGED`). Each stage whose section stands in the rule
book adds its part (`Season.arranged`, with `dataclasses.replace` of what stands there), and the
teams' rules, terms and limits look it up in the season that they are given. The audit takes the
same from the plan's own tables, so that it needs no solver.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["UNARRANGED", "Workforce"]


@dataclass(frozen=True)
class Workforce:
    """Who may be seated, who stands behind whom, and what that costs of their time.

    Attributes
    ----------
    without_post : engineers who may hold no seat: those whom the roster gave no post
    group_of : engineer -> virtual group, of members and leaders; None where groups do not count
    duty_hours : engineer -> hours a season that leading and support duty take of care_hours
    """

    without_post: frozenset[str] = frozenset()
    group_of: Mapping[str, str] | None = None
    duty_hours: Mapping[str, float] = field(default_factory=dict)


UNARRANGED = Workforce()
"""Everybody may be seated, nobody has a group or a duty."""

"""Groups are led by support engineers, as far as there are any.

    points(g) = 1 where the leader of g is no support engineer by entry

Such a leader is drawn into the support group for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ce_opt.groups.division import Group
from ce_opt.groups.facts import GroupFacts

if TYPE_CHECKING:
    from ce_opt.groups.model import Model

__all__ = ["NAME", "add", "points_of"]

NAME = "drawn_leader"


def add(model: Model) -> None:
    """Add the points to those of each group."""
    for (i, g), leads in model.leads.items():
        if i in model.department.drawn:
            model.cost[g].append((leads, model.department.rules.weights.drawn_leader))


def points_of(facts: GroupFacts, groups: Sequence[Group], group: Group) -> float:
    """Points of one of a department's groups, before the weight."""
    return float(bool(group.leader) and not facts.is_support(group.leader))

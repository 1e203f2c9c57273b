"""Last season's groups stay together where that costs little.

    points(g) = number of people of g who were in a virtual group last season, and not in one that
                g continues

A group that continues one of last season's bears its id; the department that has most of its
people may continue it. Without table last_groups nobody is moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ce_opt.groups.division import Group
from ce_opt.groups.facts import GroupFacts

if TYPE_CHECKING:
    from ce_opt.groups.model import Model

__all__ = ["NAME", "add", "points_of"]

NAME = "moved_people"


def add(model: Model) -> None:
    """Add the points to those of each group; a slot continues the last group of its number."""
    department = model.department
    factor = department.rules.weights.moved_people
    place = {name: h for h, name in enumerate(department.last_groups)}
    for i, last in enumerate(department.last):
        for g in model.slots if not department.newcomers[i] else ():
            if place.get(last) != g:
                model.cost[g].append((model.inside[i][g], factor))


def points_of(facts: GroupFacts, groups: Sequence[Group], group: Group) -> float:
    """Points of one of a department's groups, before the weight."""
    before = [facts.last_group[who] for who in group.members if who in facts.last_group]
    return float(sum(name != group.name for name in before))

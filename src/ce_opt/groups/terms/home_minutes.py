"""People who are together live near each other.

    points(g) = Σ_i minutes(home of i → meeting place of g) / people of an average group

A group meets where the trips of its people, by both terms of minutes and their weights, take least;
places are the districts where the department's people live, and its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ce_opt.groups.division import Group
from ce_opt.groups.facts import GroupFacts

if TYPE_CHECKING:
    from ce_opt.groups.model import Model

__all__ = ["NAME", "add", "points_of"]

NAME = "home_minutes"


def add(model: Model) -> None:
    """Add the points to those of each group."""
    factor = model.department.rules.weights.home_minutes / model.people_a_group
    for i, minutes in enumerate(model.department.home):
        for g in model.slots:
            model.cost[g] += [
                (trip, factor * minute)
                for trip, minute in zip(model.trip[i][g], minutes, strict=True)
            ]


def points_of(facts: GroupFacts, groups: Sequence[Group], group: Group) -> float:
    """Points of one of a department's groups, before the weight."""
    place = facts.meeting_place(facts.department_of(group), group)
    minutes = sum(facts.trip_home(who, place) for who in group.members)
    return minutes / (sum(len(one.members) for one in groups) / len(groups))

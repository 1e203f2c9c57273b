"""People who are together serve near each other.

    points(g) = Σ_i mean minutes(meeting place of g → clients of i) / people of an average group

Clients are those of last season's plan (table incumbents); somebody without any counts 0. The
meeting place is that of `home_minutes`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ce_opt.groups.division import Group
from ce_opt.groups.facts import GroupFacts

if TYPE_CHECKING:
    from ce_opt.groups.model import Model

__all__ = ["NAME", "add", "points_of"]

NAME = "client_minutes"


def add(model: Model) -> None:
    """Add the points to those of each group."""
    factor = model.department.rules.weights.client_minutes / model.people_a_group
    for i, minutes in enumerate(model.department.clients):
        for g in model.slots:
            model.cost[g] += [
                (trip, factor * minute)
                for trip, minute in zip(model.trip[i][g], minutes, strict=True)
                if minute
            ]


def points_of(facts: GroupFacts, groups: Sequence[Group], group: Group) -> float:
    """Points of one of a department's groups, before the weight."""
    place = facts.meeting_place(facts.department_of(group), group)
    minutes = sum(facts.trip_to_clients(who, place) for who in group.members)
    return minutes / (sum(len(one.members) for one in groups) / len(groups))

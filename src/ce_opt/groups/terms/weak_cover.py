"""The department's skills are dealt out fairly: no group is much weaker than its fair part.

    strength(g, s) = Σ_i max(0, level(i, s) − cover_level(s) + 1)          over the people of g
    fair(s)        = Σ_g strength(g, s) / number of groups
    points(g)      = mean over s of max(0, 1 − strength(g, s) / fair(s))   0 to 1

over the specialties of the department that anybody holds at cover_level.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ce_opt.groups.division import Group
from ce_opt.groups.facts import GroupFacts

if TYPE_CHECKING:
    from ce_opt.groups.model import Model

__all__ = ["NAME", "add", "points_of"]

NAME = "weak_cover"


def add(model: Model) -> None:
    """Add the points to those of each group; what lacks is counted in whole levels × groups."""
    strength = model.department.strength
    totals = [sum(column) for column in zip(*strength, strict=True)]
    held = [place for place, total in enumerate(totals) if total]
    for place in held:
        total = totals[place]
        points = model.department.rules.weights.weak_cover / (len(held) * total)
        for g, is_open in enumerate(model.open):
            mine = sum(
                levels[place] * inside[g]
                for levels, inside in zip(strength, model.inside, strict=True)
                if levels[place]
            )
            lacking = model.new_count(total, f"lacking {place} {g}")
            model.model.add(lacking >= total * is_open - model.count * mine)
            model.cost[g].append((lacking, points))


def points_of(facts: GroupFacts, groups: Sequence[Group], group: Group) -> float:
    """Points of one of a department's groups, before the weight."""
    lacking = []
    for need in facts.cover(facts.department_of(group)):
        total = sum(strength(facts, one, need.specialty, need.level) for one in groups)
        if total:
            fair = total / len(groups)
            own = strength(facts, group, need.specialty, need.level)
            lacking.append(max(0.0, 1 - own / fair))
    return sum(lacking) / len(lacking) if lacking else 0.0


def strength(facts: GroupFacts, group: Group, specialty: str, level: int) -> int:
    """Levels that a group holds in a specialty, from the level that counts on."""
    return sum(max(0, facts.level(who, specialty) - level + 1) for who in group.members)

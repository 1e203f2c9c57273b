"""A virtual group has neither too few nor too many people of its department.

    min_size · open[g] ≤ Σ_i inside[i, g] ≤ max_size · open[g]      over the department's own people

A leader whom another department lends comes on top.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ce_opt.errors import Breach
from ce_opt.groups.division import Division
from ce_opt.groups.facts import GroupFacts
from ce_opt.language import tr

if TYPE_CHECKING:
    from ce_opt.groups.model import Model

__all__ = ["ALWAYS", "NAME", "add", "breaches"]

NAME = "size"
ALWAYS = False


def add(model: Model) -> None:
    """Add the rule; in a relaxed model a group may lack people, though not all."""
    department, rules = model.department, model.department.rules
    for g, is_open in enumerate(model.open):
        size = sum(inside[g] for inside in model.inside[: department.own])
        model.model.add(size <= rules.max_size * is_open)
        model.model.add(size + model.short(NAME, "", rules.min_size) >= rules.min_size * is_open)
        model.model.add(size >= is_open)


def breaches(facts: GroupFacts, division: Division) -> Iterator[Breach]:
    """What in a division breaks it."""
    rules = facts.rules
    for group in division.groups:
        home = facts.department_of(group)
        own = [
            who
            for who in group.members
            if who in facts.engineers and facts.engineers[who]["department"] == home
        ]
        if not rules.min_size <= len(own) <= rules.max_size:
            sentence = tr(
                "{group} has {count} people of {department}, {least} to {most} are allowed",
                group=group.name,
                count=len(own),
                department=home,
                least=rules.min_size,
                most=rules.max_size,
            )
            yield Breach(NAME, group.name, sentence)

"""Each virtual group covers the specialties of its department.

    Σ_{i: level(i, s) ≥ cover_level(s)} inside[i, g] ≥ cover_people(s) · open[g]     every s

Somebody who is away all season covers nothing.
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

NAME = "cover"
ALWAYS = False


def add(model: Model) -> None:
    """Add the rule; in a relaxed model people may be missing."""
    for place, need in enumerate(model.department.cover):
        for g, is_open in enumerate(model.open):
            held = [
                inside[g]
                for inside, level in zip(model.inside, model.department.level, strict=True)
                if level[place] >= need.level
            ]
            short = model.short(NAME, need.specialty, need.people)
            model.model.add(sum(held) + short >= need.people * is_open)


def breaches(facts: GroupFacts, division: Division) -> Iterator[Breach]:
    """What in a division breaks it."""
    for group in division.groups:
        for need in facts.cover(facts.department_of(group)) if group.members else ():
            held = sum(facts.level(who, need.specialty) >= need.level for who in group.members)
            if held < need.people:
                sentence = tr(
                    "{group} has {held} of {asked} people who hold {specialty} at level {level}",
                    group=group.name,
                    held=held,
                    asked=need.people,
                    specialty=need.specialty,
                    level=need.level,
                )
                yield Breach(NAME, group.name, sentence)

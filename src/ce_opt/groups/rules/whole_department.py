"""Everybody of a department is in exactly one of its virtual groups, unless they lead elsewhere.

Σ_g inside[i, g] = 1          every person i
a group holds people of one department; its leader alone may come from another one
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ce_opt.errors import Breach
from ce_opt.groups.division import Division
from ce_opt.groups.facts import GroupFacts
from ce_opt.language import tr

if TYPE_CHECKING:
    from ce_opt.groups.model import Model

__all__ = ["ALWAYS", "NAME", "add", "breaches"]

NAME = "whole_department"
ALWAYS = True


def add(model: Model) -> None:
    """Add the rule to the model of a department."""
    for inside in model.inside:
        model.model.add_exactly_one(inside)


def breaches(facts: GroupFacts, division: Division) -> Iterator[Breach]:
    """What in a division breaks it."""
    seen = Counter(who for group in division.groups for who in group.members)
    for who in facts.engineers:
        if seen[who] != 1:
            sentence = tr(
                "{who} is in {count} virtual groups, it must be one", who=who, count=seen[who]
            )
            yield Breach(NAME, who, sentence)
    for who in sorted(set(seen) - set(facts.engineers)):
        sentence = tr("{who} is in a virtual group and is no engineer with a post", who=who)
        yield Breach(NAME, who, sentence)
    for group in division.groups:
        home = facts.department_of(group)
        for who in group.members:
            strange = who in facts.engineers and facts.engineers[who]["department"] != home
            if strange and who != group.leader:
                sentence = tr(
                    "{who} is in {group} and does not belong to {department}",
                    who=who,
                    group=group.name,
                    department=home,
                )
                yield Breach(NAME, who, sentence)

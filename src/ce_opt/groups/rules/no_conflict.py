"""No two people of a virtual group are in conflict.

Nor is anybody who is drawn into the support group in conflict with somebody there.

    inside[i, g] + inside[j, g] ≤ 1         every group g and conflict {i, j}

Support engineers by entry are in the support group whoever else is.
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

NAME = "no_conflict"
ALWAYS = True


def add(model: Model) -> None:
    """Add the rule to the model of a department."""
    for i, j in model.department.conflicts:
        for g in model.slots:
            model.model.add_at_most_one([model.inside[i][g], model.inside[j][g]])


def breaches(facts: GroupFacts, division: Division) -> Iterator[Breach]:
    """What in a division breaks it."""
    for group in division.groups:
        for one, other in facts.at_odds(group.members):
            sentence = tr(
                "{one} and {other} are in conflict, both are in {group}",
                one=one,
                other=other,
                group=group.name,
            )
            yield Breach(NAME, one, sentence)
    posted = {who for who in division.support if who in facts.engineers and facts.is_support(who)}
    posted |= {group.leader for group in division.groups}
    for one, other in facts.at_odds(division.support):
        if not {one, other} <= posted:
            sentence = tr(
                "{one} and {other} are in conflict, both are in the support group",
                one=one,
                other=other,
            )
            yield Breach(NAME, one, sentence)

"""The working group is the one that the rule book declares.

working = [groups] working_group
"""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.errors import Breach
from ce_opt.groups.division import WORKING, Division
from ce_opt.groups.facts import GroupFacts
from ce_opt.language import tr

__all__ = ["ALWAYS", "NAME", "breaches"]

NAME = "working_group"
ALWAYS = True


def breaches(facts: GroupFacts, division: Division) -> Iterator[Breach]:
    """What in a division breaks it."""
    declared = sorted(facts.rules.working_group)
    if sorted(division.working) != declared:
        sentence = tr(
            "the working group is {people} by the rule book",
            people=tr(", ").join(declared) or tr("nobody"),
        )
        yield Breach(NAME, WORKING, sentence)

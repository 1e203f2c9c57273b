"""What a division into groups must keep, one rule a file.

Rules of virtual groups are said twice: as rows for the solver and plainly for the audit. Those of
`ALWAYS` hold in every division; the others may be short where the rule book accepts it, or has no
section ``[groups]``. To add a rule: copy the smallest file, add one word to `RULES`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from ce_opt.errors import Breach
from ce_opt.groups.division import Division
from ce_opt.groups.facts import GroupFacts
from ce_opt.groups.rules import (
    cover,
    no_conflict,
    one_leader,
    size,
    support_cover,
    whole_department,
    working_group,
)

if TYPE_CHECKING:
    from ce_opt.groups.model import Model

__all__ = ["RULES", "SEASON_RULES", "Rule", "SeasonRule", "breaches"]


class SeasonRule(Protocol):
    """What every rule's module offers to the audit."""

    NAME: str
    ALWAYS: bool

    def breaches(self, facts: GroupFacts, division: Division) -> Iterator[Breach]:
        """What in a division breaks it."""
        ...


class Rule(SeasonRule, Protocol):
    """A rule of the virtual groups of each department."""

    def add(self, model: Model) -> None:
        """Add the rule to the model of a department."""
        ...


RULES: tuple[Rule, ...] = (whole_department, size, one_leader, cover, no_conflict)
"""Rules of virtual groups."""
SEASON_RULES: tuple[SeasonRule, ...] = (support_cover, working_group)
"""Rules of the groups that a season has one of."""


def breaches(facts: GroupFacts, division: Division) -> Iterator[Breach]:
    """What in a division breaks a rule that must be kept in this season."""
    for rule in (*RULES, *SEASON_RULES):
        if rule.ALWAYS or facts.binding:
            yield from rule.breaches(facts, division)

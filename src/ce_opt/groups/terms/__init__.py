"""What speaks against a group, one term a file, each said twice: for the solver and plainly.

    points(department) = (1 − ω) · mean_g points(g) + ω · max_g points(g)      ω = weakest_share
    points(g)          = Σ over the terms of weight · points(g)

With ω = 0.6 the dearest group alone weighs more than the average of all. To add a term: copy the
smallest file, add one word to `TERMS` and its weight, of the same name, to `GroupWeights`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from ce_opt.groups.division import Group
from ce_opt.groups.facts import GroupFacts
from ce_opt.groups.terms import (
    client_minutes,
    drawn_leader,
    home_minutes,
    moved_people,
    weak_cover,
)

if TYPE_CHECKING:
    from ce_opt.groups.model import Model

__all__ = ["TERMS", "Term", "group_terms", "joined"]


class Term(Protocol):
    """What the module of a term offers."""

    NAME: str

    def add(self, model: Model) -> None:
        """Add the points, times the weight, to those of each group of the model."""
        ...

    def points_of(self, facts: GroupFacts, groups: Sequence[Group], group: Group) -> float:
        """Points of one of a department's groups, before the weight."""
        ...


TERMS: tuple[Term, ...] = (home_minutes, client_minutes, weak_cover, moved_people, drawn_leader)
"""Every term of a group."""


def group_terms(facts: GroupFacts, groups: Sequence[Group], group: Group) -> dict[str, float]:
    """Term -> weighted points of one of a department's groups."""
    weights = facts.rules.weights
    return {
        term.NAME: float(getattr(weights, term.NAME)) * term.points_of(facts, groups, group)
        for term in TERMS
    }


def joined(facts: GroupFacts, points: Mapping[str, float] | Sequence[float]) -> float:
    """Points of a department from those of its groups; the dearest weighs more than the average."""
    each = list(points.values() if isinstance(points, Mapping) else points)
    dearest = facts.rules.weakest_share
    return (1 - dearest) * sum(each) / len(each) + dearest * max(each) if each else 0.0

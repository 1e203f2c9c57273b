"""Walk a ladder with somebody away: who solves the problem, and after how many tried in vain.

From the first step on, whoever is away is passed by; whoever is there and near enough solves it;
whoever is there and too far from it costs a hop. The working group is told and solves nothing. A
walk that ends without anybody is a dead end.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from ce_opt.escalation.ground import HELPING, Ground
from ce_opt.escalation.ladder import Ladder
from ce_opt.escalation.problems import reaching
from ce_opt.season.escalation_rules import Level

__all__ = ["Bearer", "Walk", "bearer", "walk"]


class Walk(NamedTuple):
    """How a walk ends; without a solver it is a dead end.

    Attributes
    ----------
    solver : who solves the problem, empty for nobody
    level : on which step
    hops : how many were tried in vain before
    """

    solver: str
    level: Level | None
    hops: int


class Bearer(NamedTuple):
    """Who helps, and with how many expected thousandths of an hour."""

    engineer: str
    work: int


def walk(ground: Ground, ladder: Ladder, away: Collection[str]) -> Walk:
    """Walk a ladder."""
    hops = 0
    for step in ladder.steps:
        if step.level == "working" or step.engineer in away:
            continue
        if ground.near_enough(step.distance):
            return Walk(step.engineer, step.level, hops)
        hops += 1
    return Walk("", None, hops)


def bearer(ground: Ground, ladder: Ladder, away: Collection[str]) -> Bearer | None:
    """Say to whom the hours of helping fall: the first helper who is there; None for nobody."""
    here = [step for step in ladder.steps if step.engineer not in away]
    solvable = any(step.level in ("A", "B") and ground.near_enough(step.distance) for step in here)
    helper = next((step.engineer for step in here if step.level in HELPING), None)
    if helper is None:
        return None
    return Bearer(helper, reaching(ladder.problem.work, ground.rules, solvable=solvable))

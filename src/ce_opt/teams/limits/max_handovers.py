"""Not more seats change hands than the rule book allows.

Σ_c changed seats of c's team ≤ max_handovers            where max_handovers is given
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.teams.arrays import SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Team
from ce_opt.teams.names import WHOLE_PLAN
from ce_opt.teams.problem import PlanLimit
from ce_opt.teams.terms import changed_seats

__all__ = ["NAME", "breaches", "limits"]

NAME = "max_handovers"


def limits(season: SeasonArrays, seats_a: Teams, seats_b: Teams) -> Iterator[PlanLimit]:
    """Give the limit over candidates for each seat, where the rule book sets one."""
    most = season.rules.max_handovers
    if most is not None:
        use_a, use_b = (changed_seats.points(season, seats) for seats in (seats_a, seats_b))
        yield PlanLimit(NAME, use_a.astype(np.int64), use_b.astype(np.int64), int(most))


def breaches(facts: Facts, plan: Sequence[Team]) -> Iterator[Breach]:
    """Whether the plan breaks it."""
    most = facts.rules.max_handovers
    changed = sum(len(facts.changed_seats(team)) for team in plan)
    if most is not None and changed > most:
        sentence = tr(
            "{count} seats change hands, {key} is {most}", count=changed, key=NAME, most=most
        )
        yield Breach(NAME, WHOLE_PLAN, sentence)

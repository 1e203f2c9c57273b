"""Not more clients are served than the rule book allows.

number of clients with a team ≤ selection.max_clients            where max_clients is given

Where there are no more clients than that, nothing is limited, and there is no row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.season.selection_rules import SECTION
from ce_opt.teams.arrays import SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Team
from ce_opt.teams.names import WHOLE_PLAN
from ce_opt.teams.problem import PlanLimit

__all__ = ["NAME", "breaches", "limits"]

NAME = f"{SECTION}.max_clients"


def limits(season: SeasonArrays, seats_a: Teams, seats_b: Teams) -> Iterator[PlanLimit]:
    """Give the limit over candidates for each seat, where the rule book sets one."""
    most = season.selection.max_clients
    if most is not None and most < len(season.clients):
        one = np.ones(len(season.clients), dtype=np.int64)
        yield PlanLimit.by_client(NAME, one, seats_a.client, seats_b.client, most)


def breaches(facts: Facts, plan: Sequence[Team]) -> Iterator[Breach]:
    """Whether the plan breaks it."""
    most = facts.selection.max_clients
    if most is not None and len(plan) > most:
        sentence = tr(
            "{count} clients are served, {key} is {most}", count=len(plan), key=NAME, most=most
        )
        yield Breach(NAME, WHOLE_PLAN, sentence)

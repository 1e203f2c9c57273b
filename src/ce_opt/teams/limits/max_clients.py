"""Nobody serves more clients than max_clients says.

number of e's seats A and B ≤ max_clients(e)            where max_clients(e) is given
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.teams.arrays import SeasonArrays
from ce_opt.teams.facts import Facts, Team
from ce_opt.teams.problem import NO_LIMIT, EngineerLimit
from ce_opt.teams.scale import Scale

__all__ = ["NAME", "breaches", "limit"]

NAME = "max_clients"


def limit(season: SeasonArrays, scale: Scale) -> EngineerLimit:
    """Return the limit as integer arrays; it counts seats, so the scale does not matter."""
    one = np.ones(len(season.clients), dtype=np.int64)
    capacity = np.where(season.max_clients < 0, NO_LIMIT, season.max_clients)
    return EngineerLimit.by_client(NAME, use_a=one, use_b=one, capacity=capacity)


def breaches(facts: Facts, plan: Sequence[Team]) -> Iterator[Breach]:
    """Engineers of a plan who break it."""
    served = Counter(engineer for team in plan for engineer in team.members)
    for engineer, clients in sorted(served.items()):
        most = facts.engineers[engineer]["max_clients"]
        if most is not None and clients > most:
            sentence = tr(
                "{engineer} serves {count} clients, {key} is {most}",
                engineer=engineer,
                count=clients,
                key=NAME,
                most=most,
            )
            yield Breach(NAME, engineer, sentence)

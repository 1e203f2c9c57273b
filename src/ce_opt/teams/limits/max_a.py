"""Nobody is A of more clients than max_a says.

number of e's seats A ≤ max_a(e)            where max_a(e) is given
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

NAME = "max_a"


def limit(season: SeasonArrays, scale: Scale) -> EngineerLimit:
    """Return the limit as integer arrays; it counts seats, so the scale does not matter."""
    one = np.ones(len(season.clients), dtype=np.int64)
    capacity = np.where(season.max_a < 0, NO_LIMIT, season.max_a)
    return EngineerLimit.by_client(NAME, use_a=one, use_b=0 * one, capacity=capacity)


def breaches(facts: Facts, plan: Sequence[Team]) -> Iterator[Breach]:
    """Engineers of a plan who break it."""
    for engineer, seats in sorted(Counter(team.a for team in plan).items()):
        most = facts.engineers[engineer]["max_a"]
        if most is not None and seats > most:
            sentence = tr(
                "{engineer} is A of {count} clients, {key} is {most}",
                engineer=engineer,
                count=seats,
                key=NAME,
                most=most,
            )
            yield Breach(NAME, engineer, sentence)

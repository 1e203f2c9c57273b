"""Nobody carries more hours than they have.

    Σ_c al(c) · hours(c) over e's seats A  +  Σ_c (1 − al(c)) · hours(c) over e's seats B
        + hours of e's duties  ≤  care_hours(e)

The optimiser counts in whole units of 1/`units` hour; the audit forgives 0.0001 hours (0.4 s).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.teams.arrays import SeasonArrays
from ce_opt.teams.facts import Facts, Team
from ce_opt.teams.problem import EngineerLimit
from ce_opt.teams.scale import Scale

__all__ = ["NAME", "breaches", "limit"]

NAME = "care_hours"
TOLERANCE_HOURS = 1e-4


def limit(season: SeasonArrays, scale: Scale) -> EngineerLimit:
    """Return the limit as integer arrays."""
    return EngineerLimit.by_client(
        NAME,
        use_a=scale.load(season.hours * season.a_share),
        use_b=scale.load(season.hours * (1.0 - season.a_share)),
        capacity=scale.capacity(season.free_hours),
    )


def breaches(facts: Facts, plan: Sequence[Team]) -> Iterator[Breach]:
    """Engineers of a plan who break it."""
    for engineer, seats in facts.carried(plan).items():
        carried = sum(seats.values()) + facts.duty(engineer)
        care_hours = facts.engineers[engineer]["care_hours"]
        if carried > care_hours + TOLERANCE_HOURS:
            sentence = tr(
                "{engineer} carries {carried:.2f} hours and has {care_hours:g}",
                engineer=engineer,
                carried=carried,
                care_hours=care_hours,
            )
            yield Breach(NAME, engineer, sentence)

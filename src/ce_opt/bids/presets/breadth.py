"""Breadth of skills: how many of the specialties that clients need.

    breadth(e) = |{s : level(e, s) ≥ the least level at which a client needs s}| / |{s needed}|

0..1. Each needed specialty counts the same, however many hours it takes; a skill that no client
needs counts nothing.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ce_opt.bids.presets.demand import needed, needed_of
from ce_opt.season.season import Season

__all__ = ["NAME", "values", "values_of"]

NAME = "breadth"


def values(season: Season) -> npt.NDArray[np.float64]:
    """[engineers], share of the needed specialties."""
    least = needed(season).groupby("specialty")["level"].min()
    skills = season.skills[season.skills["specialty"].isin(least.index)]
    usable = skills[skills["level"] >= skills["specialty"].map(least)]
    count = usable.groupby("engineer").size()
    held = season.engineers["engineer"].map(count).fillna(0.0)
    return held.to_numpy(np.float64) / len(least)


def values_of(season: Season) -> dict[str, float]:
    """Engineer -> share of the needed specialties."""
    least: dict[str, int] = {}
    for _, specialty, level, _ in needed_of(season):
        least[specialty] = min(level, least.get(specialty, level))
    held = dict.fromkeys(map(str, season.engineers["engineer"]), 0)
    for row in season.skills.to_dict("records"):
        if row["level"] >= least.get(row["specialty"], float("inf")):
            held[row["engineer"]] += 1
    return {engineer: count / len(least) for engineer, count in held.items()}

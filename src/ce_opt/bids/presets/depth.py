"""Depth of skills: how expert, for a care hour of the season taken at random.

    depth(e) = Σ_s hours(s) · level(e, s) / 5  /  Σ_s hours(s)

0..1; hours(s) are the care hours of specialty s that the clients need, 5 is expert. A level more in
a specialty that is much in demand counts more; one more skill never lowers it.
"""

from __future__ import annotations

import math
from collections import defaultdict

import numpy as np
import numpy.typing as npt
import pandas as pd

from ce_opt.bids.presets.demand import needed, needed_of
from ce_opt.season.season import Season

__all__ = ["NAME", "values", "values_of"]

NAME = "depth"
EXPERT = 5.0


def values(season: Season) -> npt.NDArray[np.float64]:
    """[engineers], mean level over the needed hours, as a share of expert."""
    hours = needed(season).groupby("specialty")["hours"].sum()
    worth = season.skills["specialty"].map(hours / hours.sum()).fillna(0.0)
    gain = worth.to_numpy(np.float64) * season.skills["level"].to_numpy(np.float64) / EXPERT
    place = pd.Index(season.engineers["engineer"]).get_indexer(season.skills["engineer"])
    return np.bincount(place, gain, len(season.engineers)).astype(np.float64)


def values_of(season: Season) -> dict[str, float]:
    """Engineer -> mean level over the needed hours, as a share of expert."""
    hours: dict[str, float] = defaultdict(float)
    for _, specialty, _, needed_hours in needed_of(season):
        hours[specialty] += needed_hours
    total = math.fsum(hours.values())
    gain = dict.fromkeys(map(str, season.engineers["engineer"]), 0.0)
    for row in season.skills.to_dict("records"):
        share = hours.get(row["specialty"], 0.0) / total
        gain[row["engineer"]] += share * int(row["level"]) / EXPERT
    return gain

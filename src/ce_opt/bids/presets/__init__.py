"""The preset indicators, one file each.

An indicator is said twice, side by side: `values` as an array over the season's engineers, and
`values_of` in plain Python for the audit; both in the indicator's own unit, before
`ce_opt.bids.scale` makes 0..100 of it. Which end is better, and the ends of the scale where they
are fixed, stands in `ce_opt.season.rulebook.PRESET_INDICATORS`.

To add one: copy the smallest file, add one word to `PRESETS` and one line to `PRESET_INDICATORS`,
write two test cases. Any other numeric column of table engineers is an indicator as soon as the
rule book names it.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt

from ce_opt.bids.presets import (
    breadth,
    depth,
    last_appraisal,
    ledger,
    nearness,
    performance,
    workload,
)
from ce_opt.season.season import Season

__all__ = ["PRESETS", "Preset", "values", "values_of"]


class Preset(Protocol):
    """What the module of an indicator offers."""

    NAME: str

    def values(self, season: Season) -> npt.NDArray[np.float64]:
        """[engineers], in the order of their ids; NaN where there is no value."""
        ...

    def values_of(self, season: Season) -> dict[str, float]:
        """Engineer -> value; NaN where there is none."""
        ...


PRESETS: tuple[Preset, ...] = (
    performance,
    breadth,
    depth,
    workload,
    nearness,
    last_appraisal,
    ledger,
)
"""Every preset, in the order of the rule book."""

BY_NAME = {preset.NAME: preset for preset in PRESETS}


def values(season: Season, name: str) -> npt.NDArray[np.float64]:
    """[engineers], a preset's values, or those of the column of table engineers that is named."""
    if name in BY_NAME:
        return BY_NAME[name].values(season)
    return season.engineers[name].to_numpy(np.float64)


def values_of(season: Season, name: str) -> dict[str, float]:
    """Say the same in plain Python: engineer -> value."""
    if name in BY_NAME:
        return BY_NAME[name].values_of(season)
    return {str(row["engineer"]): float(row[name]) for row in season.engineers.to_dict("records")}

"""From an indicator's own unit to 0..1, 1 being what is best.

    z(e) = (x(e) − least) / (most − least)        held between 0 and 1; 0 where all ends are equal
           1 − that, where the direction is min

An end that neither the rule book nor the preset fixes is the season's own least or most. Who has no
value is taken at the mean of the others, so that it neither helps nor harms.

Source: linear (min–max) normalisation, Hwang and Yoon (1981), Multiple Attribute Decision Making,
chapter 2. Said twice: in arrays, and in plain Python for the audit.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from ce_opt.season.rulebook import PRESET_INDICATORS, Bids, IndicatorScale

__all__ = ["scale_of", "scaled", "scaled_of"]

FloatArray = npt.NDArray[np.float64]


def scale_of(name: str, rules: Bids) -> IndicatorScale:
    """Direction and ends of an indicator: the rule book's, else the preset's."""
    usual = PRESET_INDICATORS.get(name, IndicatorScale())
    return IndicatorScale(
        rules.direction.get(name, usual.direction),
        rules.least.get(name, usual.least),
        rules.most.get(name, usual.most),
    )


def scaled(values: FloatArray, scale: IndicatorScale) -> FloatArray:
    """[engineers], 0..1."""
    known = values[np.isfinite(values)]
    if not len(known):
        return np.zeros(len(values))
    least = known.min() if scale.least is None else scale.least
    most = known.max() if scale.most is None else scale.most
    if most <= least:
        return np.zeros(len(values))
    share = np.clip((values - least) / (most - least), 0.0, 1.0)
    share = 1.0 - share if scale.direction == "min" else share
    return np.where(np.isfinite(share), share, np.nanmean(share))


def scaled_of(values: Mapping[str, float], scale: IndicatorScale) -> dict[str, float]:
    """Say the same in plain Python: engineer -> 0..1."""
    known = {name: value for name, value in values.items() if not math.isnan(value)}
    least = min(known.values(), default=0.0) if scale.least is None else scale.least
    most = max(known.values(), default=0.0) if scale.most is None else scale.most
    if most <= least or not known:
        return dict.fromkeys(values, 0.0)
    share = {
        name: min(1.0, max(0.0, (value - least) / (most - least))) for name, value in known.items()
    }
    if scale.direction == "min":
        share = {name: 1.0 - value for name, value in share.items()}
    mean = math.fsum(share.values()) / len(share)
    return {name: share.get(name, mean) for name in values}

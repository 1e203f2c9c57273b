"""The quantitative indicators joined to one score, with the contribution of each.

    indicators(e) = 100 · Σ_i w_i · z_i(e) / Σ_i w_i        0..100; w = ``bids.indicators``

z_i is the indicator on its scale (`ce_opt.bids.scale`). A better value never lowers its engineer's
score against another's: z_i rises no less for that engineer than for anybody else.

Source: simple additive weighting, Hwang and Yoon (1981), Multiple Attribute Decision Making.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ce_opt.bids.presets import values, values_of
from ce_opt.bids.scale import scale_of, scaled, scaled_of
from ce_opt.season.rulebook import Bids
from ce_opt.season.season import Season

__all__ = ["IndicatorScores", "indicator_scores", "indicator_scores_of", "rated", "rated_of"]

FloatArray = npt.NDArray[np.float64]
HIGHEST = 100.0


@dataclass(frozen=True)
class IndicatorScores:
    """Indicators of all engineers of the season, in the order of their ids.

    Attributes
    ----------
    names : the indicators that have a weight, in the order of the rule book
    values : [engineers, indicators], each in its unit; NaN where there is none
    parts : [engineers, indicators], contributions, points
    score : [engineers], 0..100, the sum of the parts
    """

    names: tuple[str, ...]
    values: FloatArray
    parts: FloatArray
    score: FloatArray


def indicator_scores(season: Season, rules: Bids) -> IndicatorScores:
    """Join the indicators of every engineer."""
    names = tuple(name for name, weight in rules.indicators.items() if weight > 0)
    weight = np.array([rules.indicators[name] for name in names])
    found = np.column_stack([values(season, name) for name in names])
    scales = [scale_of(name, rules) for name in names]
    shares = [scaled(column, scale) for column, scale in zip(found.T, scales, strict=True)]
    parts = HIGHEST * np.column_stack(shares) * weight / weight.sum()
    return IndicatorScores(names, found, parts, parts.sum(axis=1))


def rated(season: Season, name: str, rules: Bids) -> FloatArray:
    """[engineers], one indicator on its scale, 0..100, 100 being best."""
    return HIGHEST * scaled(values(season, name), scale_of(name, rules))


def indicator_scores_of(season: Season, rules: Bids) -> dict[str, dict[str, float]]:
    """Say the same in plain Python: engineer -> indicator -> points; they sum to the score."""
    weights = {name: weight for name, weight in rules.indicators.items() if weight > 0}
    total = math.fsum(weights.values())
    found: dict[str, dict[str, float]] = {str(name): {} for name in season.engineers["engineer"]}
    for name, weight in weights.items():
        for engineer, points in rated_of(season, name, rules).items():
            found[engineer][name] = weight * points / total
    return found


def rated_of(season: Season, name: str, rules: Bids) -> dict[str, float]:
    """Engineer -> one indicator on its scale, 0..100."""
    share = scaled_of(values_of(season, name), scale_of(name, rules))
    return {engineer: HIGHEST * value for engineer, value in share.items()}

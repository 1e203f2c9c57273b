from __future__ import annotations

import numpy as np
import pytest

from ce_opt.bids.scale import scale_of, scaled, scaled_of
from ce_opt.season.rulebook import Bids, IndicatorScale


def both_forms(values: list[float], scale: IndicatorScale) -> list[float]:
    found = scaled(np.array(values), scale).tolist()
    plain = scaled_of({f"E{place}": value for place, value in enumerate(values)}, scale)
    assert list(plain.values()) == pytest.approx(found)
    return found


@pytest.mark.parametrize(
    ("values", "scale", "right"),
    [
        ([20, 30, 60], IndicatorScale(), [0, 0.25, 1]),
        ([20, 30, 60], IndicatorScale("min"), [1, 0.75, 0]),
        ([20, 30, 60], IndicatorScale("max", 0, 100), [0.2, 0.3, 0.6]),
        ([20, 30, 60], IndicatorScale("min", 0, None), [2 / 3, 0.5, 0]),
        ([20, 30, 60], IndicatorScale("max", 25, 50), [0, 0.2, 1]),  # held at the ends
        ([20, 20, 20], IndicatorScale(), [0, 0, 0]),  # all equal: nothing either way round
        ([20, 20, 20], IndicatorScale("min"), [0, 0, 0]),
        ([20, 20, 20], IndicatorScale("max", 0, 40), [0.5, 0.5, 0.5]),
        ([20, np.nan, 60], IndicatorScale(), [0, 0.5, 1]),  # who has none is at the mean
        ([np.nan, np.nan], IndicatorScale(), [0, 0]),
    ],
)
def test_values_become_shares(
    values: list[float], scale: IndicatorScale, right: list[float]
) -> None:
    assert both_forms(values, scale) == pytest.approx(right)


def test_the_rule_book_goes_before_the_preset() -> None:
    rules = Bids(direction={"workload": "min"}, most={"nearness": 90, "tenure": 40})
    assert scale_of("nearness", rules) == IndicatorScale("min", None, 90)
    assert scale_of("workload", rules) == IndicatorScale("min", 0, None)
    assert scale_of("tenure", rules) == IndicatorScale("max", None, 40)
    assert scale_of("performance", rules) == IndicatorScale("max", 0, 100)


@pytest.mark.parametrize("seed", range(24))
def test_a_better_value_never_loses_against_another(seed: int) -> None:
    rng = np.random.default_rng(seed)
    direction = "min" if seed % 2 else "max"
    least, most = (0.0, 10.0) if seed % 3 == 0 else (None, None)
    scale = IndicatorScale(direction, least, most)
    values = rng.integers(0, 12, 6).astype(float)
    values[rng.random(6) < 0.2] = np.nan
    who = int(rng.integers(6))
    if np.isnan(values[who]):
        values[who] = 5.0
    before = scaled(values, scale)
    values[who] += -3 if direction == "min" else 3
    rise = scaled(values, scale) - before
    assert rise[who] >= rise.max() - 1e-12

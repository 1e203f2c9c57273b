from __future__ import annotations

import numpy as np
import pytest

from ce_opt.marks.decimals import settled, settled_of


@pytest.mark.parametrize(
    ("value", "right"),
    [
        (0.0078125, 0.007813),  # 1/128 lies exactly between two numbers of six decimals
        (0.0078125 - 1e-15, 0.007813),  # … and noise does not change its side
        (0.0078124, 0.007812),
        (-0.0000001, 0.0),
        (97.0, 97.0),
        (-1.5, -1.5),
    ],
)
def test_six_decimals_halves_up(value: float, right: float) -> None:
    assert settled_of(value) == right
    assert settled(np.array([value])).tolist() == [right]
    assert str(settled_of(value)) != "-0.0"


def test_what_is_not_known_stays_so() -> None:
    assert np.isnan(settled(np.array([np.nan])))[0]

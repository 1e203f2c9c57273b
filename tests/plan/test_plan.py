from __future__ import annotations

import pytest

from ce_opt.plan.plan import gap_of, versions


@pytest.mark.parametrize(
    ("points", "bound", "gap"),
    [
        (100.0, 90.0, 0.1),
        (100.0, 100.0, 0.0),
        (0.0, 0.0, 0.0),
        (10.0, -10.0, 2.0),
        (0.0, -5.0, 1.0),  # of |bound|, for there are no points to divide by
        (-30.0, -40.0, 0.25),
    ],
)
def test_gap(points: float, bound: float, gap: float) -> None:
    assert gap_of(points, bound) == gap


def test_versions_name_what_numbers_depend_on() -> None:
    assert {"ce_opt", "python", "ortools", "numpy", "pandas"} <= set(versions())

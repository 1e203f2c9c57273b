from __future__ import annotations

import math

import numpy as np
import pytest

from ce_opt.report.pictures.closeness_plane import FARTHEST, closer, plane

NAMES = ["cable", "conduit", "data", "power"]
NEAR = {
    "cable": {"conduit": 0.9},
    "conduit": {"cable": 0.9},
    "data": {},
    "power": {"data": 0.2},
}


def stress(at: np.ndarray, wanted: np.ndarray) -> float:
    apart = np.hypot(*np.moveaxis(at[:, None] - at[None, :], 2, 0))
    return float(((apart - wanted) ** 2)[np.triu_indices(len(at), 1)].sum())


def test_what_helps_in_each_other_lies_near() -> None:
    at = plane(NAMES, NEAR)
    gaps = {(s, t): math.dist(at[s], at[t]) for s in NAMES for t in NAMES if s < t}
    assert min(gaps, key=gaps.__getitem__) == ("cable", "conduit")


def test_three_distances_of_a_triangle_are_met_exactly() -> None:
    # 1.2 − 0.6 = 0.6, 1.2 − 0.4 = 0.8 and 1.2 − 0.2 = 1.0: a right triangle lies in the plane.
    at = plane(["a", "b", "c"], {"a": {"b": 0.6, "c": 0.4}, "b": {"c": 0.2}, "c": {}})
    found = [math.dist(at[s], at[t]) for s, t in (("a", "b"), ("a", "c"), ("b", "c"))]
    assert found == pytest.approx([0.6, 0.8, 1.0], abs=1e-3)


def test_a_step_never_increases_the_stress() -> None:
    rng = np.random.default_rng(1)
    for _ in range(20):
        count = int(rng.integers(2, 9))
        wanted = rng.uniform(0.2, FARTHEST, (count, count))
        wanted = (wanted + wanted.T) / 2
        np.fill_diagonal(wanted, 0.0)
        at = rng.normal(size=(count, 2))
        assert stress(closer(at, wanted), wanted) <= stress(at, wanted) + 1e-9


def test_a_plane_is_wider_than_high() -> None:
    at = np.array(list(plane(NAMES, NEAR).values()))
    assert np.ptp(at[:, 0]) >= np.ptp(at[:, 1])


def test_one_specialty_alone_and_several_that_no_link_joins() -> None:
    assert plane(["data"], {"data": {}})["data"] == pytest.approx((0, 0), abs=2)
    at = list(plane(NAMES, {name: {} for name in NAMES}).values())
    assert min(math.dist(one, other) for one in at for other in at if one != other) > 0.5

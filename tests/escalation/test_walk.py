"""Walks by hand."""

from __future__ import annotations

import pytest

from ce_opt.escalation.build import build
from ce_opt.escalation.walk import Bearer, Walk, bearer, walk
from escalation.seasons import SEATS, ground, of

GROUND = ground()
LADDERS = build(GROUND, SEATS).ladders


@pytest.mark.parametrize(
    ("away", "right"),
    [
        (set(), Walk("E3", "group", 2)),  # neither A nor B knows power
        ({"E1"}, Walk("E3", "group", 1)),
        ({"E1", "E2"}, Walk("E3", "group", 0)),
        ({"E3"}, Walk("E4", "department", 2)),
        ({"E3", "E4"}, Walk("E5", "support", 2)),
        ({"E3", "E4", "E5"}, Walk("", None, 2)),  # E7 is told, and solves nothing
    ],
)
def test_power_at_c1(away: set[str], right: Walk) -> None:
    assert walk(GROUND, of(LADDERS, "C1", "power"), away) == right


@pytest.mark.parametrize(
    ("away", "right"),
    [
        (set(), Bearer("E6", 3_600)),  # A can solve it: a tenth; E5 has C3's hours
        ({"E1"}, Bearer("E6", 36_000)),  # B cannot (2.8 of 3)
        ({"E6"}, Bearer("E5", 3_600)),
        ({"E5", "E6"}, None),
    ],
)
def test_to_whom_the_hours_of_data_at_c1_fall(away: set[str], right: Bearer | None) -> None:
    assert bearer(GROUND, of(LADDERS, "C1", "data"), away) == right

from __future__ import annotations

import pytest

from ce_opt.duties.clock import Hours, time_of
from ce_opt.season.duty_rules import Duties, minutes_of


def test_times_go_both_ways() -> None:
    assert all(minutes_of(time_of(minutes)) == minutes for minutes in range(24 * 60))


@pytest.mark.parametrize(
    ("start", "minutes", "out", "back", "fits"),
    [
        (555, 60, 15, 15, True),  # 9:15, after a trip of a quarter of an hour
        (554, 60, 15, 15, False),
        (660, 60, 15, 15, True),  # 11:00 to 12:00, the break begins
        (661, 60, 15, 15, False),
        (809, 60, 15, 15, False),
        (810, 60, 15, 15, True),  # 13:30, the break ends
        (975, 60, 15, 15, True),  # 16:15 to 17:15, home by 17:30
        (976, 60, 15, 15, False),
        (975, 60, 15, 16, False),
    ],
)
def test_what_fits_into_a_day(start: int, minutes: int, out: int, back: int, fits: bool) -> None:
    assert Hours.of(Duties()).holds(start, minutes, out, back) is fits

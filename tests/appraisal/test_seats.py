"""Hours of the seats."""

from __future__ import annotations

import pytest

from appraisal.seasons import SEATS, season
from ce_opt.appraisal.seats import seat_table


def test_a_carries_its_share_b_the_rest_and_a_alone_all() -> None:
    table = seat_table(season(), reversed(SEATS))
    assert table[["client", "seat", "engineer"]].to_numpy().tolist() == [list(s) for s in SEATS]
    assert table["hours"].tolist() == pytest.approx([70, 30, 50, 28, 12])


def test_a_plan_without_seats_has_a_table_without_rows() -> None:
    assert seat_table(season(), []).empty

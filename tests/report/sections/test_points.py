"""What the plan costs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ce_opt.report.sections.points import section
from plan.hand_season import POINTS
from report.by_hand import by_hand
from report.looks import column, tables


def test_terms_stand_by_points_and_sum_to_the_plan() -> None:
    table = tables(section(by_hand()))["points"]
    # unserved 200, single 16 + 20, changed 25, bids 10 + 10, ties 15, travel 7.5 + 3.75, overload
    assert column(table, "Points") == [
        "200.00",
        "36.00",
        "25.00",
        "20.00",
        "15.00",
        "11.25",
        "3.33",
        "0.00",
    ]
    assert sum(row.cells[1].key for row in table.rows) == pytest.approx(POINTS, abs=1e-5)
    # 200 of 310.583333
    assert column(table, "Share")[0] == "64%"
    assert column(table, "Weight")[0] == "1000"


def test_a_gain_has_no_share_of_the_costs() -> None:
    terms = {"pair_tension": -30.0, "travel_hours": 10.0}
    changed = by_hand(summary=replace(by_hand().plan.summary, terms=terms))
    table = tables(section(changed))["points"]
    assert column(table, "Share") == ["100%", "0%"]

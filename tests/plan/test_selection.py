"""How far limits of [selection] are used, and what is said of their prices."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from ce_opt.plan import Plan, make_plan
from ce_opt.plan.plan import Selected
from ce_opt.plan.selection import sentences
from plan.hand_season import POINTS, TEAMS, run, season

# Two banks of three that may be served are; half of three are two.
SECTION = {"max_clients": 3, "least_share": {"sector": {"bank": 0.5}, "district": {"shore": 0}}}
ONE_MORE = {
    "selection.max_clients": (12.3456789, 250.0),
    "selection.least_share.sector.bank": (0.0, 310.1),
    "max_handovers": (1.0, 2.0),
}


def planned(one_more: dict[str, tuple[float, float]], **changes: Any) -> Plan:  # noqa: ANN401
    return make_plan(season(**({"selection": SECTION} | changes)), TEAMS, run(one_more=one_more))


def test_limits_that_could_bind_are_counted_with_their_prices() -> None:
    found = {name: asdict(row) for name, row in planned(ONE_MORE).summary.selection.items()}
    assert list(found) == ["max_clients", "least_share.sector.bank"]
    saved = [row.pop("most_saved") for row in found.values()]
    assert found["max_clients"] == {"served": 2, "limit": 3, "price": 12.345679}
    assert found["least_share.sector.bank"] == {"served": 2, "limit": 2, "price": 0.0}
    # 310.583333 points less the bounds with one client more, or one fewer.
    assert saved == pytest.approx([POINTS - 250, POINTS - 310.1], abs=2e-6)
    assert saved[0] >= round(POINTS, 6) - 250


def test_a_bound_above_the_points_saves_nothing() -> None:
    row = planned({"selection.max_clients": (3.0, 400.0)}).summary.selection["max_clients"]
    assert row.most_saved == 0


def test_a_plan_that_no_search_made_has_no_prices() -> None:
    assert planned({}).summary.selection["max_clients"] == Selected(2, 3, None, None)


def test_without_the_section_nothing_is_said() -> None:
    assert planned(ONE_MORE, selection=None).summary.selection == {}


def test_sentences() -> None:
    rows = {
        "max_clients": Selected(90, 90, 399.669, 1405.903),
        "least_share.sector.bank": Selected(4, 4, 0.0, 0.0),
        "least_share.district.west": Selected(5, 4, 1.0, 2.0),
        "least_share.district.east": Selected(4, 4, None, None),
    }
    assert list(sentences(rows)) == [
        "selection.max_clients is 90: 90 served; one more saves about 399.67 points by the price "
        "of the limit, 1,405.90 at most",
        "selection.least_share.sector.bank asks for 4: 4 served; one fewer saves about 0.00 points "
        "by the price of the limit, 0.00 at most",
        "selection.least_share.district.west asks for 4: 5 served",
        "selection.least_share.district.east asks for 4: 4 served",
    ]

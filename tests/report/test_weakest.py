"""The weakest spots of a plan."""

from __future__ import annotations

import pytest

from ce_opt.report import material_of
from ce_opt.report.weakest import facts, weakest
from ce_opt.teams.facts import Team
from plan.hand_season import season
from report.by_hand import by_hand, xiamen


def test_one_of_each_kind_comes_first_the_dearest_on_top() -> None:
    # C3 unserved 200; C2's cable on E3 alone 20 (C1's 16); E1 avoids E2 15; E2 at 83.3 %: 3.33.
    found = weakest(by_hand())
    assert [(spot.about, round(spot.points, 2)) for spot in found] == [
        (("client", "C3"), 200.0),
        (("client", "C2"), 20.0),
        (("client", "C1"), 15.0),
    ]
    assert found[0].who == "C3, importance 20"


def test_further_ones_follow_where_kinds_are_few() -> None:
    found = weakest(by_hand(), most=5)
    assert len({spot.about for spot in found}) == len(found) == 4  # C1, C2, C3 and E2; C4 is never
    assert [spot.points for spot in found] == sorted((s.points for s in found), reverse=True)


def test_nobody_is_blamed_for_a_client_that_is_never_served() -> None:
    made = season({("clients", "C4"): {"social_importance": 100}})
    assert all(about != ("client", "C4") for about, _ in facts(by_hand(made)))


def test_a_full_engineer_is_a_weak_spot_with_the_hours() -> None:
    # C1 100 h, half of it E2's 50 of 60: alone in C3's 20 h as well, 60 of 60 h.
    made = season({("clients", "C3"): {"seats": "AB"}})
    found = weakest(by_hand(made, [Team("C1", "E1", "E2"), Team("C3", "E1", "E2")]), most=9)
    spot = next(spot for spot in found if spot.about == ("engineer", "E2"))
    assert "E2 carries 60 of 60 hours" in spot.fact


def test_no_weak_spot_costs_nothing() -> None:
    assert all(spot.points > 0 for spot in weakest(material_of(*xiamen()), most=40))


def test_points_are_those_of_the_fact() -> None:
    found = weakest(by_hand())
    assert found[1].fact.endswith(f"= {found[1].points:g} points")
    assert found[1].points == pytest.approx(20)

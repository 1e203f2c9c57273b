from __future__ import annotations

from dataclasses import replace

import pytest

from ce_opt.report.material import material_of
from ce_opt.report.pictures.picture import Picture
from ce_opt.report.pictures.points import picture
from ce_opt.report.words import term
from plan.hand_season import POINTS
from report.pictures.plans import hand, middle


def drawn(**terms: float) -> Picture:
    """The picture of the plan by hand, with other terms."""
    material = hand()
    told = replace(material.plan.summary, terms=terms or material.plan.summary.terms)
    made = picture(material_of(material.season, replace(material.plan, summary=told)))
    assert made is not None
    return made


def bars(made: Picture) -> dict[str, float]:
    """Term, by its words -> points, in the order of the rows."""
    ticks = made.figure["layout"]["yaxis"]["ticktext"]
    found = {
        ticks[row]: value
        for trace in made.figure["data"]
        if trace["type"] == "bar"
        for row, value in zip(trace["y"], trace["x"], strict=True)
    }
    return {tick: found[tick] for tick in ticks}


def test_bars_by_hand_the_largest_first() -> None:
    # plan.hand_season: C1 73.5 = 16 + 7.5 + 10 + 25 + 15; C2 33.75 = 20 + 3.75 + 10; unserved 200;
    # overload 10 / 3.
    made = drawn()
    assert bars(made) == {
        term("unserved_importance"): 200.0,
        term("single_cover"): 36.0,
        term("changed_seats"): 25.0,
        term("bid_shortfall"): 20.0,
        term("pair_tension"): 15.0,
        term("travel_hours"): 11.25,
        term("overload"): 3.33,
        term("uncovered_specialties"): 0.0,
    }
    assert sum(bars(made).values()) == pytest.approx(POINTS, abs=0.01)
    assert made.title == "What costs most: Unserved clients, 200.00 of 310.58 points"


def test_the_terms_of_a_plan_sum_to_its_points() -> None:
    made = picture(middle())
    assert made is not None
    found = bars(made)
    assert sum(found.values()) == pytest.approx(middle().plan.summary.points, abs=0.05)
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_what_saves_points_has_another_colour_and_a_pattern() -> None:
    made = drawn(overload=10.0, pair_tension=-15.0)
    costs, saves, _ = made.figure["data"]
    assert (costs["x"], costs["y"]) == ([10.0], [0])
    assert (saves["x"], saves["y"]) == ([-15.0], [1])
    assert saves["marker"]["color"] != costs["marker"]["color"]
    assert saves["marker"]["pattern"]["shape"] == "/"
    assert made.figure["layout"]["xaxis"]["range"][0] <= -15


def test_a_plan_without_points() -> None:
    assert drawn(overload=0.0, pair_tension=-15.0).title == "Nothing costs points"


def test_the_description_says_every_term() -> None:
    assert drawn(overload=10.0, pair_tension=-15.0).description == (
        "Points by term: Overload 10.00; Ties -15.00."
    )


def test_hover_says_meaning_share_and_weight() -> None:
    hover = drawn().figure["data"][0]["hovertext"][1]
    # 36 of 310.583333 points are 11.6 %; the weight is the default.
    assert hover.endswith("36.00 points, 11.6% of all<br>weight 40")


def test_the_points_are_written_beside_the_bars_never_on_the_names() -> None:
    texts = drawn(overload=10.0, pair_tension=-15.0).figure["data"][-1]
    assert texts["text"] == [" 10.00", " -15.00"]
    assert texts["x"] == [10.0, 0.0]
    assert texts["y"] == [0, 1]

from __future__ import annotations

import math

from ce_opt.report.pictures.bids import picture
from ce_opt.report.pictures.picture import Picture
from report.pictures.plans import bids, hand

JUDGED = {
    "E1": (80.0, 70.0, "awarded"),
    "E2": (85.5, 60.0, "reserve"),
    "E3": (math.nan, 50.0, "not"),
}


def drawn(judged: dict[str, tuple[float, float, str]]) -> Picture:
    made = picture(hand(bids=bids(judged)))
    assert made is not None
    return made


def test_points_by_hand_those_alone_whom_the_panel_judged() -> None:
    made = drawn(JUDGED)
    found = {
        trace["name"]: (trace["x"], trace["y"], trace["text"]) for trace in made.figure["data"]
    }
    assert found == {
        "awarded a post": ([80.0], [70.0], ["E1"]),
        "in reserve": ([85.5], [60.0], ["E2"]),
    }
    assert made.description == (
        "Panel and indicators of 2 bidders: 1 awarded, 1 in reserve, 0 neither; panel scores from "
        "80.0 to 85.5."
    )


def test_the_title_says_whether_anybody_was_passed_over() -> None:
    assert drawn(JUDGED).title == (
        "1 of 2 judged have a post; 1 without one has a higher panel score than somebody with one"
    )
    equal = JUDGED | {"E2": (80.0, 60.0, "not")}
    assert drawn(equal).title == (
        "1 of 2 judged have a post; nobody without one has a higher panel score"
    )
    nobody = {"E1": (80.0, 70.0, "not")}
    assert drawn(nobody).title == (
        "0 of 1 judged have a post; nobody without one has a higher panel score"
    )
    assert drawn({"E1": JUDGED["E1"]}).title == "1 bidder was judged, and has a post"


def test_every_result_has_a_shape_of_its_own() -> None:
    made = drawn(JUDGED | {"E3": (60.0, 50.0, "not")})
    assert len({trace["marker"]["symbol"] for trace in made.figure["data"]}) == 3


def test_without_judgement_no_picture() -> None:
    assert picture(hand()) is None
    assert picture(hand(bids=bids({"E1": (math.nan, 1.0, "not")}))) is None
    assert picture(hand(bids=bids({}))) is None

from __future__ import annotations

import math

import pytest

from ce_opt.report.pictures.flows import WIDTHS, arc, flow_traces, lines_between, rim, rounded
from ce_opt.report.pictures.islands import Circle

CIRCLES = {"a": Circle(0, 0, 10), "b": Circle(100, 0, 20), "c": Circle(0, 200, 30)}
LOOK = {"name": "seats", "colour": "#000000", "dash": "solid", "bend": 0.1}


def test_an_arrow_leads_from_rim_to_rim_and_the_two_directions_lie_apart() -> None:
    there, back = arc(CIRCLES["a"], CIRCLES["b"], 0.1), arc(CIRCLES["b"], CIRCLES["a"], 0.1)
    assert math.dist((0, 0), there[0]) == pytest.approx(10, abs=0.1)
    assert math.dist((100, 0), there[-1]) == pytest.approx(20, abs=0.1)
    assert all(y < 0 for _, y in there[1:-1])  # to the right of the way east
    assert all(y > 0 for _, y in back[1:-1])


def test_every_amount_is_drawn_once_in_its_width_and_said_at_its_head() -> None:
    amounts = {("a", "b"): 8, ("b", "a"): 4, ("a", "c"): 1, ("c", "b"): 2}
    said = {pair: f"{pair[0]} to {pair[1]}" for pair in amounts}
    *lines, heads = flow_traces(CIRCLES, amounts, said, **LOOK)
    # Of at most 8: up to 2 thin (two arrows), up to 4 middle (one), above wide (one).
    assert [line["line"]["width"] for line in lines] == list(WIDTHS)
    assert [line["x"].count(None) + 1 for line in lines] == [2, 1, 1]
    assert [line["showlegend"] for line in lines] == [True, False, False]
    assert dict(zip(heads["hovertext"], heads["customdata"], strict=True)) == {
        "a to b": 8, "b to a": 4, "a to c": 1, "c to b": 2,
    }  # fmt: skip


def test_arrows_of_two_kinds_share_one_scale() -> None:
    line, _ = flow_traces(CIRCLES, {("a", "b"): 1}, {("a", "b"): ""}, **LOOK, greatest=100)
    assert line["line"]["width"] == WIDTHS[0]


def test_a_head_points_where_the_arrow_goes() -> None:
    _, heads = flow_traces(CIRCLES, {("a", "c"): 1}, {("a", "c"): ""}, **LOOK | {"bend": 0.0})
    assert heads["marker"]["angle"] == [0]  # plotly: degrees from the top, clockwise; c lies north


def test_nothing_to_draw_is_no_trace() -> None:
    assert flow_traces(CIRCLES, {}, {}, **LOOK) == []


def test_lines_between_points_have_gaps() -> None:
    assert lines_between([((0, 0), (1, 2)), ((3, 4), (5, 6))]) == {
        "x": [0, 1, None, 3, 5],
        "y": [0, 2, None, 4, 6],
    }
    assert lines_between([]) == {"x": [], "y": []}


def test_the_rim_of_a_circle_in_a_direction() -> None:
    assert rounded(rim(CIRCLES["b"], (100, 999))) == (100.0, 20.0)
    assert rounded(rim(CIRCLES["b"], (100, 0))) == (100.0, 0.0)  # no direction: no way from there

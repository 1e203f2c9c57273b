from __future__ import annotations

import re

from ce_opt.report.pictures import canvas
from ce_opt.report.pictures.canvas import axis, hatched, layout, no_axis

COLOURS = {canvas.BLUE, canvas.SKY, canvas.GREEN, canvas.YELLOW, canvas.ORANGE, canvas.RED,
           canvas.PURPLE}  # fmt: skip


def test_the_colours_are_those_of_okabe_and_ito() -> None:
    # The palette as published, without its black.
    assert {
        "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7",
    } == COLOURS  # fmt: skip


def test_a_layout_has_no_background_and_one_colour_of_text() -> None:
    made = layout(300, dragmode="pan")
    assert made["height"] == 300
    assert made["dragmode"] == "pan"
    assert made["paper_bgcolor"] == made["plot_bgcolor"] == "rgba(0,0,0,0)"
    assert made["font"]["color"] == canvas.INK
    assert layout(300, margin={"l": 1})["margin"] == {"l": 1}


def test_an_axis_does_not_set_the_colour_of_its_text() -> None:
    # plotly.js takes layout.font.color for ticks only where the axis has no colour of its own.
    assert "color" not in axis("hours")
    assert "tickfont" not in axis("hours")
    assert no_axis(0, 1) == {"visible": False, "range": [0, 1]}


def test_lines_and_patterns_are_seen_through() -> None:
    for colour in (canvas.LINE, canvas.FAINT, hatched("/")["fgcolor"]):
        assert re.fullmatch(r"rgba\(\d+,\d+,\d+,0\.\d+\)", colour)

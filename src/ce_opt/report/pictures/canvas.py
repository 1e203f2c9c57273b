"""What all pictures have in common: colours, a layout without background, quiet axes.

Colours are those of Okabe and Ito (2008), Color universal design, which people with any of the
common kinds of colour blindness can tell; what a colour says is said by a shape, a pattern or a
letter as well.
"""

from __future__ import annotations

from typing import Any

__all__ = [
    "BLUE",
    "FAINT",
    "FONT",
    "GREEN",
    "GREY",
    "INK",
    "LINE",
    "ORANGE",
    "PURPLE",
    "RED",
    "SKY",
    "YELLOW",
    "axis",
    "hatched",
    "layout",
    "no_axis",
]

BLUE, SKY, GREEN, YELLOW = "#0072B2", "#56B4E9", "#009E73", "#F0E442"
ORANGE, RED, PURPLE = "#E69F00", "#D55E00", "#CC79A7"
GREY = "#8C8C8C"
INK = "#444444"
"""Colour of all text; the page may replace ``layout.font.color``."""
FONT = "system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
"""Fonts of all text; plotly.js measures before it draws, and would measure ``inherit`` wrongly."""
LINE, FAINT = "rgba(128,128,128,0.7)", "rgba(128,128,128,0.15)"
"""Lines and areas that are seen on white as on black."""
HATCH = "rgba(0,0,0,0.55)"
GRID = "rgba(128,128,128,0.25)"


def layout(height: int, **entries: object) -> dict[str, Any]:
    """Give the layout of a figure.

    Parameters
    ----------
    height : pixels; the width is the page's
    entries : further entries of the layout, or others instead of these
    """
    return {
        "height": height,
        "autosize": True,
        "showlegend": True,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": INK},
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "hovermode": "closest",
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": LINE, "activecolor": BLUE},
        "hoverlabel": {"align": "left", "font": {"family": FONT}},
        "legend": {"orientation": "h", "x": 0, "xanchor": "left", "y": -0.02, "yanchor": "top"},
        **entries,
    }


def axis(title: str = "", **entries: object) -> dict[str, Any]:
    """Give an axis with a grid; `title` is inert."""
    return {
        "title": {"text": title, "standoff": 8},
        "automargin": True,
        "gridcolor": GRID,
        "zerolinecolor": LINE,
        "linecolor": LINE,
        **entries,
    }


def no_axis(low: float, high: float, **entries: object) -> dict[str, Any]:
    """Give an axis that is not seen."""
    return {"visible": False, "range": [low, high], **entries}


def hatched(shape: str) -> dict[str, Any]:
    """Give the pattern that lies on a bar besides its colour; none for an empty shape."""
    return {"shape": shape, "fillmode": "overlay", "fgcolor": HATCH, "size": 7, "solidity": 0.2}

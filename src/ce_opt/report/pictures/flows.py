"""What goes from one circle to another, as bent arrows in a few widths.

All arrows of one width are one line with gaps, so that hundreds of them stay a handful of traces.
An arrow leaves its circle to the right of the straight way, so that the two directions between a
pair of circles lie apart.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from ce_opt.report.pictures.islands import Circle, Point
from ce_opt.report.pictures.picture import Trace

__all__ = ["WIDTHS", "flow_traces", "lines_between", "rim", "rounded", "width_class"]

WIDTHS = (1.5, 3.0, 6.0)
"""Pixels of what is up to a quarter of the greatest, up to a half, and above."""
STEPS = 10
Pair = tuple[str, str]


def width_class(amount: float, greatest: float) -> int:
    """Position of an amount in `WIDTHS`.

    >>> [width_class(amount, 8) for amount in (1, 2, 3, 4, 5, 8)]
    [0, 0, 1, 1, 2, 2]
    """
    return 0 if 4 * amount <= greatest else 1 if 2 * amount <= greatest else 2


def arc(start: Circle, end: Circle, bend: float) -> list[Point]:
    """Points of an arrow from the rim of a circle to the rim of another.

    Parameters
    ----------
    bend : how far the middle lies beside the straight way, as a share of its length
    """
    dx, dy = end.x - start.x, end.y - start.y
    middle = ((start.x + end.x) / 2 + bend * dy, (start.y + end.y) / 2 - bend * dx)
    first, last = rim(start, middle), rim(end, middle)
    return [
        (
            round(bezier(first[0], middle[0], last[0], step / STEPS), 1),
            round(bezier(first[1], middle[1], last[1], step / STEPS), 1),
        )
        for step in range(STEPS + 1)
    ]


def rounded(point: Point) -> Point:
    """Round a point to what is seen."""
    return round(point[0], 1), round(point[1], 1)


def rim(circle: Circle, towards: Point) -> Point:
    """Point of a circle's rim in the direction of another point."""
    dx, dy = towards[0] - circle.x, towards[1] - circle.y
    share = circle.radius / (math.hypot(dx, dy) or 1.0)
    return circle.x + share * dx, circle.y + share * dy


def bezier(first: float, middle: float, last: float, share: float) -> float:
    """One coordinate of a quadratic Bézier curve."""
    back = 1.0 - share
    return back * back * first + 2 * back * share * middle + share * share * last


def flow_traces(
    circles: Mapping[str, Circle],
    amounts: Mapping[Pair, int],
    said: Mapping[Pair, str],
    *,
    name: str,
    colour: str,
    dash: str,
    bend: float,
    greatest: int = 0,
) -> list[Trace]:
    """Draw arrows: a line for each width, then the heads with their hover texts.

    Parameters
    ----------
    circles : name -> circle
    amounts : (from, to) -> how much goes there
    said : (from, to) -> hover text, inert
    name, colour, dash, bend : of all these arrows; `name` is inert
    greatest : amount of the widest arrow; that of these where it is not given
    """
    widest = greatest or max(amounts.values(), default=0)
    paths = {pair: arc(circles[pair[0]], circles[pair[1]], bend) for pair in sorted(amounts)}
    traces: list[Trace] = []
    for place, width in enumerate(WIDTHS):
        of_width = [pair for pair in paths if width_class(amounts[pair], widest) == place]
        if of_width:
            x, y = joined([paths[pair] for pair in of_width])
            line = {"color": colour, "dash": dash, "width": width}
            head = {"type": "scatter", "mode": "lines", "name": name, "legendgroup": name}
            seen = {"showlegend": not traces, "hoverinfo": "skip", "opacity": 0.8}
            traces.append({**head, "x": x, "y": y, "line": line, **seen})
    if paths:
        traces.append(heads(paths, amounts, said, name, colour))
    return traces


def heads(
    paths: Mapping[Pair, Sequence[Point]],
    amounts: Mapping[Pair, int],
    said: Mapping[Pair, str],
    name: str,
    colour: str,
) -> Trace:
    """Heads of arrows, with what they say, and the amount written beside them."""
    ends = [path[-1] for path in paths.values()]
    ways = [(path[-1][0] - path[-2][0], path[-1][1] - path[-2][1]) for path in paths.values()]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "legendgroup": name,
        "showlegend": False,
        "x": [x for x, _ in ends],
        "y": [y for _, y in ends],
        "customdata": [amounts[pair] for pair in paths],
        "hovertext": [said[pair] for pair in paths],
        "hoverinfo": "text",
        "marker": {
            "symbol": "arrow",
            "size": 13,
            "color": colour,
            "angle": [round(math.degrees(math.atan2(dx, dy))) for dx, dy in ways],
        },
    }


def joined(paths: Sequence[Sequence[Point]]) -> tuple[list[float | None], list[float | None]]:
    """Join lines to one with gaps."""
    x: list[float | None] = []
    y: list[float | None] = []
    for path in paths:
        x += [*(point[0] for point in path), None]
        y += [*(point[1] for point in path), None]
    return x[:-1], y[:-1]


def lines_between(pairs: Sequence[tuple[Point, Point]]) -> dict[str, list[float | None]]:
    """Coordinates of straight lines between points, as one line with gaps."""
    x, y = joined(pairs)
    return {"x": x, "y": y}

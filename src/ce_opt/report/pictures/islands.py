"""Circles for districts or specialties, and a place in its circle for everybody who is there.

    radius(i) = unit · √(people(i) + ROOM)        all circles together take `FILLED` of the picture

Circles begin at their homes and push each other apart until none overlaps, each pulled a little
towards home, after Dorling (1996), Area cartograms: their use and creation. People stand on a
sunflower spiral (Vogel 1979, A better way to construct the sunflower head), so that those of one
place do not hide each other. Nothing is drawn by lot. Unit: the picture is about `SIDE` wide.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from ce_opt.report.pictures.canvas import FAINT, layout, no_axis

__all__ = [
    "SIDE",
    "Circle",
    "Point",
    "extent",
    "framed",
    "grain",
    "islands",
    "round_shape",
    "spiral",
]

Point = tuple[float, float]

SIDE = 1000.0
FILLED = 0.42
ROOM = 3
"""People for whom every circle has room besides its own: an empty one is seen as well."""
LARGEST = 17.0
GAP = 0.08 * SIDE
"""Between two circles: for their names, and for what goes from one to the other."""
GOLDEN = math.pi * (3.0 - math.sqrt(5.0))
ROUNDS, PULLED, PULL = 400, 200, 0.05


class Circle(NamedTuple):
    """Where a district or specialty lies."""

    x: float
    y: float
    radius: float


def islands(homes: Mapping[str, Point], people: Mapping[str, int]) -> dict[str, Circle]:
    """Lay circles out near their homes.

    Parameters
    ----------
    homes : name -> point, in any unit, the same in both directions
    people : name -> how many have a place in the circle
    """
    size = {name: math.sqrt(people.get(name, 0) + ROOM) for name in homes}
    unit = math.sqrt(FILLED * SIDE**2 / (math.pi * sum(one**2 for one in size.values()) or 1.0))
    radius = {name: min(unit * size[name], 0.3 * SIDE) for name in homes}
    placed = pushed_apart(scaled(homes), radius)
    return {
        name: Circle(round(x, 1), round(y, 1), round(radius[name], 1))
        for name, (x, y) in placed.items()
    }


def scaled(homes: Mapping[str, Point]) -> dict[str, Point]:
    """Bring homes into the picture; those in one place are set a little apart."""
    xs, ys = [x for x, _ in homes.values()], [y for _, y in homes.values()]
    extent = max(max(xs) - min(xs), max(ys) - min(ys)) or 1.0
    found = {}
    for place, (name, (x, y)) in enumerate(sorted(homes.items())):
        apart = SIDE / 1000 * math.sqrt(place), place * GOLDEN
        found[name] = (
            SIDE * (x - min(xs)) / extent + apart[0] * math.cos(apart[1]),
            SIDE * (y - min(ys)) / extent + apart[0] * math.sin(apart[1]),
        )
    return found


def pushed_apart(homes: Mapping[str, Point], radius: Mapping[str, float]) -> dict[str, Point]:
    """Move circles until no two are nearer than `GAP`, or `ROUNDS` have passed."""
    names = sorted(homes)
    place = {name: list(homes[name]) for name in names}
    for turn in range(ROUNDS):
        moved = False
        for i, one in enumerate(names):
            for other in names[i + 1 :]:
                moved |= pushed(place[one], place[other], radius[one] + radius[other] + GAP)
        if not moved:
            break
        for name in names if turn < PULLED else ():
            for k in (0, 1):
                place[name][k] += PULL * (homes[name][k] - place[name][k])
    return {name: (x, y) for name, (x, y) in place.items()}


def pushed(one: list[float], other: list[float], distance: float) -> bool:
    """Move two circles to a distance of each other; whether they were nearer."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    apart = math.hypot(dx, dy)
    if apart >= distance - 0.01 * GAP:
        return False
    share = 0.5 * (distance - apart) / (apart or 1.0)
    step = (share * dx, share * dy) if apart else (0.5 * distance, 0.0)
    for k in (0, 1):
        one[k] -= step[k]
        other[k] += step[k]
    return True


def spiral(circle: Circle, people: Sequence[str]) -> dict[str, Point]:
    """Give everybody a place in a circle, the first in the middle."""
    count = max(len(people), ROOM)
    return {
        name: (
            round(circle.x + 0.93 * circle.radius * away * math.cos(k * GOLDEN), 1),
            round(circle.y + 0.93 * circle.radius * away * math.sin(k * GOLDEN), 1),
        )
        for k, name in enumerate(people)
        for away in [math.sqrt((k + 0.5) / count)]
    }


def extent(circles: Collection[Circle], side: int) -> tuple[float, float]:
    """From where to where circles reach, from left to right (0) or from below (1)."""
    return (
        min(one[side] - one.radius for one in circles),
        max(one[side] + one.radius for one in circles),
    )


def round_shape(circle: Circle) -> dict[str, Any]:
    """Draw a circle below everything."""
    return {
        "type": "circle",
        "layer": "below",
        "x0": round(circle.x - circle.radius, 1),
        "x1": round(circle.x + circle.radius, 1),
        "y0": round(circle.y - circle.radius, 1),
        "y1": round(circle.y + circle.radius, 1),
        "fillcolor": FAINT,
        "line": {"width": 1, "color": FAINT},
    }


def framed(circles: Collection[Circle], height: int) -> dict[str, Any]:
    """Give the layout of a picture of circles: axes unseen and at one scale, room for names."""
    left, right = extent(circles, 0)
    bottom, top = extent(circles, 1)
    return layout(
        height,
        xaxis=no_axis(left - 20, right + 20),
        yaxis=no_axis(bottom - 30, top + 70, scaleanchor="x"),
        shapes=[round_shape(one) for one in circles],
        dragmode="pan",
    )


def grain(circles: Mapping[str, Circle], people: Mapping[str, int], height: int) -> float:
    """Pixels that a person has to themselves where it is closest, at most `LARGEST`.

    Parameters
    ----------
    circles, people : name -> circle, and how many are in it
    height : of the picture, pixels
    """
    bottom, top = extent(circles.values(), 1)
    apart = min(one.radius / math.sqrt(max(people[name], ROOM)) for name, one in circles.items())
    return min(LARGEST, 1.5 * apart * (height - 80) / (top - bottom + 100))

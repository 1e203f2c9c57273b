from __future__ import annotations

import math
from itertools import combinations

import pytest

from ce_opt.report.pictures.islands import (
    GAP,
    Circle,
    extent,
    framed,
    grain,
    islands,
    round_shape,
    spiral,
)

XIAMEN = {"haicang": (117.8, 24.48), "huli": (118.0, 24.51), "siming": (117.95, 24.45)}
PEOPLE = {"haicang": 20, "huli": 60, "siming": 90}


def apart(one: Circle, other: Circle) -> float:
    return math.dist(one[:2], other[:2]) - one.radius - other.radius


@pytest.mark.parametrize(
    ("homes", "people"),
    [
        (XIAMEN, PEOPLE),
        ({f"D{n}": (118.0, 24.5) for n in range(12)}, {f"D{n}": n for n in range(12)}),  # one place
        ({f"D{n}": (n * 1e-9, 0.0) for n in range(30)}, {"D3": 1000}),
    ],
)
def test_no_two_circles_overlap(homes: dict, people: dict) -> None:
    placed = islands(homes, people)
    assert min(apart(*pair) for pair in combinations(placed.values(), 2)) > 0


def test_circles_far_apart_stay_where_they_are() -> None:
    placed = islands({"west": (0.0, 0.0), "east": (10.0, 0.0)}, {"west": 0, "east": 0})
    far = placed["east"].x - placed["west"].x
    assert far - placed["east"].radius - placed["west"].radius >= GAP * 0.98
    assert placed["east"].y == pytest.approx(placed["west"].y, abs=2)


def test_the_order_of_the_map_is_kept() -> None:
    placed = islands(XIAMEN, PEOPLE)
    assert placed["haicang"].x < placed["siming"].x < placed["huli"].x
    assert placed["siming"].y < placed["huli"].y


def test_an_area_is_as_large_as_the_people_in_it() -> None:
    homes = {"a": (0.0, 0.0), "b": (9.0, 0.0), "c": (0.0, 9.0), "d": (9.0, 9.0)}
    placed = islands(homes, {"a": 37, "b": 7, "d": 27})
    # 37 + 3 people have four times the area of 7 + 3, and empty circles are seen as well.
    assert placed["a"].radius == pytest.approx(2 * placed["b"].radius, rel=1e-2)
    assert placed["c"].radius > 0


def test_one_circle_alone_is_no_division_by_zero() -> None:
    assert islands({"only": (118.0, 24.5)}, {})["only"].radius > 0


def test_the_order_of_the_rows_changes_nothing() -> None:
    assert islands(dict(reversed(XIAMEN.items())), PEOPLE) == islands(XIAMEN, PEOPLE)


def test_nobody_on_a_spiral_hides_another_or_leaves_the_circle() -> None:
    circle = Circle(100.0, 50.0, 80.0)
    people = spiral(circle, [f"E{n}" for n in range(300)])
    assert max(math.dist(circle[:2], place) for place in people.values()) < circle.radius
    nearest = min(math.dist(*pair) for pair in combinations(people.values(), 2))
    # 300 people share the area evenly: less than half of √(area / people) would be crowding.
    assert nearest > 0.5 * circle.radius * math.sqrt(math.pi / 300)


def test_extent_and_shape_of_circles() -> None:
    circles = [Circle(0, 0, 10), Circle(50, 20, 5)]
    assert extent(circles, 0) == (-10, 55)
    assert extent(circles, 1) == (-10, 25)
    shape = round_shape(circles[1])
    assert [shape[side] for side in ("x0", "x1", "y0", "y1")] == [45, 55, 15, 25]


def test_a_frame_shows_all_circles_and_room_for_their_names() -> None:
    made = framed([Circle(0, 0, 10), Circle(50, 20, 5)], 400)
    left, right = made["xaxis"]["range"]
    bottom, top = made["yaxis"]["range"]
    assert left < -10 < 55 < right
    assert bottom < -10
    assert top > 25 + 50
    assert made["yaxis"]["scaleanchor"] == "x"
    assert len(made["shapes"]) == 2


def test_people_who_are_closer_are_drawn_smaller() -> None:
    circles = {"a": Circle(0, 0, 100), "b": Circle(500, 500, 100)}
    few, many = (grain(circles, {"a": 3, "b": count}, 700) for count in (400, 1600))
    # Four times the people in the fullest circle have half as much room in each direction.
    assert few == pytest.approx(2 * many)
    assert grain(circles, {"a": 0, "b": 1}, 700) == 17

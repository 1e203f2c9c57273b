import math

import numpy as np
import pandas as pd
import pytest

from ce_opt.season.distance import minutes_between, travel_minutes

NO_TRAVEL = pd.DataFrame({"from": [], "to": [], "minutes": []})


def places(*points: tuple[float, float]) -> pd.DataFrame:
    latitude, longitude = zip(*points, strict=True)
    names = [f"D{n}" for n in range(len(points))]
    return pd.DataFrame({"district": names, "latitude": latitude, "longitude": longitude})


def travel(*rows: tuple[str, str, float]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["from", "to", "minutes"])


def test_a_degree_along_the_equator() -> None:
    # 2π · 6371.0088 / 360 = 111.19508 km, by 1.3 at 30 km/h: 111.19508 · 2.6 = 289.1072 minutes.
    expected = 15 + math.tau * 6371.0088 / 360 * 2.6
    assert expected == pytest.approx(304.1072, abs=1e-4)
    assert minutes_between((0, 0), (0, 1)) == pytest.approx(expected)
    assert minutes_between((0, 0), (1, 0)) == pytest.approx(expected)
    assert travel_minutes(places((0, 0), (0, 1)), NO_TRAVEL)[0, 1] == pytest.approx(expected)


def test_a_published_distance() -> None:
    # Nashville airport to Los Angeles airport, rosettacode.org/wiki/Haversine_formula:
    # 2886.44444283798 km with R = 6371.0 km; here R is 6371.0088 km.
    minutes = minutes_between((36.12, -86.67), (33.94, -118.40))
    assert (minutes - 15) / 2.6 == pytest.approx(2886.44444283798 * 6371.0088 / 6371.0, abs=1e-6)


def test_the_same_place_takes_the_time_to_set_out_and_arrive() -> None:
    assert minutes_between((24.5, 118.1), (24.5, 118.1)) == 15
    assert travel_minutes(places((24.5, 118.1)), NO_TRAVEL).tolist() == [[15]]


def test_the_other_side_of_the_earth_is_half_way_round() -> None:
    # The square root of a number a hair above 1 must not become NaN.
    half = 15 + math.pi * 6371.0088 * 2.6
    assert minutes_between((24.5, 118.1), (-24.5, -61.9)) == pytest.approx(half)
    assert travel_minutes(places((24.5, 118.1), (-24.5, -61.9)), NO_TRAVEL)[0, 1] == pytest.approx(
        half
    )


@pytest.mark.parametrize("seed", range(10))
def test_both_forms_agree_and_the_way_back_is_as_long(seed: int) -> None:
    rng = np.random.default_rng(seed)
    points = [
        (float(y), float(x))
        for y, x in zip(rng.uniform(-90, 90, 5), rng.uniform(-180, 180, 5), strict=True)
    ]
    minutes = travel_minutes(places(*points), NO_TRAVEL)
    assert minutes == pytest.approx(minutes.T)
    assert minutes == pytest.approx(
        np.array([[minutes_between(p, q) for q in points] for p in points])
    )


def test_a_given_trip_holds_both_ways() -> None:
    minutes = travel_minutes(places((0, 0), (0, 1), (0, 2)), travel(("D0", "D1", 20)))
    assert minutes[0, 1] == minutes[1, 0] == 20
    assert minutes[0, 2] > 300


@pytest.mark.parametrize(
    "rows", [[("D0", "D1", 20), ("D1", "D0", 50)], [("D1", "D0", 50), ("D0", "D1", 20)]]
)
def test_trips_given_both_ways_differ_in_any_order_of_rows(
    rows: list[tuple[str, str, float]],
) -> None:
    minutes = travel_minutes(places((0, 0), (0, 1)), travel(*rows))
    assert minutes.tolist() == [[15, 20], [50, 15]]


def test_a_trip_within_a_district_can_be_given() -> None:
    assert travel_minutes(places((0, 0)), travel(("D0", "D0", 5))).tolist() == [[5]]

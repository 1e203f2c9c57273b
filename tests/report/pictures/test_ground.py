from __future__ import annotations

import math
import re

import pytest

from report.pictures.drawn_maps import drawn, people
from report.pictures.plans import ACROSS, hand, id_of, middle, seats


def test_everybody_has_a_place_of_their_own() -> None:
    material = middle()
    expected = {*material.season.engineers["engineer"], *material.season.clients["client"]}
    assert set(people(drawn(material)).values()) == expected


def test_arrows_sum_up_the_seats_between_districts() -> None:
    material = middle()
    home = dict(material.season.engineers[["engineer", "district"]].to_numpy())
    place = dict(material.season.clients[["client", "district"]].to_numpy())
    named = dict(material.season.districts[["district", "name"]].to_numpy())
    expected: dict[str, int] = {}
    for engineer, client, seat in seats(material):
        if home[engineer] != place[client]:
            way = f"{named[home[engineer]]} → {named[place[client]]}: {seat}"
            expected[way] = expected.get(way, 0) + 1
    found = {}
    for trace in drawn(material).figure["data"]:
        if trace["mode"] == "markers" and trace["marker"]["symbol"] == "arrow":
            for hover, count in zip(trace["hovertext"], trace["customdata"], strict=True):
                way, said, seat = re.fullmatch(r"(.*): (\d+) seats? (A|B)", hover).groups()
                assert int(said) == count
                found[f"{way}: {seat}"] = count
    assert found == expected


def test_the_title_says_how_much_leads_across() -> None:
    # E3 (shore) is A of C1 (centre), E1 (centre) A of C2 (shore); E2 stays at the centre: 2 of 3.
    assert drawn(hand(ACROSS)).title == (
        "67% of the seats are held by somebody of another district; most lead from shore to "
        "centre (1)"
    )
    assert drawn(hand()).title == "Every client is served from its own district"
    assert drawn(hand([])).title == "No client has a team"


def test_a_client_without_a_team_has_another_shape_not_only_another_colour() -> None:
    made = drawn(hand())
    symbols = {
        id_of(hover): trace["marker"]["symbol"]
        for trace in made.figure["data"]
        if "client" in trace.get("name", "")
        for hover in trace.get("hovertext", ())
        if id_of(hover).startswith("C")
    }
    assert symbols == {"C1": "circle", "C2": "circle", "C3": "x", "C4": "x"}


def test_clients_are_as_large_as_they_matter() -> None:
    trace = next(one for one in drawn(hand()).figure["data"] if one.get("name") == "client, served")
    # Importance 100 and 50: 0.4 + 0.6 and 0.4 + 0.3 of the same grain.
    large, small = trace["marker"]["size"]
    assert small / large == pytest.approx(0.7, abs=0.01)


@pytest.mark.parametrize(
    ("share", "shape"),
    [(0.8, "square-open"), (0.800001, "square"), (0.9, "square"), (0.900001, "triangle-up")],
)
def test_how_full_an_engineer_is_shows_in_the_shape(share: float, shape: str) -> None:
    loads = hand().plan.loads.assign(utilisation=[share, 0.1, 0.1])
    shapes = {
        id_of(hover): trace["marker"]["symbol"]
        for trace in drawn(hand(loads=loads)).figure["data"]
        if trace.get("name", "").startswith("engineer")
        for hover in trace["hovertext"]
    }
    assert shapes["E1"] == shape


def test_the_map_is_equirectangular() -> None:
    material = middle()
    table = material.season.districts.set_index("district")
    made = drawn(material)
    labels = made.figure["data"][-1]
    at = {
        text.removeprefix("<b>").removesuffix("</b>"): place
        for text, *place in zip(labels["text"], labels["x"], labels["y"], strict=True)
    }
    # Whoever lies far north or west of another still does on the map.
    narrow = math.cos(math.radians(table["latitude"].mean()))
    rows = list(table.itertuples())
    for one in rows:
        for other in rows:
            if one.latitude - other.latitude > 0.15:
                assert at[one.name][1] > at[other.name][1]
            if (one.longitude - other.longitude) * narrow > 0.1:
                assert at[one.name][0] > at[other.name][0]

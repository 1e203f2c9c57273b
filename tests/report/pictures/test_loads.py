from __future__ import annotations

from dataclasses import replace

from ce_opt.report.material import Material
from ce_opt.report.pictures.loads import picture
from ce_opt.report.pictures.picture import Picture
from report.pictures.plans import hand, middle, with_tables


def drawn(material: Material) -> Picture:
    made = picture(material)
    assert made is not None
    return made


def test_bars_by_hand_the_fullest_first() -> None:
    made = drawn(hand())
    # E1 is A for 50 of 100 h, E3 A for 10 of 50 h, E2 B for 50 of 60 h (see plan.hand_season).
    a, b = made.figure["data"]
    assert a["x"] == b["x"] == ["E2", "E1", "E3"]
    assert (a["name"], a["y"]) == ("hours as A", [0.0, 50.0, 20.0])
    assert (b["name"], b["y"]) == ("hours as B", [83.33, 0.0, 0.0])
    assert made.title == "Nobody carries more than 90 %, 1 of 3 more than 80 %"
    assert "83.3% (E2) down to 20.0%" in made.description


def test_the_three_parts_of_a_bar_sum_to_the_utilisation() -> None:
    loads = middle().plan.loads
    loads = loads.assign(duty_hours=[10.0] * len(loads))
    loads["utilisation"] = (loads["hours_a"] + loads["hours_b"] + 10) / loads["care_hours"]
    season, plan = middle().season, middle().plan
    made = drawn(with_tables(season, plan, loads=loads))
    assert [trace["name"] for trace in made.figure["data"]] == [
        "hours as A", "hours as B", "hours of duty",
    ]  # fmt: skip
    share = dict(zip(loads["engineer"], loads["utilisation"], strict=True))
    ticks = made.figure["data"][0]["x"]
    heights = [sum(parts) for parts in zip(*(one["y"] for one in made.figure["data"]), strict=True)]
    assert len(heights) == len(share)
    for tick, height in zip(ticks, heights, strict=True):
        assert abs(height - 100 * share[tick.split(" ")[0]]) < 0.02
    assert heights == sorted(heights, reverse=True)


def test_exactly_90_percent_is_not_more_than_90_percent() -> None:
    at = hand().plan.loads.assign(utilisation=[0.9, 0.8, 0.1])
    above = at.assign(utilisation=[0.900001, 0.8, 0.1])
    assert drawn(hand(loads=at)).title == "Nobody carries more than 90 %, 1 of 3 more than 80 %"
    assert drawn(hand(loads=above)).title == "1 engineer of 3 carries more than 90 %"
    assert drawn(hand(loads=at.assign(utilisation=0.8))).title == (
        "Nobody carries more than 80 % of their hours"
    )


def test_somebody_without_hours_for_clients_carries_nothing() -> None:
    loads = hand().plan.loads.assign(care_hours=0.0, hours_a=0.0, hours_b=0.0, utilisation=0.0)
    made = drawn(hand(loads=loads))
    assert [trace["y"] for trace in made.figure["data"]] == [[0.0] * 3] * 2


def test_the_marks_stand_at_80_90_and_100() -> None:
    shapes = drawn(hand()).figure["layout"]["shapes"]
    assert [(one["y0"], one["y1"]) for one in shapes] == [(80, 80), (90, 90), (100, 100)]
    assert len({one["line"]["dash"] for one in shapes}) == 3


def test_every_department_has_a_view_of_its_people() -> None:
    material = middle()
    made = drawn(material)
    homes = material.season.engineers.groupby("department")["engineer"].agg(set).to_dict()
    found = {
        view.value.removeprefix("department:"): {
            tick.split(" ")[0] for tick in made.shown(view.value)["data"][0]["x"]
        }
        for view in made.controls[1:]
    }
    assert found == homes
    assert drawn(hand()).controls[1:] == ()  # one department alone


def test_long_ids_that_begin_alike_keep_bars_of_their_own() -> None:
    material = middle()
    long = {one: "E" * 30 + one for one in material.plan.loads["engineer"]}
    loads = material.plan.loads.assign(engineer=lambda table: table["engineer"].map(long))
    people = material.season.engineers.assign(
        engineer=lambda table: table["engineer"].map(long), name=""
    )
    season = replace(material.season, tables={**material.season.tables, "engineers": people})
    plan = replace(material.plan, loads=loads)
    made = drawn(Material(season, plan, "en"))
    ticks = made.figure["data"][0]["x"]
    assert len(set(ticks)) == len(ticks) == len(loads)


def test_no_engineers_no_picture() -> None:
    assert picture(hand(loads=hand().plan.loads.iloc[:0])) is None

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from ce_opt.plan import make_plan
from ce_opt.report.material import Material, material_of
from ce_opt.report.pictures.calendar import HOLIDAY, WEEKEND, picture, runs
from ce_opt.report.pictures.picture import Picture
from duties.seasons import MONTH, small
from plan.duty_plans import TEAMS
from plan.hand_season import run
from report.pictures.plans import duties, hand, meeting, middle, report, visit

ROWS = [
    visit("2026-07-06", "C1", "E1"),
    visit("2026-07-06", "C1", "", "M1"),
    visit("2026-07-06", "C2", "E2"),
    meeting("2026-07-06", "D1", "E1"),
    meeting("2026-07-06", "D1", "E2"),
    meeting("2026-07-07", "D2", "E3"),
    report("2026-07-31", "C1", "E1"),
    report("2026-07-31", "C2", "E2"),
    report("2026-07-31", "", "E2"),
]
"""Two visits, two meetings and three reports; the 6th has two visits and one meeting."""


@cache
def month() -> Material:
    """The small season of July 2026 (see `duties.seasons`), with the rows above."""
    season = small(MONTH)
    plan = make_plan(season, TEAMS, run(bound=-1e9))
    return material_of(season, replace(plan, duties=duties(ROWS)))


def drawn(material: Material) -> Picture:
    made = picture(material)
    assert made is not None
    return made


def bars(figure: dict[str, Any]) -> dict[str, dict[str, int]]:
    """Kind -> day -> height."""
    return {
        trace["name"]: dict(zip(trace["x"], trace["y"], strict=True)) for trace in figure["data"]
    }


def test_a_duty_counts_once_however_many_are_there() -> None:
    made = drawn(month())
    assert bars(made.figure) == {
        "visits": {"2026-07-06": 2},
        "meetings": {"2026-07-06": 1, "2026-07-07": 1},
        "reports": {"2026-07-31": 3},
    }
    assert made.title == "The fullest day is 2026-07-06 with 3 appointments"
    assert made.description == (
        "Duties by day from 2026-07-06 to 2026-07-31: 2 visits, 2 meetings, 0 handovers, 3 reports."
    )


def test_the_calendar_of_one_person() -> None:
    made = drawn(month())
    assert [view.value for view in made.controls] == [
        "all", "account_manager:M1", "engineer:E1", "engineer:E2", "engineer:E3",
    ]  # fmt: skip
    assert bars(made.shown("engineer:E2")) == {
        "visits": {"2026-07-06": 1},
        "meetings": {"2026-07-06": 1},
        "reports": {"2026-07-31": 2},
    }
    assert bars(made.shown("account_manager:M1")) == {"visits": {"2026-07-06": 1}}
    hover = made.shown("engineer:E2")["data"][0]["hovertext"]
    assert hover == ["2026-07-06, visits: 1<br>09:30 C2 C2 Bank"]
    assert made.shown("engineer:E2")["layout"]["annotations"] == []


def test_reports_have_a_scale_of_their_own() -> None:
    axes = {trace["name"]: trace["yaxis"] for trace in drawn(month()).figure["data"]}
    assert axes == {"visits": "y", "meetings": "y", "reports": "y2"}


def test_the_fullest_day_is_pointed_at() -> None:
    (peak,) = drawn(month()).figure["layout"]["annotations"]
    assert (peak["x"], peak["y"]) == ("2026-07-06", 3)


def test_days_that_are_not_worked_are_shaded() -> None:
    shapes = drawn(month()).figure["layout"]["shapes"]
    shaded = set()
    for shape in shapes:
        first = date.fromisoformat(shape["x0"].split(" ")[0]) + timedelta(1)
        last = date.fromisoformat(shape["x1"].split(" ")[0])
        shaded |= {first + timedelta(n) for n in range((last - first).days + 1)}
    # July 2026: Saturdays 4, 11, 18, 25, Sundays a day later; no public holiday.
    assert shaded == {date(2026, 7, day) for day in (4, 5, 11, 12, 18, 19, 25, 26)}
    assert {shape["fillcolor"] for shape in shapes} == {WEEKEND}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((), []),
        # 1 October 2026 is a Thursday, 3 and 4 are a weekend: three runs.
        (
            (1, 2, 3, 4, 5),
            [(1, 2, HOLIDAY), (3, 4, WEEKEND), (5, 5, HOLIDAY)],
        ),
        ((1, 6), [(1, 1, HOLIDAY), (6, 6, HOLIDAY)]),
    ],
)
def test_runs_of_free_days(days: tuple[int, ...], expected: list) -> None:
    found = runs([date(2026, 10, day) for day in days])
    assert [(first.day, last.day, colour) for first, last, colour in found] == expected


def test_the_days_of_everybody_are_the_duties_of_the_plan() -> None:
    material = middle()
    made = drawn(material)
    table = material.plan.duties
    reports = table[table["kind"] == "report"]
    visits = table[table["kind"] == "visit"]
    found = bars(made.figure)
    assert found["reports"] == reports.groupby("date").size().to_dict()
    # Two rows a visit: the engineer's and the account manager's.
    assert found["visits"] == (visits.groupby("date").size() // 2).to_dict()
    own = [bars(made.shown(view.value)) for view in made.controls if "engineer:" in view.value]
    assert sum(sum(one.get("reports", {}).values()) for one in own) == len(reports)


def test_few_duties_are_counted_in_whole_numbers() -> None:
    made = drawn(month())
    assert made.figure["layout"]["yaxis"]["dtick"] == 1
    many = [visit("2026-07-06", f"C{n}", "E1") for n in range(1, 5)] * 2
    many = [row | {"start": f"{9 + n}:00"} for n, row in enumerate(many)]
    material = material_of(month().season, replace(month().plan, duties=duties(many)))
    assert "dtick" not in drawn(material).figure["layout"]["yaxis"]


def test_reports_alone_are_no_appointments() -> None:
    material = material_of(month().season, replace(month().plan, duties=duties(ROWS[-3:])))
    made = drawn(material)
    assert made.title == "3 reports are due, and nothing else"
    assert made.figure["layout"]["annotations"] == []


def test_without_a_calendar_no_picture() -> None:
    assert picture(hand()) is None
    assert picture(hand(duties=duties([]))) is None


def test_a_season_without_start_and_end_shades_nothing() -> None:
    made = drawn(hand(duties=duties([visit("2026-07-06", "C1", "E1")])))
    assert made.figure["layout"]["shapes"] == []

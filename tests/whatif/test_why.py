"""Why: figures equal the audit's, the second best is the best of all others."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from ce_opt.cli.why import engineer_lines
from ce_opt.plan import make_plan, write_plan
from ce_opt.plan.arranged import arranged
from ce_opt.teams.facts import Team
from ce_opt.whatif.seats import Seats, read_seats
from ce_opt.whatif.why import why_client, why_engineer
from plan.hand_season import TEAMS, run, season
from plan.test_arranged import DIVISION
from whatif.tiny_plans import tiny_plans

SEATS = Seats(tuple(TEAMS))


def test_figures_are_those_that_the_plan_prints(tmp_path: Path) -> None:
    given = season()
    write_plan(make_plan(given, TEAMS, run()), given, tmp_path / "plan")
    seats = read_seats(tmp_path / "plan", given)
    with (tmp_path / "plan" / "assignment.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found = why_client(given, seats, row["client"])
            assert found.points == pytest.approx(float(row["points"]), abs=1e-6)
            for one in found.justifications:
                parts = [other.amount for other in found.justifications if other.rule == one.rule]
                assert sum(parts) == pytest.approx(float(row[one.rule]), abs=1e-6)
    with (tmp_path / "plan" / "loads.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            load = why_engineer(given, seats, row["engineer"])
            assert load.overload == pytest.approx(float(row["overload"]), abs=1e-6)
            assert load.hours_a == pytest.approx(float(row["hours_a"]))
            assert load.hours_b == pytest.approx(float(row["hours_b"]))
            assert sum(held.hours for held in load.seats) == pytest.approx(
                load.hours_a + load.hours_b
            )


def test_a_team_by_hand() -> None:
    found = why_client(season(), SEATS, "C1")
    assert (found.team, found.points) == (Team("C1", "E1", "E2"), pytest.approx(73.5))
    assert found.overload == pytest.approx(10 / 3)
    # E3 as B: cable is covered twice, data by E1 alone: 24; A travels 15, B 60 minutes: 3.75 + 15;
    # bids 10; A changed 25; no ties; E3 carries 50 + 10 of 50 hours: no room. So E2 as A, E1 as B:
    # cable 16, travel 7.5, bids 10, changed 25, avoid 15, E2 50 of 60 hours as before: the same.
    assert found.second is not None
    assert found.second.team == Team("C1", "E2", "E1")
    assert found.second.difference == pytest.approx(0.0)
    assert [one.team for one in found.others] == [Team("C1", "E2", "E1"), None]
    # Left out, C1 costs 1000; its team goes with 73.5 and the overload of E2.
    assert found.others[1].difference == pytest.approx(1000 - 73.5 - 10 / 3)
    assert found.reason is None
    assert found.breaches == ()


def test_a_client_without_a_team_is_told_why() -> None:
    found = why_client(season(), SEATS, "C3")
    assert found.team is None
    assert found.points == pytest.approx(200.0)
    assert found.reason is not None
    assert "data at level 5" in found.reason.sentence
    assert found.second is None


def test_an_engineer_by_hand() -> None:
    found = why_engineer(season(), SEATS, "E3")
    assert [(held.client, held.seat, held.hours) for held in found.seats] == [("C2", "A", 10.0)]
    assert found.seats[0].without is None  # nobody else knows cable at level 4
    assert found.overload == 0.0
    busy = why_engineer(season(), SEATS, "E2")
    assert busy.overload == pytest.approx(10 / 3)
    assert [one.sentence.split(",")[0] for one in busy.justifications] == [
        "E2 carries 50 of 60 hours"
    ]


def test_a_plan_typed_by_hand_is_told_what_it_breaks() -> None:
    typed = Seats((Team("C1", "E3", "E3"), Team("C2", "E1")))
    found = why_client(season(), typed, "C1")
    assert {one.rule for one in found.breaches} == {
        "distinct_people",
        "primary_specialty",
        "care_hours",
    }
    assert {one.rule for one in why_engineer(season(), typed, "E3").breaches} == {"care_hours"}
    assert why_client(season(), typed, "C4").breaches == ()


def test_the_best_plan_has_no_better_team_for_anybody() -> None:
    for case in tiny_plans(10):
        for client in case.plan:
            found = why_client(case.season, case.seats, client)
            assert found.second is None or found.second.difference >= -1e-9


def test_duty_is_part_of_an_engineers_load() -> None:
    given = season(groups={"leading_hours": 30, "support_hours": 10, "support_leading_hours": 4})
    ready = arranged(given, make_plan(given, TEAMS, run(), groups=DIVISION))
    found = why_engineer(ready, SEATS, "E1")
    # 50 hours of C1 and 44 of duty, of 100: 94 %, which is 14 past 80 and 4 past 90 at two points.
    assert (found.hours_a, found.hours_b, found.duty_hours) == (50, 0, 44)
    assert found.overload == pytest.approx(22)
    assert next(engineer_lines(found, long=False)) == (
        "E1 E1: 1 seat, 50 and 44 of duty of 100 hours (94%), 22 points of overload"
    )
    assert "hours of duty: <b>44</b>" in found._repr_html_()
    assert "hours of duty" not in why_engineer(ready, SEATS, "E3")._repr_html_()

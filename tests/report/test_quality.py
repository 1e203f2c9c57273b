"""The quality of a plan in figures, each worked out by hand."""

from __future__ import annotations

from ce_opt.report import Material, material_of
from ce_opt.report.quality import measures
from ce_opt.teams.facts import Team
from ce_opt.whatif.seats import Seats
from duties.seasons import HALF_YEAR, small
from plan.duty_plans import plan_of
from report.by_hand import bare, by_hand


def values(material: Material) -> dict[str, tuple[str, str]]:
    return {one.label: (one.value, one.tone) for one in measures(material)}


def test_every_figure_of_the_plan_by_hand() -> None:
    found = values(by_hand())
    # 150 of 170 points of importance
    assert found["Importance served"] == ("88.2%", "poor")
    # C1 100 h, C2 10 h: all covered; data of C1 (60 h) by both: 60 / 110
    assert found["Covered"] == ("100.0%", "good")
    assert found["Covered twice"] == ("54.5%", "fair")
    # needs: data both, cable A; cable A
    assert found["On one person"] == ("2 of 3", "poor")
    assert found["Not in the team"] == ("0 of 3", "good")
    # E1 50 / 100, E2 50 / 60, E3 10 / 50: sorted 0.2 0.5 0.833, quarters at places 0 and 2
    assert found["Load"] == ("20% to 83%", "good")
    assert found["Full"] == ("0 of 3", "good")
    # E1 and E2 15 minutes each, E3 15
    assert found["Travel"] == ("15 min", "")
    assert found["Wishes met"] == ("1 of 1", "")
    # E3 was A of C1
    assert found["Handovers"] == ("1", "")
    assert found["Ties"] == ("0 good, 1 bad", "poor")


def test_figures_without_their_stage_are_left_out() -> None:
    assert values(bare()).keys() == {
        "Importance served",
        "Covered",
        "Covered twice",
        "On one person",
        "Not in the team",
        "Load",
        "Full",
        "Travel",
    }


def test_handovers_are_counted_against_an_older_plan_where_there_is_one() -> None:
    material = by_hand()
    same = Seats((Team("C1", "E1", "E2"), Team("C2", "E3")))
    other = Seats((Team("C1", "E2", "E1"), Team("C2", "E3")))
    told = [values(material_of(material.season, material.plan, one)) for one in (same, other)]
    assert [one["Handovers"][0] for one in told] == ["0", "2"]


def test_duties_without_a_day_are_counted() -> None:
    made = small(HALF_YEAR)
    material = material_of(made, plan_of(made))
    assert values(material)["Without a day"][0] == f"{len(material.plan.open_duties)}"


def test_a_plan_that_serves_nobody_has_figures_too() -> None:
    assert values(by_hand(teams=[]))["Importance served"] == ("0.0%", "poor")
    assert "Covered" not in values(by_hand(teams=[]))

from __future__ import annotations

import pytest

from ce_opt.plan import Plan, make_plan
from ce_opt.plan.layout import ASSIGNMENT, IMPORTANCE, LOADS, UNSERVED
from ce_opt.season import Season
from ce_opt.teams.facts import Team
from plan.hand_season import POINTS, TEAMS, run, season


def row(plan: Plan, table: str, name: str) -> dict[str, object]:
    frame = plan.tables[table]
    return frame[frame.iloc[:, 0] == name].iloc[0].to_dict()


def test_assignment_has_the_points_of_each_team(hand_plan: Plan) -> None:
    assert row(hand_plan, "assignment", "C1") == {
        "client": "C1",
        "importance": 100.0,
        "engineer_a": "E1",
        "engineer_b": "E2",
        "uncovered_specialties": 0.0,
        "single_cover": 16.0,
        "travel_hours": 7.5,
        "bid_shortfall": 10.0,
        "changed_seats": 25.0,
        "pair_tension": 15.0,
        "unserved_importance": 0.0,
        "points": 73.5,
    }


def test_assignment_has_the_points_of_leaving_a_client_out(hand_plan: Plan) -> None:
    found = row(hand_plan, "assignment", "C3")
    assert (found["engineer_a"], found["engineer_b"]) == ("", "")
    assert (found["unserved_importance"], found["points"]) == (200.0, 200.0)


def test_a_client_with_seat_a_alone_has_no_b(hand_plan: Plan) -> None:
    found = row(hand_plan, "assignment", "C2")
    assert (found["engineer_a"], found["engineer_b"], found["points"]) == ("E3", "", 33.75)


def test_loads_say_what_each_engineer_carries(hand_plan: Plan) -> None:
    assert row(hand_plan, "loads", "E2") == {
        "engineer": "E2",
        "care_hours": 60.0,
        "hours_a": 0.0,
        "hours_b": 50.0,
        "utilisation": 0.833333,
        "clients_a": 0,
        "clients_b": 1,
        "overload": 3.333333,
    }


def test_an_engineer_without_care_hours_has_utilisation_0() -> None:
    idle = season({("engineers", "E2"): {"care_hours": 0}})
    plan = make_plan(idle, [Team("C2", "E3")], run())
    assert row(plan, "loads", "E2")["utilisation"] == 0.0


def test_importance_has_contributions_ranks_and_who_is_selected(hand_plan: Plan) -> None:
    found = row(hand_plan, "importance", "C2")
    assert (found["importance"], found["social_importance"], found["stability"]) == (50, 50, 0)
    assert (found["rank"], found["selected"]) == (2, True)
    assert row(hand_plan, "importance", "C3")["selected"] is False


def test_equal_importance_shares_the_lowest_rank() -> None:
    tied = season({("clients", "C2"): {"social_importance": 20}})
    ranks = make_plan(tied, [], run()).importance["rank"].tolist()
    assert ranks == [1, 2, 2, 4]


def test_summary_sums_every_term(hand_plan: Plan) -> None:
    summary = hand_plan.summary
    assert summary.terms == {
        "uncovered_specialties": 0.0,
        "single_cover": 36.0,
        "travel_hours": 11.25,
        "bid_shortfall": 20.0,
        "changed_seats": 25.0,
        "pair_tension": 15.0,
        "unserved_importance": 200.0,
        "overload": 3.333333,
    }
    assert summary.points == pytest.approx(POINTS, abs=1e-6)
    assert (summary.clients, summary.served) == (4, 2)
    # (310.583333 − 300) / 310.583333
    assert summary.gap == 0.034076


def test_a_bound_is_rounded_down(hand_season: Season) -> None:
    assert make_plan(hand_season, TEAMS, run(bound=2.9999999)).summary.bound == 2.999999


def test_a_bound_lifted_by_rounding_becomes_the_points(hand_season: Season) -> None:
    summary = make_plan(hand_season, TEAMS, run(bound=POINTS + 1e-5)).summary
    assert (summary.bound, summary.gap) == (summary.points, 0.0)


def test_a_false_bound_is_not_hidden(hand_season: Season) -> None:
    summary = make_plan(hand_season, TEAMS, run(bound=POINTS + 1)).summary
    assert summary.bound > summary.points


def test_the_order_of_teams_does_not_matter(hand_season: Season) -> None:
    one, other = (make_plan(hand_season, teams, run()) for teams in (TEAMS, TEAMS[::-1]))
    assert one.equals(other)


def test_a_plan_without_teams_leaves_everyone_out(hand_season: Season) -> None:
    plan = make_plan(hand_season, [], run())
    assert plan.teams == []
    assert list(plan.unserved["client"]) == ["C1", "C2", "C3", "C4"]
    # 1000 · (1 + 0.5 + 0.2 + 0)
    assert plan.summary.points == 1700.0


def test_tables_have_the_declared_columns(hand_plan: Plan) -> None:
    for table in (ASSIGNMENT, UNSERVED, LOADS, IMPORTANCE):
        assert tuple(hand_plan.tables[table.name].columns) == table.heads


def test_teams_are_read_from_the_assignment(hand_plan: Plan) -> None:
    assert hand_plan.teams == TEAMS


def test_further_criteria_and_what_was_filled_in_have_columns_behind_the_declared() -> None:
    complaints = {"C1": 4, "C2": None, "C3": 0, "C4": 2}
    made = season(
        {("clients", name): {"complaints": value} for name, value in complaints.items()},
        importance={
            "weights": {"social_importance": 3, "complaints": 1},
            "missing": {"complaints": "median"},
        },
    )
    plan = make_plan(made, TEAMS, run())
    assert tuple(plan.importance.columns) == (*IMPORTANCE.heads, "complaints", "imputed")
    # C2 counts as the median of 4, 0 and 2: half of 25 points, and 50 of 100 make 37.5 of 75.
    found = row(plan, "importance", "C2")
    assert (found["social_importance"], found["complaints"]) == (37.5, 12.5)
    assert (found["importance"], found["imputed"]) == (50, "complaints")
    assert row(plan, "importance", "C1")["imputed"] == ""


def test_a_season_without_further_criteria_has_the_declared_columns_alone(hand_plan: Plan) -> None:
    assert tuple(hand_plan.importance.columns) == IMPORTANCE.heads

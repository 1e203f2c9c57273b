"""What a step of each lever changes, and what it leaves alone."""

from __future__ import annotations

from typing import Any

from ce_opt.roster.contests import contests
from ce_opt.roster.levers import Case, Lever, levers_of_rules, own_levers
from roster.cases import TWO_POSTS, by_hand


def case(engineer: str, **changes: Any) -> Case:  # noqa: ANN401
    season, found = by_hand(**changes)
    (contest,) = contests(season, TWO_POSTS, found)
    return Case(season, TWO_POSTS, found, contest, engineer)


def levers(one: Case) -> dict[str, Lever]:
    return {lever.name: lever for lever in (*own_levers(one), *levers_of_rules(one))}


def test_marks_move_their_engineer_alone() -> None:
    one = case("E1")
    marks = levers(one)["marks"]
    assert marks.most == 4000  # the lowest mark is 60
    after = marks.after(250).by_name
    # E1 62 + 2.5; E4, unjudged, counts at the mean, which moves by a third of it.
    merits = {name: person.keys[0] / 10**6 for name, person in after.items()}
    assert merits == {"E1": 64.5, "E2": 75.0, "E3": 86.5, "E4": 75.333333}
    assert marks.says(250) == "each of your panel marks higher by 2.50 points (at most 100)"


def test_marks_end_at_100() -> None:
    marks = levers(case("E3"))["marks"]  # one mark, 90
    assert marks.most == 1000
    assert marks.after(1000).by_name["E3"].keys[0] == 96_500_000


def test_without_indicators_in_the_merit_only_performance_may_part_a_tie() -> None:
    assert set(levers(case("E1"))) == {"marks", "performance", "skill data", "posts", "bidding"}


def test_indicators_move_towards_their_better_end() -> None:
    rules = {"indicator_share": 0.5, "indicators": {"performance": 1, "workload": 1, "nearness": 1}}
    found = levers(case("E2", bids=rules))
    assert found["performance"].most == 4000
    assert found["performance"].says(1) == "performance 60.01 instead of 60"
    assert found["workload"].most == 4000  # 60 of at most 100 care hours
    assert found["workload"].says(4000) == "care_hours 100 instead of 60"
    assert "nearness" not in found
    before = case("E2", bids=rules).contest.by_name["E2"].keys[0]
    # half of merit are indicators, a third of these performance: a point adds 1/6
    assert found["performance"].after(600).by_name["E2"].keys[0] - before == 10**6


def test_an_own_column_where_less_is_better_falls() -> None:
    rules: dict[str, Any] = {"indicator_share": 0.5, "indicators": {"care_hours": 1}}
    rules["direction"] = {"care_hours": "min"}
    lever = levers(case("E2", bids=rules))["care_hours"]
    assert lever.says(100) == "care_hours 59 instead of 60"
    assert lever.most == 1000  # the least of the season is 50


def test_a_skill_covers_from_the_level_on() -> None:
    skill = levers(case("E3"))["skill data"]
    assert skill.most == 3
    assert skill.says(1) == "data at level 3 instead of 2"
    assert skill.after(1).by_name["E3"].covers == {"data"}
    assert levers(case("E4"))["skill data"].says(5) == "data at level 5 instead of 0"


def test_levers_of_the_rule_book() -> None:
    found = levers(case("E1"))
    assert (found["posts"].most, found["posts"].after(1).posts) == (2, 3)
    assert found["posts"].says(1) == "3 posts in your department instead of 2"
    assert (found["bidding"].most, found["bidding"].after(100).first) == (100, 0)

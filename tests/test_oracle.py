import csv
import tomllib
from pathlib import Path
from typing import Any

import pytest

from oracle import Plan, breaches, brute_force, legal, points_of_plan
from plain_season import Facts, Row
from tiny_seasons import tiny_season

TINY = Path(__file__).parents[1] / "instances" / "tiny"
BY_HAND: Plan = {"C1": ("E4", "E2"), "C2": ("E1", "E3"), "C3": ("E2", ""), "C4": None}


@pytest.fixture(scope="module")
def frames() -> dict[str, list[Row]]:
    files = {path.stem: path.read_text("utf-8").splitlines() for path in TINY.glob("*.csv")}
    return {name: list(csv.DictReader(lines)) for name, lines in files.items()}


@pytest.fixture(scope="module")
def rules() -> dict[str, Any]:
    return tomllib.loads((TINY / "season.toml").read_text("utf-8"))


def test_importance_of_the_tiny_season(frames: dict[str, Any], rules: dict[str, Any]) -> None:
    expected = {"C1": 100.0, "C2": 50.0, "C3": 0.0, "C4": 30.0}
    assert Facts(frames, rules).importance == pytest.approx(expected)


def test_the_best_plan_of_the_tiny_season_is_the_one_found_by_hand(
    frames: dict[str, Any], rules: dict[str, Any]
) -> None:
    best = brute_force(frames, rules)
    assert best is not None
    assert best[0] == pytest.approx(438.5)
    assert best[1] == BY_HAND


def test_terms_of_the_plan_found_by_hand(frames: dict[str, Any], rules: dict[str, Any]) -> None:
    expected = {
        "uncovered_specialties": 0,
        "single_cover": 20,
        "travel_hours": 15.9,
        "bid_shortfall": 27.6,
        "changed_seats": 50,
        "pair_tension": -15,
        "unserved_importance": 300,
        "overload": 40,
    }
    assert points_of_plan(frames, rules, BY_HAND) == pytest.approx(expected)


def test_the_second_plan_of_the_readme(frames: dict[str, Any], rules: dict[str, Any]) -> None:
    second = BY_HAND | {"C1": ("E1", "E2"), "C2": ("E4", "E3")}
    assert legal(frames, rules, second)
    assert sum(points_of_plan(frames, rules, second).values()) == pytest.approx(442.4)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"C1": ("E2", "E2")}, "E2 holds A and B of C1"),
        ({"C3": ("E3", "")}, "E3 does not cover the primary specialty of C3"),
        ({"C3": ("E4", "")}, "the team of C3 travels too far"),
        ({"C1": ("E1", "E4")}, "a conflict in the team of C1"),
        ({"C1": ("E4", "E3")}, "E3 is forbidden at C1, seat any"),
        ({"C2": ("E1", "E4")}, "E3 is required at C2, seat any"),
        ({"C3": None}, "C3 must be served"),
        ({"C4": ("E3", "")}, "C4 is never served"),
        ({"C3": ("E1", "")}, "E1 has too many A seats"),
        ({"C2": ("E2", "E3")}, "E2 has too many clients"),
        ({"C2": ("E2", "E3")}, "E2 carries more than the care hours"),
        ({"C2": ("E4", "E3")}, "too many seats change hands"),
        ({"C1": ("E1", "")}, "C1 has the wrong seats filled"),
    ],
)
def test_each_hard_rule_refuses_a_change_of_the_tiny_plan(
    frames: dict[str, Any], rules: dict[str, Any], changes: Plan, sentence: str
) -> None:
    assert sentence in breaches(frames, rules, BY_HAND | changes)


@pytest.mark.parametrize("seed", range(40))
def test_the_best_plan_of_a_tiny_season_is_legal_and_has_the_points_it_claims(seed: int) -> None:
    frames, rules = tiny_season(seed)
    best = brute_force(frames, rules)
    if best is None:
        assert not legal(frames, rules, dict.fromkeys(frames["clients"]["client"]))
        return
    points, plan = best
    assert legal(frames, rules, plan)
    assert sum(points_of_plan(frames, rules, plan).values()) == pytest.approx(points, abs=1e-9)


def test_some_tiny_seasons_have_no_plan_and_most_have_one() -> None:
    feasible = [brute_force(*tiny_season(seed)) is not None for seed in range(60)]
    assert 30 <= sum(feasible) <= 55

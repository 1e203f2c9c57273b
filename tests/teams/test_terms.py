"""Both forms of each term agree on every team; cases by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ce_opt.season import Workforce
from ce_opt.season.rulebook import Weights
from ce_opt.teams.arrays import NOBODY, FloatArray, SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Team
from ce_opt.teams.terms import (
    ALL_TERMS,
    TEAM_TERMS,
    TeamTerm,
    all_terms_in,
    outside_group,
    overload,
    team_points,
    terms_in,
    unserved_importance,
    weight,
)
from ce_opt.teams.terms.shape import Shape
from every import every
from plan.hand_season import season
from teams.conformance import SEEDS, TIED, Tiny, grouped, tied, tiny

BY_NAME = {term.NAME: term for term in TEAM_TERMS}


def name(term: TeamTerm) -> str:
    return term.NAME


def of_shape(shape: Shape) -> list[TeamTerm]:
    return [term for term in TEAM_TERMS if shape == term.SHAPE]


@every("seed", SEEDS)
@pytest.mark.parametrize("term", TEAM_TERMS, ids=list(BY_NAME))
def test_both_forms_agree_on_every_team(term: TeamTerm, seed: int) -> None:
    found = tiny(seed).with_the_right_seats()
    plain = [term.points_of(found.facts, team) for team in found.teams]
    assert term.points(found.arrays, found.positions) == pytest.approx(plain, rel=1e-9, abs=1e-9)


@every("seed", SEEDS)
@pytest.mark.parametrize("term", TEAM_TERMS, ids=list(BY_NAME))
def test_the_single_facts_of_a_term_sum_to_its_points(term: TeamTerm, seed: int) -> None:
    found = tiny(seed).with_the_right_seats()
    for team in found.teams:
        parts = [match.points for match in term.justify(found.facts, team)]
        assert sum(parts) == pytest.approx(term.points_of(found.facts, team), abs=1e-12)


@every("seed", SEEDS)
def test_the_single_facts_of_other_terms_sum_to_their_points(seed: int) -> None:
    facts = tiny(seed).facts
    for client in facts.clients:
        (match,) = unserved_importance.justify(facts, client)
        assert match.points == unserved_importance.points_of(facts, client)
    for engineer, row in facts.engineers.items():
        for share in (0.0, 0.8, 0.85, 0.9, 1.0, 1.3):
            carried = share * row["care_hours"]
            parts = [match.points for match in overload.justify(facts, engineer, carried)]
            right = overload.points_of(facts, engineer, carried)
            assert sum(parts) == pytest.approx(right, abs=1e-9)


def sentences(name: str, *team: str, **changes: Any) -> list[str]:  # noqa: ANN401
    facts = Facts(season(**changes))
    found = BY_NAME[name].justify(facts, Team(*team))
    return [match.sentence(weight(facts.rules, name)) for match in found]


def test_a_fact_is_said_with_its_arithmetic() -> None:
    # g(C1) = 1; data 60 of 100 hours at level 3, cable 40 of 100: E1 covers both, E2 data alone.
    team = ("C1", "E1", "E2")
    assert sentences("single_cover", *team) == [
        "cable is covered by A (E1) alone: 40 × 1 × 0.4 = 16 points"
    ]
    assert sentences("travel_hours", *team) == [
        "A (E1) travels 15 minutes: 30 × 1 × 0.5 × 0.25 = 3.75 points",
        "B (E2) travels 15 minutes: 30 × 1 × 0.5 × 0.25 = 3.75 points",
    ]
    assert sentences("bid_shortfall", *team) == [
        "A (E1) bid 100 of 100: 20 × 1 × 0.5 × 0 = 0 points",
        "B (E2) made no bid: 20 × 1 × 0.5 × 1 = 10 points",
    ]
    assert sentences("changed_seats", *team) == ["E1 takes seat A over from E3: 25 × 1 = 25 points"]
    assert sentences("pair_tension", *team) == [
        "E1 and E2 would rather not be together: 15 × 1 = 15 points"
    ]
    # E3 holds data at level 2 alone, in either seat: the 60 hours of data are open.
    assert sentences("uncovered_specialties", "C1", "E3", "E3") == [
        "nobody covers data at level 3: 200 × 1 × 0.6 = 120 points"
    ]


def test_overload_says_how_far_somebody_is_past_each_percent() -> None:
    # E2 has 60 hours: 57 are 95 %, that is 15 past 80 and 5 past 90, which counts twice.
    found = [match.sentence(2.0) for match in overload.justify(Facts(season()), "E2", 57.0)]
    assert found == [
        "E2 carries 57 of 60 hours, 15 % past 80 %: 2 × 1 × 15 = 30 points",
        "E2 carries 57 of 60 hours, 5 % past 90 %: 2 × 2 × 5 = 20 points",
    ]


@every("seed", SEEDS)
def test_both_forms_agree_on_every_client_left_out(seed: int) -> None:
    found = tiny(seed)
    plain = [unserved_importance.points_of(found.facts, name) for name in found.arrays.clients]
    assert unserved_importance.points(found.arrays) == pytest.approx(plain, rel=1e-9, abs=1e-9)


@every("seed", SEEDS)
def test_both_forms_agree_on_every_load(seed: int) -> None:
    found = tiny(seed)
    for share in (0.0, 0.5, 0.8, 0.85, 0.9, 0.95, 1.0):
        carried = share * found.arrays.care_hours
        plain = [
            overload.points_of(found.facts, name, hours)
            for name, hours in zip(found.arrays.engineers, carried.tolist(), strict=True)
        ]
        points = overload.points(found.arrays, carried)
        assert points == pytest.approx(plain, rel=1e-9, abs=1e-9)


def alone(teams: Teams) -> tuple[Teams, Teams, Teams]:
    """A without B, B without A, and nobody at all."""
    nobody = np.full_like(teams.a, NOBODY)
    return (
        Teams(teams.client, teams.a, nobody),
        Teams(teams.client, nobody, teams.b),
        Teams(teams.client, nobody, nobody),
    )


def beyond_the_seats(term: TeamTerm, found: Tiny) -> FloatArray:
    """What the points of each team are more than those of its two people, each by themselves."""
    of_a, of_b, of_nobody = (term.points(found.arrays, some) for some in alone(found.positions))
    return term.points(found.arrays, found.positions) - of_a - of_b + of_nobody


def covered(facts: Facts, client: str, engineer: str) -> tuple[bool, ...]:
    """Which of the client's needs a person covers."""
    return tuple(bool(engineer) and facts.covers(engineer, need) for need in facts.needs[client])


@every("seed", TIED)
@pytest.mark.parametrize("term", of_shape("seats"), ids=name)
def test_a_term_of_seats_is_a_sum_over_the_seats(term: TeamTerm, seed: int) -> None:
    found = tied(seed)
    assert beyond_the_seats(term, found) == pytest.approx(0.0, abs=1e-9)


@every("seed", TIED)
@pytest.mark.parametrize("term", of_shape("ties"), ids=name)
def test_a_term_of_ties_is_a_sum_over_the_seats_but_for_colleagues_with_a_relation(
    term: TeamTerm, seed: int
) -> None:
    found = tied(seed)
    for team, more in zip(found.teams, beyond_the_seats(term, found).tolist(), strict=True):
        assert more == pytest.approx(0.0, abs=1e-9) or found.facts.ties(team.a, team.b)


@every("seed", TIED)
@pytest.mark.parametrize("term", of_shape("coverage"), ids=name)
def test_a_term_of_coverage_asks_only_who_covers_which_need(term: TeamTerm, seed: int) -> None:
    found = tied(seed)
    points = term.points(found.arrays, found.positions).tolist()
    known: dict[object, float] = {}
    for team, now in zip(found.teams, points, strict=True):
        sets = (covered(found.facts, team.client, who) for who in (team.a, team.b))
        assert known.setdefault((team.client, *sets), now) == pytest.approx(now, abs=1e-12)


def test_no_term_has_a_simpler_shape_than_it_says() -> None:
    """Otherwise the tests above could not fail."""
    seasons = [tied(seed) for seed in TIED]
    for term in (*of_shape("coverage"), *of_shape("ties")):
        assert any(abs(beyond_the_seats(term, found)).max() > 0.1 for found in seasons)


CASES: list[tuple[str, dict[str, Any], Team, float]] = [
    # term, what is changed in the season made by hand, team, points before the weight
    ("uncovered_specialties", {}, Team("C1", "E1", "E2"), 0.0),
    ("uncovered_specialties", {}, Team("C1", "E2", "E2"), 0.4),  # cable, g = 1
    ("uncovered_specialties", {}, Team("C3", "E1", "E2"), 0.2),  # data at level 5, g = 0.2
    ("single_cover", {}, Team("C1", "E1", "E2"), 0.4),  # data both, cable E1
    ("single_cover", {}, Team("C1", "E1", "E3"), 0.6),  # data E1, cable both
    ("single_cover", {}, Team("C1", "E1", "E1"), 0.0),
    ("single_cover", {}, Team("C2", "E3"), 0.5),  # seat A alone, g = 0.5
    ("travel_hours", {}, Team("C1", "E1", "E2"), 0.25),  # 15 minutes each
    ("travel_hours", {}, Team("C1", "E1", "E3"), 0.625),  # (15 + 60) / 2 minutes
    ("travel_hours", {"a_share": 0.8}, Team("C1", "E1", "E3"), 0.4),  # 0.8 · 15 + 0.2 · 60 = 24
    ("travel_hours", {}, Team("C2", "E1"), 0.5),  # all of 60 minutes, g = 0.5
    ("bid_shortfall", {}, Team("C1", "E1", "E2"), 0.5),  # A bids 5 of 5, B not
    ("bid_shortfall", {"a_share": 0.8}, Team("C1", "E1", "E2"), 0.2),
    (
        "bid_shortfall",
        {"changes": {("bids", "E1"): {"interest": 2}}},
        Team("C1", "E1", "E2"),
        0.8,  # 0.5 · (1 − 0.4) + 0.5
    ),
    ("bid_shortfall", {}, Team("C2", "E3"), 0.5),  # no bid, g = 0.5
    (
        "bid_shortfall",
        {"bids": {"indicator_share": 1.0, "indicators": {"performance": 1}}},
        Team("C1", "E1", "E2"),
        0.6,  # merit 80: A bids 4 of 5, 0.5 · (1 − 0.8) + 0.5
    ),
    (
        "bid_shortfall",
        {"bids": {"indicator_share": 1.0, "indicators": {"care_hours": 1}}},
        Team("C1", "E1", "E2"),
        0.5,  # E1 has the most hours and so merit 100
    ),
    ("bid_shortfall", {"bids": {}}, Team("C1", "E1", "E2"), 0.5),  # no panel: in full
    ("changed_seats", {}, Team("C1", "E3", "E2"), 0.0),  # E3 stays; B was nobody's
    ("changed_seats", {}, Team("C1", "E1", "E3"), 1.0),  # E3 moves to B
    (
        "changed_seats",
        {"more": {"incumbents": [{"client": "C1", "engineer": "E2", "seat": "B"}]}},
        Team("C1", "E2", "E3"),
        2.0,
    ),
    ("pair_tension", {}, Team("C1", "E1", "E2"), 1.0),
    ("pair_tension", {}, Team("C1", "E2", "E1"), 1.0),  # a tie holds both ways
    ("pair_tension", {}, Team("C1", "E1", "E3"), 0.0),
    (
        "pair_tension",
        {"more": {"relations": [{"engineer": "E3", "other": "C2", "kind": "prefer"}]}},
        Team("C2", "E3"),
        -1.0,
    ),
    (
        "pair_tension",
        {"more": {"relations": [{"engineer": "E2", "other": "C1", "kind": "prefer"}]}},
        Team("C1", "E1", "E2"),
        0.0,  # one avoid, one prefer
    ),
]


@pytest.mark.parametrize(("name", "changes", "team", "points"), CASES)
def test_case(name: str, changes: dict[str, Any], team: Team, points: float) -> None:
    facts = Facts(season(**changes))
    assert BY_NAME[name].points_of(facts, team) == pytest.approx(points)


@pytest.mark.parametrize(
    ("percent", "points"),
    [(0, 0), (80, 0), (81, 1), (90, 10), (91, 13), (100, 40)],  # 100: 20 + 2 · 10
)
def test_overload_counts_from_80_and_more_from_90_percent(percent: int, points: float) -> None:
    made = season()
    hours = SeasonArrays.of(made).care_hours * percent / 100
    assert overload.points_of(Facts(made), "E2", 0.6 * percent) == pytest.approx(points)
    assert overload.points(SeasonArrays.of(made), hours) == pytest.approx(np.full(3, points))


def test_overload_of_an_engineer_without_hours_is_0() -> None:
    made = season({("engineers", "E1"): {"care_hours": 0}})
    assert overload.points_of(Facts(made), "E1", 0.0) == 0.0
    assert overload.points(SeasonArrays.of(made), np.zeros(3)).tolist() == [0, 0, 0]


def test_leaving_a_client_out_costs_its_importance() -> None:
    assert unserved_importance.points_of(Facts(season()), "C2") == pytest.approx(0.5)


def test_weighted_points_are_those_of_the_shapes_asked_for() -> None:
    arrays = SeasonArrays.of(season(weights={"travel_hours": 0}))
    teams = Teams(np.array([0]), np.array([0]), np.array([1]))  # C1, E1, E2
    # single_cover 40 · 0.4; bids 20 · 0.5 and E3 replaced 25; E1 avoids E2 15: see hand_season.
    parts = [team_points(arrays, teams, (shape,)) for shape in ("coverage", "seats", "ties")]
    assert np.concatenate(parts) == pytest.approx([16, 35, 15])
    assert team_points(arrays, teams) == pytest.approx([66])


def test_every_term_has_a_weight_of_its_name() -> None:
    rules = season(weights={"travel_hours": 7}).rulebook.assignment
    assert weight(rules, "travel_hours") == 7.0
    assert set(ALL_TERMS) <= set(Weights.model_fields)


GROUPED = Workforce(group_of={"E2": "G1", "E3": "G1"}, duty_hours={"E1": 70, "E2": 57})


@pytest.mark.parametrize(
    ("team", "points"),
    [
        (Team("C1", "E2", "E2"), 0.0),  # cable by E3 of the group
        (Team("C1", "E1", "E2"), 0.0),  # both covered by E1, who is in no group
        (Team("C1", "E2", "E1"), 0.0),
        (Team("C3", "E2", "E3"), 0.2),  # data at level 5 is held by nobody
        (Team("C2", "E1"), 0.5),  # cable at level 4: E1 has level 3 and nobody behind them
        (Team("C2", "E2"), 0.0),  # E3 of the group
    ],
)
def test_outside_group_counts_what_neither_team_nor_the_group_of_a_covers(
    team: Team, points: float
) -> None:
    facts = Facts(season().arranged(GROUPED))
    assert outside_group.points_of(facts, team) == pytest.approx(points)


def test_without_groups_nobody_stands_behind_anybody() -> None:
    assert outside_group.points_of(Facts(season()), Team("C1", "E2", "E2")) == pytest.approx(0.4)
    assert [term.NAME for term in terms_in(False)] == list(BY_NAME)
    assert terms_in(True)[-1] is outside_group
    assert set(all_terms_in(True)) - set(ALL_TERMS) == {"outside_group"}


def test_duty_counts_as_time_that_is_carried() -> None:
    made = season().arranged(GROUPED)
    # E1 70 + 15 of 100: 5; E2 57 + 0 of 60 = 95 %: 15 + 2 · 5; E3 0 + 40 of 50: 0.
    carried = {"E1": 15.0, "E2": 0.0, "E3": 40.0}
    plain = [overload.points_of(Facts(made), who, hours) for who, hours in carried.items()]
    assert plain == pytest.approx([5, 25, 0])
    assert overload.points(SeasonArrays.of(made), np.array([15.0, 0, 40])) == pytest.approx(plain)


def test_what_is_said_of_overload_counts_duty_as_the_points_do() -> None:
    facts = Facts(season().arranged(GROUPED))
    for who, carried in (("E1", 15.0), ("E2", 0.0), ("E2", 3.0), ("E3", 40.0), ("E3", 50.0)):
        said = list(overload.justify(facts, who, carried))
        points = overload.points_of(facts, who, carried)
        assert sum(one.points for one in said) == pytest.approx(points)
    # E1 70 + 15 of 100 hours: 5 % past 80 %.
    (only,) = overload.justify(facts, "E1", 15.0)
    assert only.clause == "E1 carries 15 hours and has 70 hours of duty, of 100: 5 % past 80 %"
    assert only.facts["duty_hours"] == 70


def test_both_forms_agree_on_every_team_with_groups_behind_it() -> None:
    for seed in range(20):
        found = grouped(seed).with_the_right_seats()
        for term in terms_in(True):
            plain = [term.points_of(found.facts, team) for team in found.teams]
            points = term.points(found.arrays, found.positions)
            assert points == pytest.approx(plain, rel=1e-9, abs=1e-9), (term.NAME, seed)

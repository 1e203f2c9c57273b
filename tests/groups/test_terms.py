"""Each term of a group, worked out by hand."""

from __future__ import annotations

import pytest

from ce_opt.groups import Group, GroupFacts
from ce_opt.groups.terms import (
    client_minutes,
    drawn_leader,
    group_terms,
    home_minutes,
    joined,
    moved_people,
    weak_cover,
)
from groups.small import client, engineer, season_of, skilled

GROUPS = (Group("G1", ("E1", "E2", "E3"), "E1"), Group("D1-1", ("E4",), "E4"))


@pytest.fixture(scope="module")
def facts() -> GroupFacts:
    """E1, E2 live in the north, E3 on the hill, E4 on the shore; E2 served C1 and C2."""
    homes = {"E1": "north", "E2": "north", "E3": "hill", "E4": "shore"}
    season = season_of(
        {
            "engineers": [
                engineer(who, district=home, entry="support" if who == "E4" else "designated")
                for who, home in homes.items()
            ],
            "skills": skilled(
                {
                    "E1": {"data": 5, "cable": 3},
                    "E2": {"data": 2},
                    "E3": {"data": 3},
                    "E4": {"data": 4},
                }
            ),
            "clients": [client("C1", "shore"), client("C2", "hill")],
            "incumbents": [
                {"client": "C1", "engineer": "E2", "seat": "A"},
                {"client": "C2", "engineer": "E2", "seat": "B"},
            ],
            "last_groups": [
                {"engineer": "E1", "group": "G1", "role": "leader"},
                {"engineer": "E2", "group": "G2", "role": "member"},
                {"engineer": "E4", "group": "G1", "role": "member"},
            ],
        },
        shortages="accept",
    )
    return GroupFacts(season)


def test_a_group_meets_where_its_trips_weigh_least(facts: GroupFacts) -> None:
    # north: 10 + 10 + 40 + 0.5 · mean(25, 40) = 76.25; hill: 40 + 40 + 15 + 0.5 · mean(55, 15)
    # = 112.5; shore: 25 + 25 + 55 + 0.5 · mean(12, 55) = 121.75
    assert facts.meeting_place("D1", GROUPS[0]) == "north"
    assert facts.meeting_place("D1", GROUPS[1]) == "shore"


def test_minutes_are_those_of_an_average_group(facts: GroupFacts) -> None:
    # Four people in two groups: two in an average one.
    assert home_minutes.points_of(facts, GROUPS, GROUPS[0]) == pytest.approx(60 / 2)
    assert home_minutes.points_of(facts, GROUPS, GROUPS[1]) == pytest.approx(12 / 2)
    assert client_minutes.points_of(facts, GROUPS, GROUPS[0]) == pytest.approx(32.5 / 2)
    assert client_minutes.points_of(facts, GROUPS, GROUPS[1]) == 0


def test_weakness_is_what_lacks_of_a_fair_part(facts: GroupFacts) -> None:
    # Levels from 3 on: data 3 + 0 + 1 in G1 and 2 in the other, fair 3; cable 1 and 0, fair 0.5.
    assert weak_cover.points_of(facts, GROUPS, GROUPS[0]) == 0
    assert weak_cover.points_of(facts, GROUPS, GROUPS[1]) == pytest.approx((1 / 3 + 1) / 2)


def test_moved_is_who_was_in_a_group_and_is_in_another_now(facts: GroupFacts) -> None:
    assert moved_people.points_of(facts, GROUPS, GROUPS[0]) == 1  # E2; E1 stays, E3 is new
    assert moved_people.points_of(facts, GROUPS, GROUPS[1]) == 1  # E4


def test_a_leader_by_entry_costs_nothing(facts: GroupFacts) -> None:
    assert drawn_leader.points_of(facts, GROUPS, GROUPS[0]) == 1
    assert drawn_leader.points_of(facts, GROUPS, GROUPS[1]) == 0
    nobody = Group("G1", ("E1",))
    assert drawn_leader.points_of(facts, (nobody,), nobody) == 0


def test_the_dearest_group_weighs_more_than_the_average(facts: GroupFacts) -> None:
    assert facts.rules.weakest_share == 0.6
    # 0.4 · mean(10, 40) + 0.6 · 40 = 10 + 24
    assert joined(facts, [10, 40]) == pytest.approx(34)
    assert joined(facts, []) == 0


def test_weights_are_applied(facts: GroupFacts) -> None:
    assert group_terms(facts, GROUPS, GROUPS[0]) == pytest.approx(
        {
            "home_minutes": 30,
            "client_minutes": 0.5 * 16.25,
            "weak_cover": 0,
            "moved_people": 5,
            "drawn_leader": 30,
        }
    )

"""Single questions about a season."""

from __future__ import annotations

import pytest

from ce_opt.groups import Group, GroupFacts
from groups.small import engineer, season_of, skilled


@pytest.fixture(scope="module")
def facts() -> GroupFacts:
    season = season_of(
        {
            "engineers": [
                engineer("E1", entry="support"),
                engineer("E2", care_hours=23.9),
                engineer("E3", district="hill"),
                engineer("E4"),
            ],
            "skills": skilled(
                {who: {"data": 4} for who in ("E1", "E2", "E3")} | {"E4": {"cable": 5, "data": 3}}
            ),
            "leave": [
                # Ten days and, overlapping, five more of the 100 from 1 January to 10 April.
                {"engineer": "E1", "start": "2025-12-20", "end": "2026-01-10"},
                {"engineer": "E1", "start": "2026-01-06", "end": "2026-01-15"},
                {"engineer": "E3", "start": "2026-03-01", "end": "2026-03-26"},
            ],
            "last_groups": [
                {"engineer": "E1", "group": "G1", "role": "leader"},
                {"engineer": "E1", "group": "support", "role": "support"},
            ],
        },
        cover_levels={"cable": 2},
        cover_counts={"data": 3},
    )
    return GroupFacts(season)


def test_days_on_leave_count_once_and_within_the_season(facts: GroupFacts) -> None:
    assert facts.away == {"E1": pytest.approx(0.15), "E3": pytest.approx(0.26)}


def test_what_keeps_people_from_leading(facts: GroupFacts) -> None:
    reasons = {who: facts.keeps_from_leading(who) for who in facts.engineers}
    assert reasons == {"E1": "", "E2": "hours", "E3": "leave", "E4": "craft"}
    assert facts.may_lead("E1")


def test_cover_is_that_of_the_rule_book(facts: GroupFacts) -> None:
    assert facts.cover("D1") == (("cable", 2, 1), ("data", 3, 3))


def test_places_are_where_people_live_and_the_department_sits(facts: GroupFacts) -> None:
    assert facts.meeting_places("D1") == ("hill", "north")
    assert facts.trip_home("E3", "north") == 40
    assert facts.trip_to_clients("E3", "north") == 0


def test_last_groups_are_the_virtual_ones(facts: GroupFacts) -> None:
    assert facts.last_group == {"E1": "G1"}
    assert facts.heirs == {"G1": "D1"}


def test_the_department_of_a_group_is_that_of_its_people(facts: GroupFacts) -> None:
    assert facts.department_of(Group("G", ("E1", "E2"), "E1")) == "D1"
    assert facts.department_of(Group("G", ("E9",))) == ""

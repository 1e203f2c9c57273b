"""A department as positions and numbers says what the facts say of each person."""

from __future__ import annotations

import pytest

from ce_opt.groups import GroupFacts
from ce_opt.groups.department import Department, Minutes
from groups.small import season_of, small_departments


def test_numbers_are_those_of_the_facts() -> None:
    for seed in range(4):
        rows, rules = small_departments(seed, departments=3)
        facts = GroupFacts(season_of(rows, **rules))
        minutes = Minutes.of(facts)
        for name in facts.staff:
            found = Department.of(facts, minutes, name)
            places = facts.meeting_places(name)
            assert found.people == facts.staff[name]
            assert {found.people[i] for i in found.leaders} == {
                who for who in found.people if facts.may_lead(who)
            }
            for i, who in enumerate(found.people):
                assert found.home[i] == pytest.approx([facts.trip_home(who, m) for m in places])
                trips = [facts.trip_to_clients(who, m) for m in places]
                assert found.clients[i] == pytest.approx(trips)
                levels = [facts.level(who, need.specialty) for need in found.cover]
                assert list(found.level[i]) == levels
                assert found.newcomers[i] == (who not in facts.last_group)


def test_guests_come_last_and_whoever_is_lent_is_away() -> None:
    rows, rules = small_departments(1, departments=2)
    facts = GroupFacts(season_of(rows, **rules))
    home, other = facts.staff["D1"], facts.staff["D2"]
    found = Department.of(facts, Minutes.of(facts), "D1", [other[0]], [home[0]])
    assert found.people == (*home[1:], other[0])
    assert found.own == len(home) - 1
    assert list(found.guests) == [len(home) - 1]

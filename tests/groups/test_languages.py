"""Shortages, notes and breaches of the groups, in both languages."""

from __future__ import annotations

import pytest

from both_languages import same_facts
from ce_opt.groups import Group, GroupFacts, breaches
from ce_opt.groups.division import Division
from ce_opt.groups.notes import group_notes
from ce_opt.groups.shortages import counted, merging, of_draft, of_duty
from groups.test_rules import SOUND, facts_of
from groups.test_rules import groups as divided
from groups.test_shortages import ABLE, CASES, staffed

PEOPLE = ("E1", "E2", "E3", "E4", "E5", "D1", "D2", "Z1", "data", "cable")


@pytest.mark.parametrize("name", CASES)
def test_what_is_short_by_counting_says_the_same(name: str) -> None:
    facts = GroupFacts(CASES[name][0])
    short = [("leader", "", 1), ("cover", "cable", 2), ("size", "", 1)]
    same_facts(
        lambda: [*map(str, counted(facts)), *map(str, of_draft(facts, "D1", 1, short))], *PEOPLE
    )


def test_conflicts_hours_and_support_say_the_same() -> None:
    odd = facts_of(max_size=3, cover_people=2)
    same_facts(lambda: [str(one) for one in of_draft(odd, "D1", 2, [("size", "", 1)])], *PEOPLE)
    poor = GroupFacts(staffed({"E1": ABLE, "E2": ABLE}, support_hours=150, support_level=5))
    drafted = Division((Group("D1-1", ("E1", "E2"), "E1"),), ("E1", "Z1"), "Z1", ())
    same_facts(lambda: [str(one) for one in of_duty(poor, drafted)], *PEOPLE)
    same_facts(lambda: [str(one) for one in counted(poor)], *PEOPLE)


def test_notes_beyond_those_that_are_shown_are_counted_in_both() -> None:
    season = staffed({"E1": {"data": 1}}, support_level=5, cover_levels={"cable": 5, "data": 5})
    notes = same_facts(lambda: [str(note) for note in group_notes(season)], *PEOPLE)
    assert any("请看 ce-opt groups" in note for note in notes) == (len(notes) > 5)


def test_a_department_without_a_neighbour() -> None:
    facts = GroupFacts(CASES["too small"][0])
    facts.staff["D2"] = ()
    same_facts(lambda: [merging(facts, "D1")])


BROKEN = (
    divided(Group("D1-1", ("E1", "E2"), "E1"), SOUND.groups[1]),
    divided(SOUND.groups[0], Group("D1-2", ("E3", "E4", "E9"), "E3")),
    divided(SOUND.groups[0], Group("D1-2", ("E3", "E4"))),
    divided(SOUND.groups[0], Group("D1-2", ("E3", "E4"), "E4")),
    divided(Group("D1-1", ("E1", "E2", "E3"), "E1"), Group("D1-2", ("E4", "E5"), "E1")),
    divided(Group("D1-1", ("E1", "E2"), "E1"), Group("D1-2", ("E3", "E4", "E5"), "E3")),
    divided(Group("D1-1", ("E1", "E2", "E3", "E5"), "E1"), Group("D1-2", ("E4",), "E4")),
    Division(SOUND.groups, ("E1", "E2", "E3", "E4", "E5"), "E1", ()),
    Division(SOUND.groups, ("E2",), "", ("E4", "E5")),
)


@pytest.mark.parametrize("place", range(len(BROKEN)))
def test_breaches_say_the_same(place: int) -> None:
    facts = facts_of(max_size=3, cover_people=2)
    same_facts(lambda: [one.sentence for one in breaches(facts, BROKEN[place])], *PEOPLE)

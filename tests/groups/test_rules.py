"""Each rule of the groups, at the edge and just past it, in its plain form."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ce_opt.groups import Division, Group, GroupFacts, breaches
from groups.small import engineer, season_of, skilled

PEOPLE = ("E1", "E2", "E3", "E4", "E5")
SOUND = Division(
    (Group("D1-1", ("E1", "E2", "E5"), "E1"), Group("D1-2", ("E3", "E4"), "E3")),
    ("E1", "E2", "E3"),
    "E2",
    ("E4",),
)


def facts_of(**rules: object) -> GroupFacts:
    """E1 to E4 of D1 hold data 4 and cable 3; E2 and E5 are in conflict with E4; E6 is of D2."""
    held = {who: {"data": 4 if who in "E1 E2 E3" else 3, "cable": 3} for who in PEOPLE}
    season = season_of(
        {
            "departments": [
                {"department": name, "name": name, "district": "north"} for name in ("D1", "D2")
            ],
            "engineers": [
                engineer(who, entry="support" if who == "E1" else "designated") for who in PEOPLE
            ],
            "skills": skilled(held),
            "relations": [{"engineer": "E5", "other": "E4", "kind": "conflict"}],
        },
        **({"support_level": 4, "support_people": 2, "working_group": ["E4"]} | rules),
    )
    return GroupFacts(season)


@pytest.fixture(scope="module")
def facts() -> GroupFacts:
    return facts_of(max_size=3, cover_people=2)


def told(facts: GroupFacts, division: Division) -> list[tuple[str, str]]:
    return [(breach.rule, breach.subject) for breach in breaches(facts, division)]


def groups(*parts: Group) -> Division:
    return replace(SOUND, groups=parts)


def test_a_sound_division_breaks_nothing(facts: GroupFacts) -> None:
    # Nobody holds cable at level 4: the best there are, at level 3, stand in.
    assert told(facts, SOUND) == []


UNEVEN = groups(Group("D1-1", ("E1", "E2", "E3", "E5"), "E1"), Group("D1-2", ("E4",), "E4"))


@pytest.mark.parametrize(
    ("division", "rule", "subject"),
    [
        (groups(Group("D1-1", ("E1", "E2"), "E1"), SOUND.groups[1]), "whole_department", "E5"),
        (
            groups(SOUND.groups[0], Group("D1-2", ("E3", "E4", "E5"), "E3")),
            "whole_department",
            "E5",
        ),
        (
            groups(SOUND.groups[0], Group("D1-2", ("E3", "E4", "E9"), "E3")),
            "whole_department",
            "E9",
        ),
        (groups(SOUND.groups[0], Group("D1-2", ("E3", "E4"))), "leader", "D1-2"),
        (groups(SOUND.groups[0], Group("D1-2", ("E3", "E4"), "E4")), "leader", "E4"),
        (
            groups(Group("D1-1", ("E1", "E2", "E3"), "E1"), Group("D1-2", ("E4", "E5"), "E1")),
            "leader",
            "E1",
        ),
        (UNEVEN, "size", "D1-1"),
        (UNEVEN, "size", "D1-2"),
        (UNEVEN, "cover", "D1-2"),
        (
            groups(Group("D1-1", ("E1", "E2"), "E1"), Group("D1-2", ("E3", "E4", "E5"), "E3")),
            "no_conflict",
            "E4",
        ),
        (replace(SOUND, support=("E1", "E2", "E3", "E4", "E5")), "no_conflict", "E4"),
        (replace(SOUND, support=("E2", "E3")), "support_cover", "E1"),
        (replace(SOUND, support=("E1", "E2")), "leader", "E3"),
        (replace(SOUND, support_leader="E1"), "support_cover", "support"),
        (replace(SOUND, support_leader=""), "support_cover", "support"),
        (replace(SOUND, working=()), "working_group", "working"),
        (replace(SOUND, working=("E4", "E5")), "working_group", "working"),
    ],
)  # fmt: skip
def test_each_rule_names_who_breaks_it(
    facts: GroupFacts, division: Division, rule: str, subject: str
) -> None:
    assert (rule, subject) in told(facts, division)


def test_what_may_be_short_is_passed_over_where_it_is_accepted() -> None:
    accepting = facts_of(max_size=3, cover_people=2, shortages="accept")
    small = groups(Group("D1-1", ("E1", "E2", "E3", "E5"), "E1"), Group("D1-2", ("E4",)))
    assert told(accepting, replace(small, support=("E1", "E2"))) == []
    at_odds = groups(Group("D1-1", ("E1", "E2"), "E1"), Group("D1-2", ("E3", "E4", "E5"), "E3"))
    assert told(accepting, at_odds) == [("no_conflict", "E4")]


def test_support_is_asked_of_the_best_there_are(facts: GroupFacts) -> None:
    # E1, E2 and E3 hold data at level 4; without the latter two the group has one of two.
    alone = replace(SOUND, support=("E1",), support_leader="E1")
    assert ("support_cover", "data") in told(facts, alone)
    # Of cable the audit does not say so: E4 and E5, who hold it as well, must not both be drawn.
    assert ("support_cover", "cable") not in told(facts, alone)


def test_a_leader_may_come_from_another_department(facts: GroupFacts) -> None:
    lent = facts_of(max_size=3, cover_people=2)
    lent.engineers["E1"]["department"] = "D2"
    assert [rule for rule, _ in told(lent, SOUND)] == []
    moved = groups(Group("D1-1", ("E1", "E2", "E5"), "E2"), SOUND.groups[1])
    assert ("whole_department", "E1") in told(lent, moved)

"""What is short is named with the nearest cure."""

from __future__ import annotations

import pytest

from ce_opt.groups import GroupFacts
from ce_opt.groups.form import form_groups
from ce_opt.groups.notes import group_notes
from ce_opt.groups.shortages import counted
from ce_opt.season import Season
from groups.small import engineer, season_of, skilled


def staffed(
    held: dict[str, dict[str, int]], leave: tuple[str, ...] = (), **rules: object
) -> Season:
    """Everybody of D1 by the levels held; D2 is an office of one, who leads and covers all."""
    rows = {
        "departments": [
            {"department": "D1", "name": "one", "district": "north"},
            {"department": "D2", "name": "two", "district": "shore"},
        ],
        "engineers": [engineer(who) for who in held]
        + [engineer(who, "D2", entry="support") for who in ("Z1", "Z2")],
        "skills": skilled(held | {who: {"data": 4, "cable": 4} for who in ("Z1", "Z2")}),
        "leave": [{"engineer": who, "start": "2026-01-01", "end": "2026-03-01"} for who in leave],
    }
    return season_of(rows, **rules)


ABLE = {"data": 4, "cable": 3}
CASES = {
    "too small": (
        staffed({"E1": ABLE}),
        "size",
        "department D1 has 1 engineers, a group has 2 to 10 people",
        "merge D1 with D2 (25 minutes away), or set groups.min_size to 1",
    ),
    "not divisible": (
        staffed({f"E{n}": ABLE for n in range(1, 6)}, min_size=3, max_size=4),
        "size",
        "the 5 engineers of D1 do not make 2 groups of 3 to 4 people",
        "set groups.min_size to 2, or groups.max_size to 5",
    ),
    "minimum above the department": (
        staffed({"E1": ABLE, "E2": ABLE}, min_size=8),
        "size",
        "department D1 has 2 engineers, a group has 8 to 10 people",
        "set groups.min_size to 2",
    ),
    "no leader": (
        staffed({"E1": {"data": 3, "cable": 3}, "E2": {"data": 2, "cable": 3}}),
        "leader",
        "department D1 has 1 virtual group without a leader",
        "train E1 in data by 1 level",
    ),
    "leader on leave": (
        staffed({"E1": ABLE, "E2": {"data": 2, "cable": 3}}, ("E1",)),
        "leader",
        "department D1 has 1 virtual group without a leader",
        "let E1 lead, who is away 60% of the season (groups.max_leader_leave is 25%)",
    ),
    "specialty": (
        staffed({"E1": {"data": 4}, "E2": {"data": 3, "cable": 2}}),
        "cover",
        "department D1 lacks 1 person who holds cable at level 3 for its groups, 0 do",
        "train E2 in cable by 1 level",
    ),
    "specialty that nobody holds": (
        staffed({"E1": ABLE, "E2": ABLE}, cover_levels={"cable": 5}),
        "cover",
        "nobody of the season does",
        "train E1 in cable by 2 levels",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_shortage_is_named_with_the_nearest_cure(name: str) -> None:
    season, kind, sentence, cure = CASES[name]
    found = form_groups(season)
    shorts = [one for one in found.refusals if (one.kind, one.department) == (kind, "D1")]
    assert len(shorts) == 1
    assert sentence in shorts[0].sentence
    assert cure in shorts[0].cure
    said = [str(one) for one in counted(GroupFacts(season)) if one.kind == kind]
    assert kind == "leader" or str(shorts[0]) in said


def test_the_support_group_is_short_of_what_nobody_holds_at_its_level() -> None:
    season = staffed({"E1": ABLE, "E2": ABLE}, support_level=5, support_people=1)
    shorts = [one for one in form_groups(season).shortages if one.kind == "support"]
    assert [one.specialty for one in shorts] == ["cable", "data"]
    assert "0 of 1 people who hold cable at level 5" in shorts[0].sentence
    assert shorts[0].cure == "train Z1 in cable by 1 level"
    assert form_groups(season).refusals == ()


def test_hours_that_duty_takes_beyond_what_somebody_has_are_named() -> None:
    season = staffed({"E1": ABLE, "E2": ABLE}, support_hours=150)
    found = form_groups(season)
    short = next(one for one in found.refusals if one.kind == "hours")
    assert "Z1 has 100 care hours, leading and support duty take 1" in short.sentence
    assert found.duty_hours["Z1"] == 100


def test_notes_are_said_where_the_section_stands() -> None:
    sentence = "department D1 has 1 engineers, a group has 2 to 10 people"
    assert any(sentence in note.sentence for note in group_notes(staffed({"E1": ABLE})))
    assert group_notes(staffed({"E1": ABLE}, section=False)) == []

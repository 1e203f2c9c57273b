"""Pins are read, and nonsense is refused with the two rows that clash."""

from __future__ import annotations

import pytest

from ce_opt.errors import UsageError
from ce_opt.season import Season
from ce_opt.whatif.pins import Pin, changes_of, clashes, pins_of
from ce_opt.whatif.recipes import leaver
from ce_opt.whatif.seats import Seats
from plan.hand_season import TEAMS, season

PUBLISHED = Seats(tuple(TEAMS))


def pins(*words: str, given: Season | None = None) -> tuple[Pin, ...]:
    return pins_of(words, PUBLISHED, given or season())


def test_a_client_a_seat_and_an_engineer_are_kept() -> None:
    assert pins("C1") == (Pin("C1", "A", "E1"), Pin("C1", "B", "E2"))
    assert pins("C1:b") == (Pin("C1", "B", "E2"),)
    assert pins("E3") == (Pin("C2", "A", "E3"),)
    assert pins("C1:A=E2") == (Pin("C1", "A", "E2"),)
    assert pins("C1", "E1", "C1:A") == (Pin("C1", "A", "E1"), Pin("C1", "B", "E2"))


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("C01", 'there is no client or engineer "C01" (nearest: "C1")'),
        ("E1:A", 'there is no client or engineer "E1"'),
        ("C1=E1", 'there is no client or engineer "C1"'),
        ("C3", "there is nothing to keep, the plan has nobody there"),
        ("C2:B", "C2 has seat A alone"),
        ("C1:X", 'there is no seat "X"'),
    ],
)
def test_a_pin_that_says_nothing_is_refused(word: str, says: str) -> None:
    with pytest.raises(UsageError) as raised:
        pins(word)
    assert says in str(raised.value)


def test_pins_are_required_designations() -> None:
    found = season().with_changes(*changes_of(pins("C1"))).designations
    assert found["engineer"].tolist() == ["E1", "E2"]
    assert set(found["kind"]) == {"required"}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["C1"], []),
        (["C1:A", "C1:A=E2"], ["pin C1:A=E2 clashes with pin C1:A=E1"]),
        (["C1:A=E1", "C1:B=E1"], ["pin C1:B=E1 clashes with pin C1:A=E1"]),
        (
            ["C2:A=E1"],
            [
                "pin C2:A=E1 clashes with needs row C2, cable: E1 is A of C2 and holds cable at "
                "level 3, the primary need is level 4"
            ],
        ),
        (
            ["C1:B=E3"],
            [
                "pin C1:B=E3 clashes with season.toml assignment.max_travel_minutes: E3, B of C1, "
                "travels 60.0 minutes, the limit is 40"
            ],
        ),
        (
            ["C3:A=E1"],
            [
                "pin C3:A=E1 clashes with designations row C3, E1, any, forbidden: E1 is forbidden "
                "at a seat of C3 and holds A"
            ],
        ),
        (
            ["C4:A=E2"],
            ["pin C4:A=E2 clashes with clients row C4: C4 must not be served and has a team"],
        ),
        (["C9:A=E1"], ['pin C9:A=E1: there is no client "C9"']),
        (["C2:B=E1"], ["pin C2:B=E1 clashes with clients row C2: it has seats A"]),
        (
            ["C3:A=E2", "C3:B=E3"],
            [
                "pin C3:A=E2 clashes with relations row E2, C3: E2 and C3 are in conflict, both "
                "are in the team of C3"
            ],
        ),
    ],
)
def test_what_cannot_be_kept_is_said_with_both_rows(words: list[str], says: list[str]) -> None:
    more = {
        "designations": [{"client": "C3", "engineer": "E1", "seat": "any", "kind": "forbidden"}],
        "relations": [{"engineer": "E2", "other": "C3", "kind": "conflict"}],
        "skills": [{"engineer": "E3", "specialty": "power", "level": 1}],
        "needs": [],
    }
    given = season({("needs", "C3"): {"level": 2}}, more, max_travel_minutes=40)
    found = clashes(given, pins_of(words, PUBLISHED, given))
    assert len(found) >= len(says)
    for line in says:
        assert any(one.startswith(line) for one in found), found
    assert bool(found) == bool(says)


def test_two_pins_in_conflict_are_named_together() -> None:
    given = season(more={"relations": [{"engineer": "E1", "other": "E3", "kind": "conflict"}]})
    (found,) = clashes(given, pins("C1:A=E1", "C1:B=E3"))
    assert found.startswith("pin C1:A=E1 clashes with pin C1:B=E3: E1 and E3 are in conflict")


def test_pins_that_take_too_many_hours_are_named_with_the_person() -> None:
    # E3 as B of C1 takes 50 hours and as A of C2 10 more, and has 50.
    assert clashes(season(), pins("C2", "C1:B=E3")) == [
        "pin C2:A=E3 and pin C1:B=E3 clash with engineers row E3: care_hours is 50"
    ]
    capped = season({("engineers", "E1"): {"max_clients": 1}, ("needs", "C3"): {"level": 3}})
    assert clashes(capped, pins("C1:A", "C3:A=E1")) == [
        "pin C1:A=E1 and pin C3:A=E1 clash with engineers row E1: max_clients is 1"
    ]


def test_a_pin_of_somebody_who_left_is_refused() -> None:
    left, _ = leaver(season(), "E3")
    (found,) = clashes(left, pins("C2"))
    assert found.startswith('pin C2:A=E3: there is no engineer "E3"')

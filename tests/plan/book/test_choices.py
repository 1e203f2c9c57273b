"""The lists of the drop-downs: who is in them, and that a row finds its own."""

from __future__ import annotations

import pytest

from ce_opt.plan.audit.choices import plain_choices
from ce_opt.plan.book.choices import HEADS, MOST_ROWS, choices_of, grid, stacked
from ce_opt.season import Season
from ce_opt.teams.facts import Facts
from plan.hand_season import TEAMS, season
from tiny_seasons import read_tiny_season


def forbid(who: str, seat: str, kind: str = "forbidden") -> dict[str, object]:
    return {"client": "C1", "engineer": who, "seat": seat, "kind": kind}


@pytest.mark.parametrize(
    ("facts", "a", "b"),
    [
        # C1 needs data 3 first: E1 knows 4, E2 3, E3 2. B may be anybody.
        ({}, ("E1", "E2"), ("E1", "E2", "E3")),
        ({"max_travel_minutes": 59}, ("E1", "E2"), ("E1", "E2")),
        ({"max_travel_minutes": 60}, ("E1", "E2"), ("E1", "E2", "E3")),
        ({"more": {"designations": [forbid("E1", "A")]}}, ("E2",), ("E1", "E2", "E3")),
        ({"more": {"designations": [forbid("E1", "any")]}}, ("E2",), ("E2", "E3")),
        (
            {"more": {"designations": [forbid("E1", "A", "required")]}},
            ("E1",),
            ("E1", "E2", "E3"),
        ),
        (
            {"more": {"relations": [{"engineer": "E2", "other": "C1", "kind": "conflict"}]}},
            ("E1",),
            ("E1", "E3"),
        ),
    ],
)
def test_who_may_hold_a_seat(facts: dict[str, object], a: tuple[str], b: tuple[str]) -> None:
    found = choices_of(season(**facts), TEAMS).allowed  # type: ignore[arg-type]
    assert (found["C1", "A"], found["C1", "B"]) == (a, b)
    assert found["C2", "A"] == ("E3",)
    assert found.get(("C2", "B"), ()) == ()  # it has seat A alone
    assert found["C4", "A"] == ()  # it must not be served


@pytest.mark.parametrize("seed", range(60))
def test_arrays_and_plain_words_allow_the_same_people(seed: int) -> None:
    made = read_tiny_season(seed)
    one, other = choices_of(made, []), plain_choices(Facts(made), [])
    assert {seat: who for seat, who in one.allowed.items() if who} == {
        seat: who for seat, who in other.allowed.items() if who
    }
    assert grid(one) == grid(other)


def test_a_row_of_the_sheet_finds_its_own_list() -> None:
    made: Season = season()
    found = choices_of(made, TEAMS)
    rows = grid(found)
    column = [row[HEADS.index("engineer")] for row in rows]
    for row in rows[1 : 1 + len(found.clients)]:
        told = dict(zip(HEADS, row, strict=True))
        for seat in "AB":
            first, length = (told[f"{what}_{seat.lower()}"] for what in ("first", "length"))
            names = [name for name in column[first : first + length] if name]  # type: ignore[operator]
            assert tuple(names) == found.allowed.get((told["client"], seat), ())  # type: ignore[arg-type]
    assert rows[1][5:9] == ["E1", "E2", "E3", ""]  # planned A and B, and E3 was A before


def test_equal_lists_stand_once_and_one_too_many_is_left_out() -> None:
    column, place = stacked([("a", "b"), (), ("a", "b"), ("b",)])
    assert column == ["", "a", "b", "b"]
    assert place == {(): (1, 1), ("a", "b"): (2, 2), ("b",): (4, 1)}
    huge = tuple("x" for _ in range(MOST_ROWS))
    assert huge not in stacked([huge])[1]

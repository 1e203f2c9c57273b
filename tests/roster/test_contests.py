"""Contests are made of the tables as the rule book says."""

from __future__ import annotations

import pytest

from ce_opt.roster.contests import contests, own_covers
from ce_opt.season.rulebook import Roster
from roster.cases import by_hand


def test_the_department_by_hand() -> None:
    season, found = by_hand()
    (contest,) = contests(season, Roster(head_count_of={"D1": 3}), found)
    people = {one.engineer: one for one in contest.candidates}
    assert (contest.department, contest.posts, contest.required) == ("D1", 3, {"data": 1})
    assert [name for name, one in people.items() if one.covers] == ["E1", "E2"]
    assert [name for name, one in people.items() if one.designated] == ["E4"]
    assert people["E3"].keys[0] == 86_500_000
    assert people["E4"].keys[0] == 74_500_000  # (62 + 75 + 86.5) / 3
    assert people["E4"].parts == {}
    assert people["E3"].parts["panel skill"] == pytest.approx(86.5)


def test_support_engineers_hold_no_post_and_count_among_the_covers_unless_told_not_to() -> None:
    season, found = by_hand(people={"E1": {"entry": "support"}})
    for counts, required in ((True, 1), (False, 2)):
        (contest,) = contests(season, Roster(covers=2, support_covers=counts), found)
        assert contest.required == {"data": required}
        assert "E1" not in contest.by_name


def test_an_applicant_whom_nobody_judged_is_no_candidate() -> None:
    season, found = by_hand(people={"E4": {"entry": "applicant"}})
    (contest,) = contests(season, Roster(), found)
    assert list(contest.by_name) == ["E1", "E2", "E3"]


def test_declared_keys_come_before_those_that_nobody_declared() -> None:
    season, found = by_hand(bids={"tie_breaks": ["performance", "panel"]})
    (contest,) = contests(season, Roster(), found)
    assert contest.key_names == (
        "merit", "performance", "panel", "indicators", "performance", "care_hours",
    )  # fmt: skip
    assert contest.declared == 3
    assert contest.by_name["E1"].keys[1:3] == (80_000_000, 62_000_000)


def test_the_level_of_a_cover() -> None:
    season, _ = by_hand()
    assert own_covers(season, Roster(cover_level=4)) == {"E1": frozenset({"data"})}
    assert set(own_covers(season, Roster(cover_level=2))) == {"E1", "E2", "E3"}

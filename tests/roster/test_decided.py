"""What decided, case by case."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ce_opt.roster.choose import choose
from ce_opt.roster.contest import Candidate, Contest
from ce_opt.roster.contests import contests
from ce_opt.roster.decided import decisions
from ce_opt.season.rulebook import Roster
from roster.cases import by_hand, small_contest


def decided(rules: dict[str, Any], **changes: Any) -> dict[str, str]:  # noqa: ANN401
    season, found = by_hand(**changes)
    (contest,) = contests(season, Roster(**rules), found)
    holders = choose(contest)
    assert holders is not None
    return decisions(contest, holders)


@pytest.mark.parametrize(
    ("rules", "right"),
    [
        # E4 comes first; E2 has less merit than E3 and covers data; E1 could have E2's place.
        (
            {"head_count": 2},
            {"E1": "panel skill", "E2": "cover data", "E3": "cover data", "E4": "designated"},
        ),
        # Nothing to cover: E3 has the post that is left, by merit.
        (
            {"head_count": 2, "covers": 0},
            {"E1": "panel skill", "E2": "panel skill", "E3": "panel skill", "E4": "designated"},
        ),
        # E4 takes the only post, and nobody else may have it.
        ({"head_count": 1, "covers": 0}, dict.fromkeys(("E1", "E2", "E3", "E4"), "designated")),
        # All bid: E4 has 74.5, which no criterion says, against E2's 75 and E3's 86.5.
        (
            {"head_count": 2, "bidding_share": 1},
            {"E1": "panel skill", "E2": "merit", "E3": "merit", "E4": "merit"},
        ),
        (
            {},
            {"E1": "no rival", "E2": "no rival", "E3": "no rival", "E4": "designated"},
        ),
        ({"head_count": 0, "covers": 0}, dict.fromkeys(("E1", "E2", "E3", "E4"), "no post")),
    ],
)
def test_by_hand(rules: dict[str, Any], right: dict[str, str]) -> None:
    assert decided(rules) == right


EQUAL = {
    "panel": [
        {"evaluator": "P1", "engineer": f"E{n}", "criterion": "skill", "score": 70}
        for n in (1, 2, 3)
    ]
}


def test_a_declared_tie_break_is_named() -> None:
    # Performance 80, 60 and 90: E3 has the post beside E4, and then E1.
    said = decided({"head_count": 2, "covers": 0}, bids={"tie_breaks": ["performance"]}, **EQUAL)
    assert said["E3"] == said["E2"] == "tie break performance"


def test_what_nobody_declared_is_called_a_tie() -> None:
    said = decided({"head_count": 2, "covers": 0}, **EQUAL)
    assert {said[name] for name in ("E1", "E2", "E3")} == {"tie, parted by indicators"}


def test_people_who_are_equal_in_everything_are_parted_by_id_and_that_is_said() -> None:
    people = tuple(Candidate(f"E{n}", False, (5, 5), frozenset(), {"a": 5.0}) for n in (1, 2, 3))
    contest = Contest("D", people, 1, 0.0, {}, ("merit", "indicators"), 1)
    assert set(decisions(contest, {"E1"}).values()) == {"tie, parted by id"}


def test_several_equal_rivals_are_taken_at_their_mean() -> None:
    # 10 = 6 + 4 against two of 9, (8 + 1) and (2 + 7), on the mean 5 + 4: b leads by nothing.
    parts: list[dict[str, float]] = [{"a": 6, "b": 4}, {"a": 8, "b": 1}, {"a": 2, "b": 7}]
    people = tuple(
        Candidate(f"E{n}", False, (10 if n == 0 else 9,), frozenset(), own)
        for n, own in enumerate(parts)
    )
    contest = Contest("D", people, 1, 0.0, {}, ("merit",), 1)
    assert decisions(contest, {"E0"})["E0"] == "a"


def test_everybody_is_told_something_and_order_changes_nothing() -> None:
    for seed in range(120):
        contest = small_contest(seed)
        holders = choose(contest)
        if holders is not None:
            said = decisions(contest, holders)
            assert said.keys() == contest.by_name.keys()
            assert all(said.values())
            backwards = replace(contest, candidates=contest.candidates[::-1])
            assert decisions(backwards, sorted(holders, reverse=True)) == said

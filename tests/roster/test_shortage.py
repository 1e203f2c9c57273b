"""What cannot be had is named, with a cure that is true."""

from __future__ import annotations

from typing import Any

import pytest

from ce_opt.roster.appointments import appoint
from ce_opt.season.rulebook import Roster
from roster.cases import by_hand


def lacking(rules: dict[str, Any], **changes: Any) -> list[str]:  # noqa: ANN401
    season, found = by_hand(**changes)
    return [str(one) for one in appoint(season, Roster(**rules), found).lacking]


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        (  # E4 has the only post and covers nothing: two posts would do, by E2
            {"head_count": 1},
            "department D1 (1 post) can cover data at level 3 with 0 of 1 people: raise "
            "roster.head_count_of.D1 to 2, or set roster.covers_of.D1 to less",
        ),
        (  # E1 and E2 cover it, E4 comes first: a third post
            {"head_count": 2, "covers": 2},
            "department D1 (2 posts) can cover data at level 3 with 1 of 2 people: raise "
            "roster.head_count_of.D1 to 3, or set roster.covers_of.D1 to less",
        ),
        (  # nobody holds it at 5: E1 at 4 is nearest
            {"cover_level": 5},
            "department D1 (4 posts) can cover data at level 5 with 0 of 1 people: train E1 "
            "(level 4) in data to level 5, or set roster.covers_of.D1 to less",
        ),
        (  # E1 covers it; two more are needed: E2 at 3, E3 at 2
            {"cover_level": 4, "covers": 3},
            "department D1 (4 posts) can cover data at level 4 with 1 of 3 people: train E2 "
            "(level 3) and E3 (level 2) in data to level 4, or set roster.covers_of.D1 to less",
        ),
        (  # four people cannot be five
            {"covers": 5},
            "department D1 (4 posts) can cover data at level 3 with 2 of 5 people: find somebody "
            "else who covers it, or set roster.covers_of.D1 to less",
        ),
    ],
)
def test_by_hand(rules: dict[str, Any], says: str) -> None:
    assert lacking(rules) == [says]


def test_somebody_whom_nobody_judged_is_named_where_they_cover_it() -> None:
    panel = [{"evaluator": "P1", "engineer": "E3", "criterion": "skill", "score": 70}]
    (said,) = lacking({}, panel=panel)
    assert "let the panel judge E1, who covers it" in said


def test_more_bidding_is_named_where_no_more_posts_help() -> None:
    # Designated E4 and E3 come first to two posts out of two; E1 may not be asked beyond.
    people = {"E3": {"entry": "designated"}, "E2": {"entry": "support"}}
    (said,) = lacking({"head_count": 2, "support_covers": False}, people=people)
    assert "raise roster.head_count_of.D1 to 3" in said


def test_the_cure_cures() -> None:
    season, found = by_hand()
    assert appoint(season, Roster(head_count_of={"D1": 2}), found).lacking == ()
    assert appoint(season, Roster(head_count_of={"D1": 3}, covers=2), found).lacking == ()
    skills = [
        {"engineer": name, "specialty": "data", "level": level}
        for name, level in (("E1", 5), ("E2", 3), ("E3", 2))
    ]
    trained, again = by_hand(skills=skills)
    assert appoint(trained, Roster(cover_level=5), again).lacking == ()

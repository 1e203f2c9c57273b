"""The rules of a department's posts, by hand."""

from __future__ import annotations

from typing import Any

import pytest

from ce_opt.roster.contest import Contest, first_designated
from ce_opt.roster.contests import contests
from ce_opt.season.rulebook import Roster
from roster.cases import by_hand


def contest(**rules: Any) -> Contest:  # noqa: ANN401
    season, evaluation = by_hand()
    (found,) = contests(season, Roster(**rules), evaluation)
    return found


def test_posts_are_as_many_as_candidates_where_nothing_is_said() -> None:
    assert contest().posts == 4
    assert contest(head_count=9).posts == 4
    assert contest(head_count=0).posts == 0


@pytest.mark.parametrize(
    ("designated", "share", "posts", "first"),
    [
        (5, 0.0, 9, 5),
        (5, 0.0, 3, 3),
        (5, 0.5, 9, 3),
        (4, 0.75, 9, 1),
        (10, 0.9, 9, 1),
        (5, 1, 9, 0),
    ],
)
def test_who_comes_first(designated: int, share: float, posts: int, first: int) -> None:
    assert first_designated(designated, share, posts) == first


@pytest.mark.parametrize(
    ("holders", "keeps"),
    [
        ({"E4", "E2"}, True),
        ({"E4", "E1"}, True),
        ({"E4", "E3"}, False),  # nobody covers data
        ({"E1", "E2"}, False),  # E4 was designated
        ({"E4", "E1", "E2"}, False),  # three hold two posts
    ],
)
def test_which_holders_keep_the_rules(holders: set[str], keeps: bool) -> None:
    assert contest(head_count=2).keeps_rules(holders) == keeps


def test_what_lacks_is_counted() -> None:
    assert contest(head_count=2, covers=3).missing({"E4", "E2"}) == {"data": 2}


def test_sums_of_keys() -> None:
    # merit 62 + 75, then the undeclared: indicators, performance 80 + 60, care hours 100 + 60
    totals = contest().totals({"E1", "E2"})
    assert (totals[0], totals[2:]) == (137 * 10**6, (140 * 10**6, 160 * 10**6))
    assert contest().totals(()) == (0, 0, 0, 0)

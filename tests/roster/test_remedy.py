"""The smallest change is the smallest, by hand and by trying every step."""

from __future__ import annotations

import math
import random

from ce_opt.roster.remedy import Trial, fewest, remedies, tried
from roster.test_levers import case


def test_by_hand() -> None:
    # E2 holds the post by covering data, with 75; E3 has more merit and lacks one level of data.
    assert [str(one) for one in remedies(case("E3"))] == ["data at level 3 instead of 2"]
    # E1 covers data and has 62. At 75 each it is a tie, which E1's indicators win (80 + …).
    (marks,) = remedies(case("E1"))
    assert str(marks) == "each of your panel marks higher by 13.00 points (at most 100)"
    assert marks.own


def test_where_nothing_of_their_own_helps_the_rule_book_is_named() -> None:
    people = {"E2": {"entry": "designated"}}
    found = remedies(case("E1", people=people))
    assert [(str(one), one.own) for one in found] == [
        # With three, E3 is next; with all bidding, E3 by merit and E2, who covers data.
        ("4 posts in your department instead of 2", False),
    ]


def test_what_lacks_in_merit() -> None:
    one = case("E1")
    assert tried(one.contest, "E1") == Trial(False, 13.0)
    assert tried(one.contest, "E2") == Trial(True, 0.0)
    assert tried(one.contest, "E3") == Trial(False, math.inf)  # not without covering data


def test_the_fewest_steps_are_found_whatever_was_expected_and_in_few_trials() -> None:
    rng = random.Random(3)
    for _ in range(2000):
        most, right = rng.randint(0, 5000), rng.randint(1, 5500)
        power, asked = rng.choice((1.0, 0.5, 1.4)), []

        def trial(step: int, right: int = right, power: float = power) -> Trial:
            asked.append(step)  # noqa: B023
            return Trial(step >= right, max(0, right - step) ** power)

        found = fewest(trial, most, right**power, rng.choice((0.0, 1.0, 0.01)))
        assert found == (right if right <= most else None)
        assert len(asked) <= 60
        assert all(1 <= step <= most for step in asked)

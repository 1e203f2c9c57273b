"""The start."""

from __future__ import annotations

from ce_opt.escalation.sharing.greedy import greedy
from ce_opt.escalation.sharing.sharing import Sharing


def test_the_largest_first_to_whoever_has_least() -> None:
    # 5 to person 0 (the first), 4 to person 1, 3 to person 1 (7 against 8), 1 to person 0.
    sharing = Sharing((1, 3, 4, 5), ((0, 1),) * 4, ((0, 0),) * 4, (99, 99))
    assert greedy(sharing) == [0, 1, 1, 0]


def test_what_is_free_comes_before_the_load() -> None:
    assert greedy(Sharing((5,), ((0, 1),), ((0, 9),), (4, 5))) == [1]


def test_cost_parts_equal_loads() -> None:
    assert greedy(Sharing((5,), ((0, 1),), ((2, 1),), (9, 9))) == [1]

from __future__ import annotations

import pytest

from ce_opt.bids.results import result_of


@pytest.mark.parametrize(
    ("rank", "awarded", "result"),
    [(1, {"E1"}, "awarded"), (1, {"E2"}, "reserve"), (0, {"E1"}, "not"), (0, set(), "not")],
)
def test_what_came_of_a_bid(rank: int, awarded: set[str], result: str) -> None:
    assert result_of("E1", rank, awarded) == result

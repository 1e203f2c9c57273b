from __future__ import annotations

import pytest

from ce_opt.bids.results import result_of


@pytest.mark.parametrize(
    ("rank", "awarded", "reserves", "result"),
    [
        (1, {"E1"}, None, "awarded"),
        (1, {"E2"}, None, "reserve"),
        (0, {"E1"}, None, "not"),
        (2, {"E2"}, {"E1"}, "reserve"),
        (2, {"E2"}, {"E3"}, "not"),
        (0, {"E2"}, {"E1"}, "not"),
    ],
)
def test_what_came_of_a_bid(
    rank: int, awarded: set[str], reserves: set[str] | None, result: str
) -> None:
    assert result_of("E1", rank, awarded, reserves) == result

"""Moves and swaps."""

from __future__ import annotations

import pytest

from ce_opt.escalation.sharing.descent import descend
from ce_opt.escalation.sharing.sharing import Sharing, Value, value_of
from escalation.sharing.cases import made_up


def test_a_swap_where_no_move_helps() -> None:
    # 6 + 1 against 3 + 2; nobody above 6 needs 6 | 3 + 2 + 1: a move. With free (7, 5) full, the
    # only way to 6 | 6 from (6 + 3) and (2 + 1) is a move of 3.
    sharing = Sharing((6, 3, 2, 1), ((0, 1),) * 4, ((0, 0),) * 4, (99, 99))
    assert value_of(sharing, descend(sharing, [0, 0, 1, 1], 6)) == Value(0, 6, 0)
    # 5 + 4 and 3 + 2: 7 | 7 by swapping 4 and 2 alone.
    swap = Sharing((5, 4, 3, 2), ((0, 1),) * 4, ((0, 0),) * 4, (99, 99))
    assert value_of(swap, descend(swap, [0, 0, 1, 1], 7)) == Value(0, 7, 0)


@pytest.mark.parametrize("seed", range(20))
def test_what_is_above_the_target_never_grows(seed: int) -> None:
    sharing = made_up(seed, 12, 4)
    start = [people[0] for people in sharing.people]
    before = value_of(sharing, start)
    after = value_of(sharing, descend(sharing, start, before.top))
    assert after <= before

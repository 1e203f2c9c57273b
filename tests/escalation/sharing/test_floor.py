"""Bounds hold, and the flow's is the least of tasks in pieces."""

from __future__ import annotations

from ce_opt.escalation.sharing.floor import Floor, floor_by_counting, floor_by_flow, rounded_flow
from ce_opt.escalation.sharing.sharing import Sharing, value_of
from escalation.sharing.cases import best_value, made_up


def test_bounds_by_hand() -> None:
    # 7 forced on person 0 (5 free): over 2. Then 6 must go to 0 or 1: 6 on person 1 at least.
    sharing = Sharing((7, 6), ((0,), (0, 1)), ((0,), (0, 0)), (5, 9))
    assert floor_by_counting(sharing) == Floor(2, 7)
    # Two tasks of 4 for two people of whom one has 3 free: pieces 3 + 5, whole ones 1 over.
    pieces = Sharing((4, 4), ((0, 1), (0, 1)), ((0, 0), (0, 0)), (3, 4))
    found = floor_by_flow(pieces, floor_by_counting(pieces), value_of(pieces, (0, 1)))
    assert found == Floor(1, 4)


def test_no_way_of_sharing_undercuts_a_bound() -> None:
    for seed in range(40):
        sharing = made_up(seed, 5, 3)
        best = best_value(sharing)
        counted = floor_by_counting(sharing)
        flowing = floor_by_flow(sharing, counted, best)
        assert counted.over <= flowing.over <= best.over
        assert counted.top <= flowing.top <= best.top


def test_a_rounded_flow_gives_each_task_to_one_of_its_people() -> None:
    for seed in range(20):
        sharing = made_up(seed, 8, 3)
        for most in (0, 20, 1000):  # 0: no flow exists at all
            found = rounded_flow(sharing, most)
            assert all(who in able for who, able in zip(found, sharing.people, strict=True))

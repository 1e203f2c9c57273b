"""CP-SAT against brute force."""

from __future__ import annotations

from dataclasses import replace

from ce_opt.escalation.sharing.exact import SAFE, fits, solve
from ce_opt.escalation.sharing.floor import floor_by_counting
from ce_opt.escalation.sharing.sharing import value_of
from escalation.sharing.cases import best_value, made_up


def test_nothing_is_better_than_what_it_finds() -> None:
    for seed in range(60):
        sharing = made_up(seed, 5, 3)
        start = [people[-1] for people in sharing.people]
        found = solve(sharing, start, floor_by_counting(sharing))
        assert found.proven
        assert value_of(sharing, found.chosen) == best_value(sharing)


def test_a_cluster_beyond_the_safe_range_is_refused() -> None:
    small = made_up(1, 5, 3)
    assert fits(small)
    assert not fits(replace(small, work=(SAFE, 1, 1, 1, 1)))

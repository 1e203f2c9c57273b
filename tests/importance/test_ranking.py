"""Ranks and the selected set: ties are in or out as a whole, and rounding breaks none."""

from __future__ import annotations

import numpy as np

from ce_opt.importance.ranking import flip, ranks, selected, settled


def test_equal_scores_share_a_rank() -> None:
    assert ranks(np.array([5.0, 9.0, 5.0, 1.0])).tolist() == [2, 1, 2, 4]


def test_rounding_does_not_tell_clients_apart() -> None:
    # 0.1 + 0.2 is not 0.3, and a value may lie on either side of a decimal.
    scores = np.array([0.3, 0.1 + 0.2, 0.3 - 1e-12, 0.3 - 1e-6])
    assert ranks(scores).tolist() == [1, 1, 1, 4]
    assert len(set(settled(scores).tolist())) == 2


def test_a_tie_at_the_last_place_is_in_as_a_whole() -> None:
    scores = np.array([5.0, 9.0, 5.0, 1.0])
    assert selected(scores, 2).tolist() == [True, True, True, False]
    assert selected(scores, 1).tolist() == [False, True, False, False]


def test_a_flip_names_who_enters_and_who_leaves() -> None:
    before, after = np.array([True, True, False, False]), np.array([True, False, True, True])
    assert flip(before, after) == ((2, 3), (1,))
    assert not any(flip(before, before))

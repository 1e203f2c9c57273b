"""Intervals of weights: by hand, and recomputed just inside and just outside."""

from __future__ import annotations

import numpy as np
import pytest

from ce_opt.importance.intervals import WeightInterval, moved_weights, weight_intervals
from ce_opt.importance.matrix import FloatArray, Matrix
from ce_opt.importance.ranking import flip, selected
from ce_opt.importance.scores import METHODS, scores
from ce_opt.season.importance_rules import Importance
from importance.reference import matrices

HAIR = 1e-6


def test_an_interval_by_hand() -> None:
    # Scaled: A (1, 0), B (0, 1), C (0.4, 0.5), D (0, 0). With weight t of the first criterion:
    # A t, B 1 − t, C 0.5 − 0.1 t. Today t = 0.4: B 0.6, C 0.46, A 0.4: B and C are the first two.
    #   above: A meets C at 1.1 t = 0.5, t = 0.4545; below: nothing, for C 0.5 beats A 0 at t = 0
    matrix, _, _ = matrices([[10, 0], [0, 10], [4, 5], [0, 0]])
    first, second = weight_intervals(matrix, np.array([2.0, 3.0]), Importance(), 2)
    assert (first.weight, first.low, first.below) == (pytest.approx(0.4), 0.0, None)
    assert first.high == pytest.approx(0.5 / 1.1, abs=1e-12)
    assert first.above == ((0,), (2,))
    # The weight of the second is the rest, and so is its interval.
    assert (second.low, second.high) == (pytest.approx(1 - 0.5 / 1.1), 1.0)
    assert (second.below, second.above) == (((0,), (2,)), None)


def test_others_keep_their_proportions_while_a_weight_moves() -> None:
    moved = moved_weights(np.array([0.2, 0.5, 0.3]), 1, 0.75)
    assert moved == pytest.approx([0.1, 0.75, 0.15])  # 0.25 in the proportion 2 : 3
    assert moved_weights(np.array([0.0, 1.0, 0.0]), 1, 0.5) == pytest.approx([0.25, 0.5, 0.25])


def random_case(seed: int) -> tuple[Matrix, FloatArray, int]:
    rng = np.random.default_rng(seed)
    matrix, _, _ = matrices(rng.uniform(1, 9, (12, 3)).tolist(), [1, -1, 1])
    return matrix, rng.dirichlet(np.ones(3)), int(rng.integers(1, 12))


@pytest.mark.parametrize("method", list(METHODS))
@pytest.mark.parametrize("seed", range(12))
def test_the_set_is_the_same_just_inside_and_another_just_outside(seed: int, method: str) -> None:
    matrix, weights, top = random_case(seed)
    rules = Importance(method=method)
    today = selected(scores(matrix, weights, rules), top)
    for place, found in enumerate(weight_intervals(matrix, weights, rules, top)):
        assert 0 <= found.low <= found.weight <= found.high <= 1

        def change(share: float, place: int = place) -> object:
            moved = moved_weights(weights, place, share)
            return flip(today, selected(scores(matrix, moved, rules), top))

        for end, outwards, first in (
            (found.low, -HAIR, found.below),
            (found.high, HAIR, found.above),
        ):
            if first is None:
                assert end in (0.0, 1.0)
                assert not any(change(abs(end - HAIR)))
            else:
                assert not any(change(end - min(outwards, end - found.weight, key=abs)))
                assert any(first)
                assert change(end + outwards) == first
        inside = np.linspace(found.low, found.high, 41)[1:-1]
        assert not any(any(change(share)) for share in inside)


def test_a_tie_at_the_last_place_leaves_no_room() -> None:
    # A (1, 0) and B (0, 1) are level at weights 1 : 1; any move parts them. C is far below.
    matrix, _, _ = matrices([[10, 0], [0, 10], [0, 0]])
    first, _ = weight_intervals(matrix, np.ones(2), Importance(), 1)
    assert (first.low, first.high) == (0.5, 0.5)
    assert first.below == ((), (0,))
    assert first.above == ((), (1,))


def test_twins_in_everything_stay_together() -> None:
    matrix, _, _ = matrices([[10, 2], [10, 2], [0, 10], [0, 0]])
    first, _ = weight_intervals(matrix, np.array([3.0, 1.0]), Importance(), 1)
    # Twins t + 0.2 (1 − t), the third 1 − t: level at 1.8 t = 0.8.
    assert first.low == pytest.approx(0.8 / 1.8)
    assert first.below == ((2,), (0, 1))


@pytest.mark.parametrize("method", list(METHODS))
def test_where_nothing_can_flip_the_whole_range_is_open(method: str) -> None:
    rules = Importance(method=method)
    everyone, _, _ = matrices([[1, 2], [2, 1], [3, 3]])
    alone, _, _ = matrices([[1], [2]])
    open_range = [(0.0, 1.0, None, None)] * 2
    assert list(map(ends, weight_intervals(everyone, np.ones(2), rules, 3))) == open_range
    assert list(map(ends, weight_intervals(alone, np.ones(1), rules, 1))) == open_range[:1]


def ends(found: WeightInterval) -> tuple[object, ...]:
    return found.low, found.high, found.below, found.above

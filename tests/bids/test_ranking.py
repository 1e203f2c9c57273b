"""Ranks, ties, and what decided."""

from __future__ import annotations

import numpy as np
import pytest

from ce_opt.bids.ranking import decided_by, places_of, ranks


def both_forms(
    keys: list[tuple[float, ...]],
    parts: list[tuple[float, ...]],
    ties: tuple[str, ...] = (),
    names: tuple[str, ...] = ("panel skill", "indicator depth"),
) -> list[tuple[int, str]]:
    """Rank and decision of each, after comparing both forms."""
    array = np.array(keys, dtype=float)
    said = decided_by(array, ties, np.array(parts, dtype=float), names)
    found = list(zip(ranks(array).tolist(), said, strict=True))
    plain = places_of(
        {f"E{n}": key for n, key in enumerate(keys)},
        ties,
        {f"E{n}": dict(zip(names, row, strict=True)) for n, row in enumerate(parts)},
    )
    assert [tuple(plain[f"E{n}"]) for n in range(len(keys))] == found
    return found


def test_the_criterion_that_gives_most_of_the_lead_decides() -> None:
    # First against second: skill +4, depth +1. Second against third: skill −1, depth +3. The third
    # is behind the second by depth.
    keys, parts = [(80,), (75,), (73,)], [(50, 30), (46, 29), (47, 26)]
    assert both_forms(keys, parts) == [
        (1, "panel skill"),
        (2, "indicator depth"),
        (3, "indicator depth"),
    ]


def test_equal_ones_share_a_rank_and_the_next_is_left_out() -> None:
    keys, parts = [(70,), (80,), (70,), (60,)], [(40, 30), (50, 30), (30, 40), (30, 30)]
    # The first leads the mean (35, 35) of the two who share rank 2 by skill 15; the last trails it
    # by 5 in each, and what is named first counts.
    assert both_forms(keys, parts) == [
        (2, "shared rank"),
        (1, "panel skill"),
        (2, "shared rank"),
        (4, "panel skill"),
    ]


def test_declared_keys_part_equal_merit_in_their_order() -> None:
    keys = [(70, 60, 1), (70, 60, 2), (70, 90, 0), (50, 0, 0)]
    parts = [(40, 30)] * 4
    assert both_forms(keys, parts, ("panel", "performance")) == [
        (3, "panel skill"),
        (2, "tie break performance"),
        (1, "tie break panel"),
        (4, "panel skill"),
    ]


def test_noise_parts_nobody() -> None:
    keys = [(0.1 + 0.2,), (0.3,), (1 / 128,), (1 / 128 - 1e-16,)]
    assert [rank for rank, _ in both_forms(keys, [(0, 0)] * 4)] == [1, 1, 3, 3]


def test_one_alone_has_no_rival_and_all_alike_share() -> None:
    assert both_forms([(70,)], [(40, 30)]) == [(1, "no rival")]
    assert both_forms([(70,), (70,)], [(40, 30), (30, 40)]) == [(1, "shared rank")] * 2


@pytest.mark.parametrize("seed", range(12))
def test_ranks_count_who_is_above_in_any_order(seed: int) -> None:
    rng = np.random.default_rng(seed)
    keys = rng.integers(0, 3, (8, 3)).astype(float)
    parts = rng.integers(0, 50, (8, 2)).astype(float)
    rows = [tuple(key) for key in keys.tolist()]
    found = both_forms(rows, [tuple(row) for row in parts.tolist()], ("one", "two"))
    for own, (rank, _) in zip(rows, found, strict=True):
        assert rank == 1 + sum(other > own for other in rows)
    order = rng.permutation(8)
    turned = both_forms(
        [rows[n] for n in order], [tuple(parts[n].tolist()) for n in order], ("one", "two")
    )
    assert turned == [found[n] for n in order]

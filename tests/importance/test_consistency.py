"""Consistency ratios as published, and mends that hold when they are recomputed."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from ce_opt.importance.consistency import (
    ENOUGH,
    RANDOM_INDEX,
    SCALE,
    consistency_ratio,
    mend,
    ratios,
)
from ce_opt.season.importance_rules import Importance, RandomIndex
from importance.reference import case, published

NAMES = ("a", "b", "c", "d")


def rules_of(said: dict[tuple[str, str], float], index: RandomIndex = "saaty") -> Importance:
    pairwise: dict[str, dict[str, float]] = {}
    for (one, other), ratio in said.items():
        pairwise.setdefault(one, {})[other] = ratio
    return Importance(weighing="ahp", pairwise=pairwise, random_index=index)


def with_ratio(
    said: dict[tuple[str, str], float], one: str, other: str, ratio: float
) -> Importance:
    """The same judgements with one of them changed, whichever way round it was said."""
    if (one, other) in said:
        return rules_of(said | {(one, other): ratio})
    return rules_of(said | {(other, one): 1 / ratio})


@published
def test_the_published_consistency_ratio_by_both_tables() -> None:
    matrix = np.array(case("ahp_saaty_drinks")["pairwise"])[None]
    # Saaty prints 0.022; with Donegan and Dodd's 1.2519 for 1.35 it is 0.0235.
    assert ratios(matrix, "saaty") == pytest.approx([0.022], abs=5e-4)
    assert ratios(matrix, "donegan_dodd") == pytest.approx([0.0235], abs=5e-5)


@published
def test_the_random_indices_are_those_of_the_tables() -> None:
    found = case("saaty_random_index")
    assert RANDOM_INDEX["saaty"] == tuple(found["saaty"].values())
    assert RANDOM_INDEX["donegan_dodd"] == tuple(found["dd"].values())


def test_a_ratio_by_hand() -> None:
    # a = 2b, b = 2c but a = c: the matrix has λ with (λ − 1)³ − 3(λ − 1) = 4 + 1/4, for the circle
    # of judgements 2 · 2 · 1 = 4. λ = 3.2174 (3 + 0.2174), CI = 0.1087, CR = 0.1087 / 0.52 = 0.209.
    ratio = consistency_ratio(rules_of({("a", "b"): 2, ("b", "c"): 2, ("a", "c"): 1}))
    largest = 3 + ratio * 0.52 * 2
    assert (largest - 1) ** 3 - 3 * (largest - 1) == pytest.approx(4.25)
    assert ratio == pytest.approx(0.209, abs=5e-4)


def test_two_criteria_cannot_contradict_each_other() -> None:
    assert consistency_ratio(rules_of({("a", "b"): 9})) == 0


@pytest.mark.parametrize("spoilt", list(combinations(NAMES, 2)))
def test_the_judgement_that_was_spoilt_is_found(spoilt: tuple[str, str]) -> None:
    # 8 : 4 : 2 : 1 without contradiction; then one judgement is turned round.
    size = dict(zip(NAMES, (8.0, 4.0, 2.0, 1.0), strict=True))
    said = {(one, other): size[one] / size[other] for one, other in combinations(NAMES, 2)}
    assert consistency_ratio(rules_of(said)) == pytest.approx(0, abs=1e-9)
    worse = said | {spoilt: 1 / 9}
    found = mend(rules_of(worse))
    assert (found.one, found.other, found.said) == (*spoilt, pytest.approx(1 / 9))
    assert_mends(worse)


def assert_mends(said: dict[tuple[str, str], float]) -> None:
    """Recompute: the value is the nearest of the scale that is enough, or the best there is."""
    found = mend(rules_of(said))
    after = consistency_ratio(with_ratio(said, found.one, found.other, found.better))
    assert after == pytest.approx(found.ratio)
    tried = {
        step: consistency_ratio(with_ratio(said, found.one, found.other, step))
        for step in SCALE.tolist()
    }
    if after > ENOUGH:
        assert after == pytest.approx(min(tried.values()))
        return
    reach = abs(np.log(found.better / found.said))
    nearer = [step for step in tried if abs(np.log(step / found.said)) < reach - 1e-9]
    assert all(tried[step] > ENOUGH for step in nearer)


@pytest.mark.parametrize("seed", range(12))
def test_no_other_judgement_can_bring_the_ratio_farther_down(seed: int) -> None:
    rng = np.random.default_rng(seed)
    said = {
        (pair if rng.random() < 0.5 else pair[::-1]): float(rng.choice(SCALE))
        for pair in combinations(NAMES, 2)
    }
    assert_mends(said)
    found = mend(rules_of(said))
    assert (found.one, found.other) in said  # named as the rule book does
    lowest = {
        pair: min(consistency_ratio(with_ratio(said, *pair, step)) for step in SCALE.tolist())
        for pair in said
    }
    assert lowest[found.one, found.other] == pytest.approx(min(lowest.values()), abs=1e-8)


def test_ahpy_agrees_on_the_mended_ratio() -> None:
    ahpy = pytest.importorskip("ahpy")
    said = {("a", "b"): 3.0, ("b", "c"): 4.0, ("a", "c"): 1 / 2, ("a", "d"): 5.0, ("b", "d"): 2.0}
    said |= {("c", "d"): 2.0}
    before = ahpy.Compare("importance", said, precision=8, random_index="saaty").consistency_ratio
    assert consistency_ratio(rules_of(said)) == pytest.approx(before, abs=1e-7)
    assert before > ENOUGH
    found = mend(rules_of(said))
    mended = said | {(found.one, found.other): found.better}
    after = ahpy.Compare("importance", mended, precision=8, random_index="saaty").consistency_ratio
    assert found.ratio == pytest.approx(after, abs=1e-7)
    assert after <= ENOUGH

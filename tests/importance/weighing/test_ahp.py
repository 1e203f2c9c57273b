"""AHP: published weights, consistent judgements by hand, and a second library."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from ce_opt.importance.weighing.ahp import judgements, principal, weights, weights_of
from ce_opt.season.importance_rules import CRITERIA, Importance
from importance.reference import PAIRWISE, case, decimals, matrices, published

MATRIX, PLAIN, _ = matrices([[1.0, 1.0, 1.0, 1.0]])


@published
@pytest.mark.parametrize("name", ["ahp_saaty_drinks", "ahp_wang_chin_2011"])
def test_the_published_weights(name: str) -> None:
    found = case(name)
    assert principal(np.array(found["pairwise"])) == pytest.approx(
        found["expected"]["weights"], abs=decimals(found)
    )


@published
def test_the_published_hierarchy_of_cities() -> None:
    found = case("ahp_saaty_cities")
    top = principal(np.array(found["pairwise"]))
    below = np.array([principal(np.array(found["sub"][name])) for name in found["criteria"]])
    assert top @ below == pytest.approx(found["expected"]["target"], abs=1e-4)


def test_judgements_without_contradiction_give_their_proportions() -> None:
    # 4 : 2 : 1, said as 2, 4 and 2.
    rules = Importance(
        weighing="ahp",
        pairwise={
            "stability": {"fault_probability": 2, "crew": 4},
            "crew": {"fault_probability": "1/2"},
        },
    )
    assert rules.considered == ("stability", "fault_probability", "crew")
    assert weights(MATRIX, rules) == pytest.approx([4 / 7, 2 / 7, 1 / 7])
    assert weights_of(PLAIN, rules) == pytest.approx(
        {"stability": 4 / 7, "fault_probability": 2 / 7, "crew": 1 / 7}
    )


def test_of_two_sayings_of_a_pair_the_rounded_one_does_not_count() -> None:
    rules = Importance(
        weighing="ahp", pairwise={"stability": {"crew": 0.333}, "crew": {"stability": 3}}
    )
    assert judgements(rules).tolist() == [[1, 1 / 3], [3, 1]]


@pytest.mark.parametrize("seed", range(30))
def test_both_forms_and_ahpy_agree(seed: int) -> None:
    ahpy = pytest.importorskip("ahpy")
    rng = np.random.default_rng(seed)
    said = {
        pair: float(rng.choice([1 / 3, 1 / 2, 1, 2, 3, 5])) for pair in combinations(CRITERIA, 2)
    }
    pairwise: dict[str, dict[str, float]] = {}
    for (one, other), ratio in said.items():
        pairwise.setdefault(one, {})[other] = ratio
    rules = Importance(weighing="ahp", pairwise=pairwise)
    found = weights(MATRIX, rules)
    second = ahpy.Compare("importance", said, precision=10).target_weights
    assert found == pytest.approx([float(second[name]) for name in CRITERIA], abs=1e-9)
    assert list(weights_of(PLAIN, rules).values()) == pytest.approx(found.tolist(), abs=1e-12)


def test_judgements_that_run_in_a_circle_still_have_weights() -> None:
    # ahpy 2.1 squares such a matrix until it overflows, and answers with no numbers at all.
    circle = {"revenue_yuan": {"social_importance": 9}, "social_importance": {"stability": 9}}
    rules = Importance(weighing="ahp", pairwise=circle | {"stability": {"revenue_yuan": 8}})
    found = weights(MATRIX, rules)
    matrix = judgements(rules)
    assert matrix @ found / found == pytest.approx(np.full(3, (matrix @ found).sum()))
    assert list(weights_of(PLAIN, rules).values()) == pytest.approx(found.tolist(), abs=1e-10)


def test_raising_a_judgement_raises_its_criterion() -> None:
    more = PAIRWISE | {"revenue_yuan": PAIRWISE["revenue_yuan"] | {"stability": 9}}
    before, after = (
        weights(MATRIX, Importance(weighing="ahp", pairwise=pairs)) for pairs in (PAIRWISE, more)
    )
    assert after[0] > before[0]
    assert after[2] < before[2]

"""VIKOR: published cases, the parts by hand and against Shapley's definition, and its promises."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from ce_opt.importance.vikor import (
    airport,
    contributions,
    contributions_of,
    regrets,
    shared_maximum,
)
from ce_opt.season.importance_rules import Importance
from importance.reference import RULES, case, decimals, matrices, published

PUBLISHED = [
    "vikor_opricovic_tzeng_2004",
    "vikor_yang_wu_2020",
    "vikor_opricovic_2007_w1",
    "vikor_opricovic_2007_w2",
    "vikor_opricovic_2007_w3",
    "vikor_opricovic_2007_w4",
]


@published
@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_regrets_and_compromises(name: str) -> None:
    found = case(name)
    matrix, plain, names = matrices(found["matrix"], found["types"])
    weights, expected = np.array(found["weights"]), found["expected"]
    rules = Importance(group_utility=found["v"])
    given = regrets(matrix, weights)
    points = contributions(matrix, weights, rules).sum(axis=1)
    q = 1 - points / 100
    assert q == pytest.approx(expected["Q"], abs=decimals(found))
    assert given.total == pytest.approx(expected.get("S", given.total), abs=decimals(found))
    assert given.largest == pytest.approx(expected.get("R", given.largest), abs=decimals(found))
    if "rank_by_Q" in expected:
        assert (q.argsort().argsort() + 1).tolist() == expected["rank_by_Q"]
    by_name = contributions_of(plain, dict(zip(names, found["weights"], strict=True)), rules)
    assert np.sum(list(by_name.values()), axis=0) == pytest.approx(points)


def test_the_parts_by_hand() -> None:
    # Mountain climbing (Opricovic and Tzeng 2004): weighted regrets (0, 0.5), (0.125, 0.25),
    # (0.5, 0), so S = 0.5, 0.375, 0.5 and R = 0.5, 0.25, 0.5. Each criterion is granted 0.25 of
    # the worst S and 0.25 of the worst R. The second client pays of R = 0.25: the step to 0.125
    # is shared, 0.0625 each, the rest is the second criterion's.
    #   first:  100 (0.5 (0.25 − 0.125) / 0.125 + 0.5 (0.25 − 0.0625) / 0.25) = 50 + 37.5
    #   second: 100 (0.5 (0.25 − 0.25) / 0.125 + 0.5 (0.25 − 0.1875) / 0.25)  =  0 + 12.5
    matrix, plain, _ = matrices([[1, 3000], [2, 3750], [5, 4500]], [-1, 1])
    points = contributions(matrix, np.array([0.5, 0.5]), RULES)
    assert points == pytest.approx(np.array([[150, -150], [87.5, 12.5], [-150, 150]]))
    by_name = contributions_of(plain, {"a": 0.5, "b": 0.5}, RULES)
    assert by_name["a"] == pytest.approx([150, 87.5, -150])


@pytest.mark.parametrize("seed", range(5))
def test_a_maximum_is_shared_as_shapley_says(seed: int) -> None:
    costs = np.random.default_rng(seed).integers(0, 6, 4) / 8
    # Shapley (1953): what a player adds to the maximum, over all orders of coming.
    orders = list(permutations(range(4)))
    shares = np.zeros(4)
    for order in orders:
        reached = 0.0
        for player in order:
            shares[player] += max(reached, costs[player]) - reached
            reached = max(reached, costs[player])
    assert shared_maximum(costs[None])[0] == pytest.approx(shares / len(orders))
    plain = airport(dict(zip("abcd", costs.tolist(), strict=True)))
    assert [plain[name] for name in "abcd"] == pytest.approx((shares / len(orders)).tolist())


def test_the_weight_of_group_utility_goes_from_the_largest_regret_to_the_sum() -> None:
    # Regrets weighted 1/3: (0, 0, 1), (0.5, 0.5, 0.5), (1, 1, 0): S = 1/3, 1/2, 2/3 and
    # R = 1/3, 1/6, 1/3. By S the first is best and the last worst, by R the second is best.
    matrix, _, _ = matrices([[2, 2, 0], [1, 1, 1], [0, 0, 2]])
    for share, expected in ((1.0, [100, 50, 0]), (0.0, [0, 100, 0]), (0.5, [50, 75, 0])):
        rules = Importance(group_utility=share)
        points = contributions(matrix, np.ones(3), rules).sum(axis=1)
        assert points == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("values", [[[2, 3]], [[2, 3], [2, 3]], [[1, 2], [2, 1]]])
def test_clients_with_equal_regrets_do_not_matter(values: list[list[float]]) -> None:
    # Nobody stands out: a part in which all are equal adds nothing, and nothing is divided by 0.
    matrix, plain, _ = matrices(values)
    assert not contributions(matrix, np.ones(2), RULES).any()
    assert not any(map(any, contributions_of(plain, {"a": 1.0, "b": 1.0}, RULES).values()))


def test_a_criterion_in_which_all_are_equal_or_that_weighs_nothing_has_no_part() -> None:
    matrix, plain, _ = matrices([[1, 5, 2], [3, 5, 9], [2, 5, 4]])
    assert not contributions(matrix, np.array([1.0, 1.0, 0.0]), RULES)[:, 1:].any()
    by_name = contributions_of(plain, {"a": 1.0, "b": 1.0, "c": 0.0}, RULES)
    assert by_name["b"] == by_name["c"] == [0, 0, 0]


@pytest.mark.parametrize("seed", range(20))
def test_who_is_better_in_everything_is_never_ranked_below(seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.uniform(1, 9, (7, 3))
    values[1] = values[0] + rng.uniform(0, 1, 3)
    matrix, _, _ = matrices(values)
    scores = contributions(matrix, rng.uniform(0.1, 1, 3), RULES).sum(axis=1)
    assert scores[1] >= scores[0] - 1e-9
    assert scores.min() > -1e-9
    assert scores.max() < 100 + 1e-9

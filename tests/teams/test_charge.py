"""What loads cost at prices, by hand and against the words of the load cost."""

import numpy as np
import pytest

from ce_opt.teams.charge import MOST_PIECES, charged, regret
from teams.small_problems import random_problem, whole


@pytest.mark.parametrize(
    ("load", "cost"),
    [
        (6, 30 - 3 * 6),
        (10, 0),  # at the first kink 10 units have been paid for at 3 each, and the base is 30
        (12, 2 * (7 - 3)),
        (15, 5 * (7 - 3) + 11),  # one unit past the second kink as well
    ],
)
def test_only_a_load_at_the_kink_is_not_regretted(load: int, cost: int) -> None:
    assert regret.py_func(load, 3, 30, 10, 7, 14, 11) == cost  # type: ignore[attr-defined]


@pytest.mark.parametrize("seed", range(10))
def test_no_load_costs_less_than_nothing_and_some_load_costs_nothing(seed: int) -> None:
    problem = random_problem(seed)
    pool = whole(problem)
    price = np.random.default_rng(seed).integers(0, 12, problem.engineers)
    charge = charged(pool, price)
    for engineer in range(problem.engineers):
        held = pool.use[pool.load_limit][pool.seat_engineer == engineer]
        most = min(int(held.sum()), int(pool.capacity[pool.load_limit, engineer]))
        regrets = []
        for load in range(most + 1):
            cost = int(charge.base[engineer]) - int(price[engineer]) * load
            for piece in range(len(pool.threshold)):
                above = max(0, load - int(pool.threshold[piece, engineer]))
                cost += int(pool.slope[piece, engineer]) * above
            regrets.append(cost)
        assert min(regrets) == 0


def test_load_costs_of_the_tests_have_as_many_pieces_as_can_be_counted() -> None:
    assert len(whole(random_problem(1)).threshold) == MOST_PIECES

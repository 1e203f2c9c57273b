"""What loads cost at prices, by hand and against the words of the load cost."""

import numpy as np
import pytest

from ce_opt.teams.charge import charged, most_carried, regret
from teams.small_problems import flat_limit, ints, problem_of, random_problem, whole


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
    pieces = np.array([[10], [14]]), np.array([[7], [11]])
    plain = regret.py_func  # type: ignore[attr-defined]
    assert plain(ints([3]), ints([30]), *pieces, 0, load) == cost


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


def test_nobody_carries_more_than_the_capacity_or_all_seats() -> None:
    # Two clients of 6 hours: the first engineer may have both, of 10 hours; the second one of them.
    teams = [{(0, -1): 20, (1, -1): 25}, {(0, -1): 28}]
    pool = whole(problem_of(teams, [0, 0], 2, limits=[flat_limit("hours", 6, 10, 2, 2)]))
    assert most_carried(pool).tolist() == [10, 6]

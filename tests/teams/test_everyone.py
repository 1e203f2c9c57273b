"""Prices that were found over a part of the teams give a bound over all of them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from ce_opt.teams.ascent import Ascent
from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.choosers import AllTeams
from ce_opt.teams.decomposition import Decomposition
from ce_opt.teams.everyone import Everyone
from ce_opt.teams.pool import make_pool, seats_alone
from ce_opt.teams.problem import PlanLimit, TeamProblem
from teams.small_problems import asking, cheapest_plan, columns_in, ints, problem_of, random_problem

ONE = 1 << PRICE_BITS


def everyone(problem: TeamProblem, threads: ThreadPoolExecutor) -> Everyone:
    """A climb over all teams that has not taken a step."""
    pool, seats = seats_alone(problem)
    model = Decomposition(pool, AllTeams(problem, seats, 1), 1)
    return Everyone(Ascent(model, np.zeros(len(model.metric), dtype=np.int64), threads), pool)


# Two clients, one may be served; client 0 with engineer 0 or 1. At a price ν of the limit either
# costs min(50, 10 + ν) or min(40, 20 + ν): for ν = 25 that is 35 + 40 − 25 = 50, for ν = 0 it is
# 30.
LIMIT = PlanLimit("most", ints([1, 1, 1]), ints([0, 0]), 1)
PROBLEM = problem_of([{(0, -1): 10, (1, -1): 12}, {(0, -1): 20}], [50, 40], 2, plan_limits=[LIMIT])


def test_better_prices_are_taken_over_and_worse_ones_are_not() -> None:
    with ThreadPoolExecutor(1) as threads:
        whole = everyone(PROBLEM, threads)
        pool = make_pool(PROBLEM, ints([0, 2]))  # without the team of engineer 1
        price = np.zeros(len(pool.seat) + 1, dtype=np.int64)
        price[-1] = 25 * ONE
        assert whole.marginal(pool, price, threads) == ((25 * ONE,), (25,))  # 50 − 25
        price[-1] = 45 * ONE  # 50 + 40 − 45 = 45 > 30
        assert whole.marginal(pool, price, threads) == ((45 * ONE,), (0,))
        price[-1] = 90 * ONE  # 50 + 40 − 90 = 0 < 30
        assert whole.marginal(pool, price, threads) == ((0,), (30,))


@pytest.mark.parametrize("seed", range(10))
def test_no_plan_with_more_room_is_cheaper_whatever_the_prices(seed: int) -> None:
    problem = asking(random_problem(seed, clients=5, tight=0.8, must=0), seed)
    columns = ints(columns_in(problem))
    rng = np.random.default_rng(seed)
    some = columns[rng.random(len(columns)) < 0.5]
    pool = make_pool(problem, some)
    with ThreadPoolExecutor(1) as threads:
        whole = everyone(problem, threads)
        for _ in range(4):
            price = rng.integers(0, 40 * ONE, len(pool.seat) + len(problem.plan_limits))
            found = whole.marginal(pool, price, threads)
            for place, bound in enumerate(found.bound):
                best = cheapest_plan(with_more_room(problem, place))
                assert best is None or bound <= best


def with_more_room(problem: TeamProblem, place: int) -> TeamProblem:
    rows = list(problem.plan_limits)
    rows[place] = replace(rows[place], capacity=rows[place].capacity + 1)
    return replace(problem, plan_limits=tuple(rows))

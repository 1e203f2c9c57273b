"""Bounds at any prices, against every plan of small problems."""

import numpy as np
import pytest

from ce_opt.teams.bound import PRICE_BITS, ProvenBound, least_per_client, shifted
from ce_opt.teams.prices import Prices, bound_at
from ce_opt.teams.problem import LARGEST_SUM, NO_LIMIT, TeamProblem
from teams.small_problems import (
    cheapest_plan,
    every_choice,
    ints,
    plain_cost,
    problem_of,
    random_problem,
)


def random_prices(problem: TeamProblem, seed: int, largest: int) -> Prices:
    """Prices up to `largest`; what is not limited has none."""
    rng = np.random.default_rng(seed)
    of_limits = tuple(
        rng.integers(0, largest, problem.engineers) * (limit.capacity < NO_LIMIT)
        for limit in problem.limits
    )
    return Prices(of_limits, tuple(int(rng.integers(0, largest)) for _ in problem.plan_limits))


@pytest.mark.parametrize("seed", range(40))
def test_no_plan_is_cheaper_than_the_bound_at_any_prices(seed: int) -> None:
    problem = random_problem(seed, clients=3)
    optimum = cheapest_plan(problem)
    if optimum is None:
        return
    for largest in (1, 5 << PRICE_BITS, 100 << PRICE_BITS):
        assert bound_at(problem, random_prices(problem, seed, largest)).bound <= optimum


@pytest.mark.parametrize("seed", range(40))
def test_a_plan_at_most_as_dear_as_the_best_known_uses_open_columns_only(seed: int) -> None:
    problem = random_problem(seed, clients=3)
    plans = [(plain_cost(problem, choice), choice) for choice in every_choice(problem)]
    legal = [(cost, choice) for cost, choice in plans if cost is not None]
    for largest in (1, 3 << PRICE_BITS):
        bound = bound_at(problem, random_prices(problem, seed, largest))
        for best_known in sorted({cost for cost, _ in legal})[:4]:
            is_open = bound.open_columns(problem, best_known)
            for cost, choice in legal:
                if cost <= best_known:
                    assert all(is_open[column] for column in choice if column >= 0)


def test_a_bound_closes_columns_that_are_too_dear() -> None:
    # Without prices the bound is 10 + 20: with a plan of 33 a team may be up to 3 dearer.
    problem = problem_of([{(0, -1): 10, (1, -1): 13, (2, -1): 14}, {(0, -1): 20}], [90, 90], 3)
    bound = bound_at(problem, Prices.zero(problem))
    assert bound.bound == 30
    assert bound.open_columns(problem, 33).tolist() == [True, True, False, True]
    assert bound.excess(problem).tolist() == [0, 3 << PRICE_BITS, 4 << PRICE_BITS, 0]


def test_teams_left_out_hold_the_bound_down_and_keep_it_open() -> None:
    problem = problem_of([{(0, -1): 10}], [90], 1)
    cut = TeamProblem(**(vars(problem) | {"left_out": ints([7])}))
    bound = bound_at(cut, Prices.zero(cut))
    assert bound.bound == 7
    assert not bound.closed(cut, 10)
    # A left-out team costs at least 40 where the best known plan costs 10.
    dear = TeamProblem(**(vars(problem) | {"left_out": ints([40])}))
    assert bound_at(dear, Prices.zero(dear)).closed(dear, 10)


def test_a_complete_problem_is_closed() -> None:
    problem = problem_of([{(0, -1): 10}], [90], 1)
    assert bound_at(problem, Prices.zero(problem)).closed(problem, 90)


def test_the_bound_is_rounded_down_to_whole_cost_units() -> None:
    problem = problem_of([{(0, -1): 10}], [90], 1)
    reduced = ints([(10 << PRICE_BITS) + 1])
    assert ProvenBound.of(problem, reduced, rows=0).bound == 10
    assert ProvenBound.of(problem, reduced, rows=-2).bound == 9


def test_the_least_of_a_client_without_columns_is_the_mark_for_none() -> None:
    problem = problem_of([{}, {(0, -1): 5, (1, -1): 4}, {}], [1, 1, 1], 2)
    assert least_per_client(problem, problem.cost).tolist() == [LARGEST_SUM, 4, LARGEST_SUM]


def test_shifting_keeps_the_mark_for_none() -> None:
    assert shifted(ints([3, LARGEST_SUM])).tolist() == [3 * 1024, LARGEST_SUM]

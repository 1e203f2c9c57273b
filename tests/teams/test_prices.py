import numpy as np
import pytest

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.prices import Prices, bound_at, limit_bound, reduced_costs
from ce_opt.teams.problem import NO_LIMIT, EngineerLimit, LoadCost, PlanLimit
from teams.small_problems import ints, problem_of, random_problem

ONE = 1 << PRICE_BITS
"""A price of one cost unit."""


def test_a_reduced_cost_adds_the_price_of_what_the_team_uses() -> None:
    hours = EngineerLimit.by_client("hours", ints([7]), ints([3]), ints([10, 10]))
    plan_limit = PlanLimit("handovers", ints([1, 0, 2]), 2)
    teams = [{(0, 1): 11, (1, 0): 12, (1, -1): 13}]
    problem = problem_of(teams, [50], 2, limits=[hours], plan_limits=[plan_limit])
    prices = Prices((ints([2 * ONE, 5 * ONE]),), (100 * ONE,))
    # 11 + 7·2 + 3·5 + 1·100 = 140;  12 + 7·5 + 3·2 = 53;  13 + 7·5 + 2·100 = 248.
    assert reduced_costs(problem, prices).tolist() == [140 * ONE, 53 * ONE, 248 * ONE]


def test_the_rows_give_back_at_most_capacity_times_price() -> None:
    hours = EngineerLimit.by_client("hours", ints([7]), ints([3]), ints([10, NO_LIMIT]))
    plan_limit = PlanLimit("handovers", ints([1]), 4)
    problem = problem_of([{(0, 1): 11}], [50], 2, limits=[hours], plan_limits=[plan_limit])
    prices = Prices((ints([2 * ONE, 0]),), (3 * ONE,))
    assert limit_bound(problem, prices) == -(10 * 2 + 4 * 3) * ONE


@pytest.mark.parametrize("price", range(0, 12, 2))
def test_with_overload_a_row_gives_the_least_over_all_loads(price: int) -> None:
    # Loads 0..10; from 4 on each unit costs 3, from 8 on 5 more.
    hours = EngineerLimit.by_client("hours", ints([7]), ints([3]), ints([10]))
    cost = LoadCost(0, ints([[4], [8]]), ints([[3], [5]]))
    problem = problem_of([{(0, -1): 11}], [50], 1, limits=[hours], load_cost=cost)
    least = min(3 * max(0, w - 4) + 5 * max(0, w - 8) - price * w for w in range(11))
    assert limit_bound(problem, Prices((ints([price * ONE]),), ())) == least * ONE


def test_a_row_accounted_for_elsewhere_is_left_out() -> None:
    problem = random_problem(1)
    some = Prices((np.full(4, ONE), np.zeros(4, dtype=np.int64)), (0,))
    assert limit_bound(problem, some, leave_out=0) == 0
    assert limit_bound(problem, some.without(0)) == 0


def test_prices_mix_by_share() -> None:
    one, other = Prices((ints([0, 100]),), (8,)), Prices((ints([40, 20]),), (0,))
    assert one.towards(other, 0.75).limits[0].tolist() == [10, 80]
    assert one.towards(other, 0.75).plan_limits == (6,)


def test_without_prices_everybody_takes_their_cheapest() -> None:
    problem = problem_of([{(0, -1): 4, (1, -1): 9}, {(0, -1): 70}, {}], [9, 30, 2], 2)
    assert bound_at(problem, Prices.zero(problem)).bound == 4 + 30 + 2

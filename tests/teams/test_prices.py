import pytest

from ce_opt.teams.prices import Prices, best_loads, limit_bound
from ce_opt.teams.problem import NO_LIMIT, EngineerLimit, LoadCost, PlanLimit, TeamProblem
from every import every
from teams.small_prices import ONE, random_prices
from teams.small_problems import ints, problem_of, random_problem


def one_engineer(capacity: int, cost: LoadCost | None = None) -> TeamProblem:
    hours = EngineerLimit.by_client("hours", ints([7]), ints([3]), ints([capacity]))
    return problem_of([{(0, -1): 11}], [50], 1, limits=[hours], load_cost=cost)


def test_at_first_no_row_has_a_price() -> None:
    prices = Prices.zero(random_problem(1, engineers=3))
    assert [price.tolist() for price in prices.limits] == [[0, 0, 0]] * 2
    assert prices.plan_limits == (0,)


def test_the_rows_give_back_at_most_capacity_times_price() -> None:
    hours = EngineerLimit.by_client("hours", ints([7]), ints([3]), ints([10, NO_LIMIT]))
    plan_limit = PlanLimit("handovers", ints([1]), ints([0]), 4)
    problem = problem_of([{(0, 1): 11}], [50], 2, limits=[hours], plan_limits=[plan_limit])
    prices = Prices((ints([2 * ONE, 0]),), (3 * ONE,))
    assert limit_bound(problem, prices) == -(10 * 2 + 4 * 3) * ONE


@pytest.mark.parametrize("price", range(0, 12, 2))
def test_with_overload_a_row_gives_the_least_over_all_loads(price: int) -> None:
    # Loads 0..10; from 4 on each unit costs 3, from 8 on 5 more.
    problem = one_engineer(10, LoadCost(0, ints([[4], [8]]), ints([[3], [5]])))
    value = [3 * max(0, w - 4) + 5 * max(0, w - 8) - price * w for w in range(11)]
    assert limit_bound(problem, Prices((ints([price * ONE]),), ())) == min(value) * ONE
    assert value[best_loads(problem, 0, ints([price * ONE]))[0]] == min(value)


@every("seed", range(20))
def test_every_row_gives_the_least_over_all_loads(seed: int) -> None:
    problem = random_problem(seed, engineers=5)
    prices = random_prices(problem, seed, 12 * ONE)
    pieces = problem.load_cost
    assert pieces is not None
    total = -int(problem.plan_limits[0].capacity) * prices.plan_limits[0]
    for place, (limit, price) in enumerate(zip(problem.limits, prices.limits, strict=True)):
        for engineer, amount in enumerate(price.tolist()):
            least = 0
            for load in range(int(limit.capacity[engineer]) + 1 if amount else 1):
                cost = 0
                if place == pieces.limit:
                    for threshold, slope in zip(pieces.threshold, pieces.slope, strict=True):
                        cost += int(slope[engineer]) * max(0, load - int(threshold[engineer]))
                least = min(least, cost * ONE - amount * load)
            total += least
    assert limit_bound(problem, prices) == total


def test_a_threshold_past_the_capacity_is_never_reached() -> None:
    problem = one_engineer(10, LoadCost(0, ints([[4], [80]]), ints([[3], [5]])))
    assert best_loads(problem, 0, ints([5 * ONE])).tolist() == [10]
    assert best_loads(problem, 0, ints([2 * ONE])).tolist() == [4]


def test_without_a_limit_nobody_is_expected_to_carry_anything() -> None:
    assert best_loads(one_engineer(NO_LIMIT), 0, ints([0])).tolist() == [0]

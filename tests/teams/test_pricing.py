"""Pricing against the whole list of reduced costs."""

import numpy as np
import numpy.typing as npt
import pytest

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.pool import make_pool
from ce_opt.teams.prices import Prices
from ce_opt.teams.pricing import SeatPriceTable, cheapest_columns, pool_prices, seat_prices
from ce_opt.teams.problem import LARGEST_SUM, EngineerLimit, PlanLimit, TeamProblem
from teams.small_problems import ints, problem_of, random_problem

IntArray = npt.NDArray[np.int64]

ONE = 1 << PRICE_BITS
SEEDS = range(20)


def many_teams(seed: int) -> TeamProblem:
    return random_problem(seed, clients=8, engineers=6, teams=25, unit=100)


def random_prices(problem: TeamProblem, seed: int) -> Prices:
    rng = np.random.default_rng(seed)
    limits = [rng.integers(0, 500 * ONE, problem.engineers) for _ in problem.limits]
    plan_limits = [int(rng.integers(0, 900 * ONE)) for _ in problem.plan_limits]
    return Prices(tuple(limits), tuple(plan_limits))


def plain_reduced(problem: TeamProblem, prices: Prices) -> list[int]:
    """Cost of every column with the price of all that it uses, one by one."""
    found = []
    for column, client in enumerate(problem.client.tolist()):
        a, b = int(problem.a[column]), int(problem.b[column])
        total = int(problem.cost[column]) * ONE
        for limit, price in zip(problem.limits, prices.limits, strict=True):
            total += int(limit.use_a[client, a] * price[a])
            total += int(limit.use_b[client, b] * price[b]) if b != -1 else 0
        for plan_limit, amount in zip(problem.plan_limits, prices.plan_limits, strict=True):
            total += int(plan_limit.use[column]) * amount
        found.append(total)
    return found


def assert_cheapest(
    problem: TeamProblem, table: SeatPriceTable, count: int, reduced: list[int]
) -> None:
    """The columns found are those of least reduced cost of their clients, in order."""
    columns, least = cheapest_columns(problem, table, count)
    assert columns.shape == least.shape == (problem.clients, count)
    for client in range(problem.clients):
        mine = range(int(problem.start[client]), int(problem.start[client + 1]))
        found = columns[client][columns[client] >= 0].tolist()
        assert len(set(found)) == len(found) == min(count, len(mine))
        assert set(found) <= set(mine)
        expected = sorted(reduced[column] for column in mine)[:count]
        assert [reduced[column] for column in found] == expected
        missing = [LARGEST_SUM] * (count - len(found))
        assert least[client].tolist() == expected + missing


def test_a_seat_costs_the_price_of_what_it_uses() -> None:
    hours = EngineerLimit("hours", np.array([[7, 70]]), np.array([[3, 30]]), ints([10, 10]))
    seats = EngineerLimit.by_client("seats", ints([1]), ints([1]), ints([2, 2]))
    problem = problem_of([{(0, 1): 11}], [50], 2, limits=[hours, seats])
    table = seat_prices(problem, Prices((ints([2, 5]), ints([100, 0])), ()))
    # 7·2 + 1·100, 70·5; 3·2 + 1·100, 30·5; nobody's seat is free.
    assert table.a.tolist() == [[114, 350, 0]]
    assert table.b.tolist() == [[106, 150, 0]]
    assert table.plan.tolist() == []


def test_plan_limits_with_a_price_make_columns_dearer() -> None:
    limits = [PlanLimit("x", ints([1, 0, 2]), 2), PlanLimit("y", ints([0, 1, 1]), 2)]
    teams = [{(0, -1): 3, (1, -1): 2, (2, -1): 1}]
    problem = problem_of(teams, [50], 3, plan_limits=limits)
    assert seat_prices(problem, Prices((), (0, 0))).plan.tolist() == []
    assert seat_prices(problem, Prices((), (10, 0))).plan.tolist() == [10, 0, 20]
    table = seat_prices(problem, Prices((), (10 * ONE, 7 * ONE)))
    # 3 + 10, 2 + 7, 1 + 20 + 7.
    columns, reduced = cheapest_columns(problem, table, 3)
    assert columns.tolist() == [[1, 0, 2]]
    assert reduced.tolist() == [[9 * ONE, 13 * ONE, 28 * ONE]]


@pytest.mark.parametrize("count", [1, 2, 6, 30])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_cheapest_columns_are_those_of_least_reduced_cost(seed: int, count: int) -> None:
    problem = many_teams(seed)
    prices = random_prices(problem, seed)
    table = seat_prices(problem, prices)
    assert_cheapest(problem, table, count, plain_reduced(problem, prices))


@pytest.mark.parametrize("seed", SEEDS)
def test_without_prices_they_are_the_columns_of_least_cost(seed: int) -> None:
    problem = many_teams(seed)
    table = seat_prices(problem, Prices.zero(problem))
    assert_cheapest(problem, table, 3, [cost * ONE for cost in problem.cost.tolist()])


@pytest.mark.parametrize("seed", SEEDS)
def test_prices_of_a_pool_hold_for_its_seats_only(seed: int) -> None:
    problem = many_teams(seed)
    rng = np.random.default_rng(seed)
    pool = make_pool(problem, np.nonzero(rng.random(len(problem.cost)) < 0.4)[0])
    price = rng.integers(0, 90 * ONE, len(pool.seat) + 1)
    of_seat = {
        (int(pool.seat_client[seat]), int(pool.seat_engineer[seat]), int(pool.seat_kind[seat])): one
        for seat, one in enumerate(price[:-1].tolist())
    }
    nothing = Prices.zero(problem).limits
    reduced = plain_reduced(problem, Prices(nothing, (int(price[-1]),)))
    for column, client in enumerate(problem.client.tolist()):
        reduced[column] += of_seat.get((client, int(problem.a[column]), 0), 0)
        reduced[column] += of_seat.get((client, int(problem.b[column]), 1), 0)
    assert_cheapest(problem, pool_prices(problem, pool, price), 4, reduced)


def test_prices_of_a_pool_by_hand() -> None:
    handovers = PlanLimit("handovers", ints([2, 1]), 3)
    problem = problem_of([{(0, 1): 5}, {(1, 0): 6}], [9, 9], 2, plan_limits=[handovers])
    # Of the first client only: A of engineer 0, B of engineer 1; then the handovers.
    table = pool_prices(problem, make_pool(problem, ints([0])), ints([4, 6, 10]))
    assert table.a.tolist() == [[4, 0, 0], [0, 0, 0]]
    assert table.b.tolist() == [[0, 6, 0], [0, 0, 0]]
    assert table.plan.tolist() == [20, 10]


def test_a_client_without_columns_has_none_to_offer() -> None:
    problem = problem_of([{}, {(0, -1): 5}], [9, 9], 1)
    columns, reduced = cheapest_columns(problem, seat_prices(problem, Prices.zero(problem)), 2)
    assert columns.tolist() == [[-1, -1], [0, -1]]
    assert reduced.tolist() == [[LARGEST_SUM] * 2, [5 * ONE, LARGEST_SUM]]

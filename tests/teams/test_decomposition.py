"""The decomposition against every plan of small problems, and against the linear bound."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt
import pytest

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.decomposition import Ascent, Decomposition, scattered
from ce_opt.teams.pool import Pool, make_pool
from ce_opt.teams.prices import Prices, bound_at
from ce_opt.teams.problem import (
    LARGEST_SUM,
    NO_LIMIT,
    UNSERVED,
    EngineerLimit,
    PlanLimit,
    TeamProblem,
)
from ce_opt.teams.relaxation import relax
from teams.small_problems import (
    cheapest_plan,
    every_choice,
    ints,
    plain_cost,
    problem_of,
    random_problem,
    with_cheapest_teams,
)

IntArray = npt.NDArray[np.int64]

NOTHING = ints([])
ONE = 1 << PRICE_BITS


@pytest.fixture(scope="module")
def thread() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as threads:
        yield threads


def never() -> bool:
    return False


def decompose(problem: TeamProblem, shares: int = 1) -> Decomposition:
    """The decomposition over all columns."""
    pool = make_pool(problem, np.arange(len(problem.cost)))
    return Decomposition(pool, problem.left_out, shares)


def linear_price(pool: Pool, prices: Prices) -> IntArray:
    """Prices of seats and plan limits that say the same as those of the linear relaxation."""
    seats = np.zeros(len(pool.seat), dtype=np.int64)
    for price, use in zip(prices.limits, pool.use, strict=True):
        seats += price[pool.seat_engineer] * use
    return np.append(seats, ints(prices.plan_limits))


def ascent_of(problem: TeamProblem, thread: ThreadPoolExecutor) -> Ascent:
    """An ascent that begins where the linear relaxation ends."""
    model = decompose(problem)
    return Ascent(model, linear_price(model.pool, relax(problem, NOTHING).prices), thread)


def random_prices(problem: TeamProblem, seed: int) -> Prices:
    """Prices of limits up to 900 cost units; what is not limited has none."""
    rng = np.random.default_rng(seed)
    limits = tuple(
        rng.integers(0, 900 * ONE, problem.engineers) * (limit.capacity < NO_LIMIT)
        for limit in problem.limits
    )
    return Prices(limits, tuple(int(rng.integers(0, 900 * ONE)) for _ in problem.plan_limits))


def random_price(pool: Pool, seed: int, largest: int) -> IntArray:
    """Prices of seats and plan limits."""
    rows = len(pool.seat) + len(pool.plan_capacity)
    return np.random.default_rng(seed).integers(0, largest, rows)


@pytest.mark.parametrize("seed", range(40))
def test_no_plan_is_cheaper_than_the_bound_at_any_prices(
    seed: int, thread: ThreadPoolExecutor
) -> None:
    problem = random_problem(seed, clients=3)
    optimum = cheapest_plan(problem)
    if optimum is None:
        return
    model = decompose(problem)
    for largest in (1, 10 * ONE, 50 * ONE, 200 * ONE):
        price = random_price(model.pool, seed, largest)
        assert model.evaluate(price, thread)[0] <= optimum * ONE


@pytest.mark.parametrize("seed", range(40))
def test_with_teams_left_out_the_bound_holds_for_the_whole_problem(
    seed: int, thread: ThreadPoolExecutor
) -> None:
    problem = random_problem(seed, clients=3, tight=2.0, must=0)
    optimum = cheapest_plan(problem)
    assert optimum is not None
    model = decompose(with_cheapest_teams(problem, 2))
    for largest in (1, 10 * ONE, 50 * ONE):
        price = random_price(model.pool, seed, largest)
        assert model.evaluate(price, thread)[0] <= optimum * ONE


def test_a_team_left_out_may_be_the_cheapest(thread: ThreadPoolExecutor) -> None:
    listed = problem_of([{(0, -1): 10}, {(0, -1): 20}], [90, 90], 1)
    for left_out, expected in ((7, 7 + 20), (40, 10 + 20), (LARGEST_SUM, 10 + 20)):
        problem = TeamProblem(**(vars(listed) | {"left_out": ints([left_out, LARGEST_SUM])}))
        assert decompose(problem).evaluate(ints([0, 0]), thread)[0] == expected * ONE


@pytest.mark.parametrize("seed", range(40))
def test_at_linear_prices_it_is_at_least_the_linear_bound(
    seed: int, thread: ThreadPoolExecutor
) -> None:
    problem = random_problem(seed, clients=8, unit=100)
    for prices in (random_prices(problem, seed), relax(problem, NOTHING).prices):
        model = decompose(problem)
        bound, _ = model.evaluate(linear_price(model.pool, prices), thread)
        assert bound >> PRICE_BITS >= bound_at(problem, prices).bound


@pytest.mark.parametrize("seed", range(25))
def test_the_slope_overestimates_the_bound_everywhere(
    seed: int, thread: ThreadPoolExecutor
) -> None:
    # The bound is concave in the prices: L(q) ≤ L(p) + slope(p) · (q − p).
    model = decompose(random_problem(seed, clients=6, must=0))
    points = [random_price(model.pool, seed + step, 60 * ONE) for step in range(5)]
    found = [model.evaluate(price, thread) for price in points]
    for here, (bound, slope) in zip(points, found, strict=True):
        for there, (other, _) in zip(points, found, strict=True):
            assert other <= bound + int(slope @ (there - here))


def test_bound_and_slope_by_hand(thread: ThreadPoolExecutor) -> None:
    # Two clients of 2 hours want an engineer with 3. At prices of 400 and 500 they pay those
    # instead of 1000, and the engineer takes the dearer seat: 400 + 500 − 500 = 400.
    limit = EngineerLimit.by_client("hours", ints([2, 2]), ints([0, 0]), ints([3]))
    model = decompose(problem_of([{(0, -1): 0}] * 2, [1000] * 2, 1, limits=[limit]))
    bound, slope = model.evaluate(ints([400, 500]) * ONE, thread)
    assert bound == 400 * ONE
    # Both seats are wanted, the second is taken.
    assert slope.tolist() == [1.0, 0.0]
    # At more than 1000 both clients stay unserved.
    bound, slope = model.evaluate(ints([1100, 1200]) * ONE, thread)
    assert bound == (1000 + 1000 - 1200) * ONE
    assert slope.tolist() == [0.0, -1.0]


def test_both_seats_of_a_team_are_paid_for(thread: ThreadPoolExecutor) -> None:
    model = decompose(problem_of([{(0, 1): 5, (1, -1): 30}], [90], 2))
    # Seats: A of 0, A of 1, B of 1. The pair costs 5 + 10 + 4 = 19, the other team 30 + 3. Without
    # limits everybody takes what is paid: engineer 0 gets 10, engineer 1 the better of 3 and 4.
    price = ints([10, 3, 4]) * ONE
    bound, slope = model.evaluate(price, thread)
    assert bound == (19 - 10 - 4) * ONE
    assert slope.tolist() == [0.0, 0.0, 0.0]
    assert model.reduced(price).tolist() == [19 * ONE, 33 * ONE]


def test_a_limit_over_the_plan_counts_with_its_price(thread: ThreadPoolExecutor) -> None:
    # Three handovers for two clients that use two each; without them the first costs 10 more, the
    # second 7. At a price of 4 the first pays 8, the second goes without for 7: 8 + 7 − 3 · 4.
    limit = PlanLimit("handovers", ints([2, 0, 2, 0]), 3)
    teams = [{(0, -1): 0, (1, -1): 10}, {(0, -1): 0, (1, -1): 7}]
    model = decompose(problem_of(teams, [900, 900], 2, plan_limits=[limit]))
    for amount, expected, lacking in (
        (0, 0, 4 - 3),
        (2, 4 + 4 - 6, 4 - 3),
        (4, 8 + 7 - 12, 2 - 3),
        (6, 10 + 7 - 18, 0 - 3),
    ):
        price = ints([0, 0, 0, 0, amount]) * ONE
        bound, slope = model.evaluate(price, thread)
        assert bound == expected * ONE
        assert slope[-1] == lacking
        reduced = [2 * amount, 10, 2 * amount, 7]
        assert model.reduced(price)[np.argsort(model.pool.column)].tolist() == [
            one * ONE for one in reduced
        ]


def test_a_client_that_must_be_served_and_has_no_team_makes_the_bound_endless(
    thread: ThreadPoolExecutor,
) -> None:
    model = decompose(problem_of([{}, {(0, -1): 5}], [9, 9], 1, must=[0]))
    assert model.evaluate(ints([0]), thread)[0] >= LARGEST_SUM


@pytest.mark.parametrize("seed", range(10))
def test_however_engineers_are_shared_out_the_bound_is_the_same(
    seed: int, thread: ThreadPoolExecutor
) -> None:
    problem = random_problem(seed, clients=8)
    alone, shared = decompose(problem, shares=1), decompose(problem, shares=3)
    for step in range(3):
        price = random_price(alone.pool, seed + step, 60 * ONE)
        bound, slope = alone.evaluate(price, thread)
        again, same = shared.evaluate(price, thread)
        assert bound == again
        assert slope.tolist() == same.tolist()


@pytest.mark.parametrize("seed", range(25))
def test_climbing_raises_the_bound_of_the_relaxation_and_stays_below_the_best_plan(
    seed: int, thread: ThreadPoolExecutor
) -> None:
    problem = random_problem(seed, unit=1000, must=0)
    optimum = cheapest_plan(problem)
    assert optimum is not None
    ascent = ascent_of(problem, thread)
    start, told = ascent.bound >> PRICE_BITS, list[int]()
    assert start >= relax(problem, NOTHING).bound
    ascent.climb(optimum, 0.001, never, told.append)
    reached = ascent.bound >> PRICE_BITS
    assert start <= reached <= optimum
    assert told == sorted(told)
    assert (told or [start])[-1] == reached
    # The prices kept are those of the bound.
    assert ascent.model.evaluate(ascent.price, thread)[0] == ascent.bound


def test_it_closes_a_gap_that_half_seats_leave(thread: ThreadPoolExecutor) -> None:
    # Three clients, one engineer with room for one of them: the relaxation serves one and a half.
    limit = EngineerLimit.by_client("hours", ints([2, 2, 2]), ints([0, 0, 0]), ints([3]))
    problem = problem_of([{(0, -1): 0}] * 3, [1000] * 3, 1, limits=[limit])
    ascent = ascent_of(problem, thread)
    assert relax(problem, NOTHING).bound <= 1500
    ascent.climb(2000, 0.01, never)
    assert 1900 <= ascent.proven().bound <= 2000


@pytest.mark.parametrize("seed", range(25))
def test_plans_at_most_as_dear_as_the_best_known_use_open_entries_only(
    seed: int, thread: ThreadPoolExecutor
) -> None:
    problem = random_problem(seed, clients=3, must=0)
    plans = [(plain_cost(problem, choice), choice) for choice in every_choice(problem)]
    optimum = min(cost for cost, _ in plans if cost is not None)
    ascent = ascent_of(problem, thread)
    ascent.climb(optimum, 0.001, never)
    proven = ascent.proven()
    pool = ascent.model.pool
    excess = proven.reduced - proven.best[pool.client]
    is_open = dict(zip(pool.column.tolist(), excess <= proven.room(optimum + 10), strict=True))
    for cost, choice in plans:
        if cost is not None and cost <= optimum + 10:
            assert all(is_open[column] for column in choice if column != UNSERVED)


@pytest.mark.parametrize("fine", [10**4, 7_777_777])
@pytest.mark.parametrize("seed", range(10))
def test_with_loads_of_millions_the_bound_still_holds(
    seed: int, fine: int, thread: ThreadPoolExecutor
) -> None:
    problem = random_problem(seed, must=0, unit=10**6)
    hours = problem.limits[0]
    capacity = np.where(ints([0, 1, 0, 0]) == 1, NO_LIMIT, hours.capacity * fine)
    finer = EngineerLimit("hours", hours.use_a * fine, hours.use_b * fine, capacity)
    fields = vars(problem) | {"limits": (finer, problem.limits[1]), "load_cost": None}
    fields.pop("client", None)
    same = TeamProblem(**fields)
    optimum = cheapest_plan(same)
    assert optimum is not None
    ascent = ascent_of(same, thread)
    ascent.climb(optimum, 0.001, never)
    assert ascent.proven().bound <= optimum


@pytest.mark.parametrize(("capacity", "cost"), [(10, 10), (10**4, 123_456_789), (10**5, 10**9)])
def test_where_some_seats_use_no_hours_the_bound_still_holds(
    capacity: int, cost: int, thread: ThreadPoolExecutor
) -> None:
    # Engineer 0 has hours for B of client 0, or for A of client 0; A of client 1 takes none. The
    # best plan costs nothing: (1, 0) and (0, nobody). At prices r + 1, 3 r for A and B of client 0
    # and r for A of client 1, clients pay 3 r + r, which is what engineer 0's best bundle brings.
    use_a, use_b = np.zeros((2, 2), dtype=np.int64), np.zeros((2, 2), dtype=np.int64)
    use_b[0, 0] = capacity
    hours = EngineerLimit("hours", use_a, use_b, ints([capacity, 0]))
    teams = [{(0, 1): 5 * cost, (1, 0): 0}, {(0, -1): 0}]
    model = decompose(problem_of(teams, [9 * cost] * 2, 2, limits=[hours]))
    pool = model.pool
    price = np.where(pool.seat_engineer == 0, cost * ONE, 0)
    price[(pool.seat_engineer == 0) & (pool.seat_client == 0)] += [1, 2 * cost * ONE]
    assert model.evaluate(price, thread)[0] == 0


def test_equal_work_gives_equal_bounds(thread: ThreadPoolExecutor) -> None:
    problem = random_problem(3, clients=8, unit=1000)
    first, again = (ascent_of(problem, thread) for _ in range(2))
    used = [ascent.climb(10**6, 0.002, never) for ascent in (first, again)]
    assert used[0] == used[1] > 0
    assert first.bound == again.bound
    assert first.price.tolist() == again.price.tolist()


def after_steps(count: int) -> Callable[[], bool]:
    """Say stop when asked for the next time after so many steps."""
    asked = iter([False] * count)
    return lambda: next(asked, True)


def test_an_ascent_that_pauses_goes_on_as_if_it_had_not(thread: ThreadPoolExecutor) -> None:
    problem = random_problem(3, clients=8, unit=1000)
    straight, pausing = (ascent_of(problem, thread) for _ in range(2))
    straight.climb(10**6, 1.0, after_steps(40))
    for steps in (10, 25, 5):
        pausing.climb(10**6, 1.0, after_steps(steps))
    assert pausing.bound == straight.bound
    assert pausing.price.tolist() == straight.price.tolist()


def test_it_ends_when_the_bound_has_reached_the_best_plan(thread: ThreadPoolExecutor) -> None:
    problem = problem_of([{(0, -1): 4}], [30], 1, limits=[one_hour()])
    ascent = ascent_of(problem, thread)
    assert ascent.proven().bound == 4
    assert ascent.climb(4, 1.0, never) == 0


def test_stopped_at_once_it_has_the_bound_of_the_relaxation(thread: ThreadPoolExecutor) -> None:
    problem = problem_of([{(0, -1): 4}], [30], 1, limits=[one_hour()])
    ascent = ascent_of(problem, thread)
    assert ascent.climb(30, 1.0, lambda: True) == 0
    assert ascent.proven().bound == relax(problem, NOTHING).bound == 4


def one_hour() -> EngineerLimit:
    return EngineerLimit.by_client("hours", ints([1]), ints([0]), ints([1]))


def test_scattered_prices_are_near_and_differ_and_are_the_same_every_time() -> None:
    price = ints([0, 10**6, 10**6, 10**6] * 100)
    found = scattered(price)
    assert found.tolist() == scattered(price).tolist()
    assert (found[price == 0] == 0).all()
    near = found[price > 0]
    assert (np.abs(near - 10**6) < 10**5).all()
    assert len(set(near.tolist())) > 250
    assert price.tolist() == [0, 10**6, 10**6, 10**6] * 100

"""The decomposition against every plan of small problems, and against the linear bound."""

import dataclasses
import itertools
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt
import pytest

from ce_opt.teams import decomposition as module
from ce_opt.teams.ascent import Ascent
from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.choosers import AllTeams, ListedTeams
from ce_opt.teams.decomposition import Decomposition
from ce_opt.teams.pool import Pool, seats_alone
from ce_opt.teams.problem import (
    LARGEST_SUM,
    NO_LIMIT,
    EngineerLimit,
    PlanLimit,
    TeamProblem,
)
from ce_opt.teams.relaxation import LinearRelaxation, seat_prices
from every import every
from teams.small_prices import ONE, random_prices, random_seat_price
from teams.small_problems import cheapest_plan, ints, problem_of, random_problem, whole

IntArray = npt.NDArray[np.int64]

WAYS = pytest.mark.parametrize("listed", [False, True])


@pytest.fixture(scope="module")
def thread() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as threads:
        yield threads


def never() -> bool:
    return False


def decompose(problem: TeamProblem, workers: int = 1, listed: bool = False) -> Decomposition:
    """The decomposition over all teams, or over a list of them."""
    if listed:
        pool = whole(problem)
        return Decomposition(pool, ListedTeams(pool), workers)
    pool, seats = seats_alone(problem)
    return Decomposition(pool, AllTeams(problem, seats, workers), workers)


def linear(problem: TeamProblem, thread: ThreadPoolExecutor) -> Ascent:
    """The linear relaxation after a short climb."""
    pool, seats = seats_alone(problem)
    model = LinearRelaxation(problem, pool, AllTeams(problem, seats, 1))
    ascent = Ascent(model, model.nothing, thread)
    ascent.climb(int(problem.unserved.sum()), 0.01, never)
    return ascent


def ascent_of(
    problem: TeamProblem, thread: ThreadPoolExecutor, listed: bool = False
) -> tuple[Ascent, int]:
    """An ascent that begins where the linear relaxation ends, and the bound of that one."""
    model, before = decompose(problem, listed=listed), linear(problem, thread)
    assert isinstance(before.model, LinearRelaxation)
    price = seat_prices(model.pool, before.model.prices(before.price))
    return Ascent(model, price, thread), before.bound


@WAYS
@every("seed", range(60))
def test_no_plan_is_cheaper_than_the_bound_at_any_prices(
    seed: int, listed: bool, thread: ThreadPoolExecutor
) -> None:
    problem = random_problem(seed, clients=4)
    optimum = cheapest_plan(problem)
    if optimum is None:
        return
    model = decompose(problem, listed=listed)
    for largest in (1, 10 * ONE, 50 * ONE, 200 * ONE):
        price = random_seat_price(model.pool, seed, largest)
        assert model.evaluate(price, thread)[0] <= optimum * ONE


@every("seed", range(40))
def test_at_linear_prices_it_is_at_least_the_linear_bound(
    seed: int, thread: ThreadPoolExecutor
) -> None:
    problem = random_problem(seed, clients=8, unit=100)
    pool, seats = seats_alone(problem)
    relaxation = LinearRelaxation(problem, pool, AllTeams(problem, seats, 1))
    for largest in (ONE, 40 * ONE, 900 * ONE):
        prices = random_prices(problem, seed, largest)
        rows = np.concatenate([*prices.limits, ints(prices.plan_limits)])
        linear_bound, _ = relaxation.evaluate(rows, thread)
        model = decompose(problem)
        assert model.evaluate(seat_prices(model.pool, prices), thread)[0] >= linear_bound


@every("seed", range(40))
def test_engineers_take_the_best_of_all_bundles(seed: int, thread: ThreadPoolExecutor) -> None:
    model = decompose(random_problem(seed, clients=5, engineers=4, teams=8, unit=10))
    for largest in (30 * ONE, 300 * ONE):
        price = random_seat_price(model.pool, seed, largest)
        model.evaluate(price, thread)
        for engineer in range(4):
            assert model.value[engineer] == least_bundle(model.pool, price, engineer)


def least_bundle(pool: Pool, price: IntArray, engineer: int) -> int:
    """Value of an engineer's best bundle by trying all, at most one seat of each client."""
    mine = np.nonzero(pool.seat_engineer == engineer)[0].tolist()
    of_client = [
        [None, *(seat for seat in mine if pool.seat_client[seat] == client)]
        for client in range(len(pool.unserved))
    ]
    best = 0
    for bundle in itertools.product(*of_client):
        taken = [seat for seat in bundle if seat is not None]
        load = [sum(int(use[seat]) for seat in taken) for use in pool.use]
        if any(used > most for used, most in zip(load, pool.capacity[:, engineer], strict=True)):
            continue
        value = -sum(int(price[seat]) for seat in taken)
        for threshold, slope in zip(pool.threshold, pool.slope, strict=True):
            beyond = max(0, load[pool.load_limit] - int(threshold[engineer]))
            value += int(slope[engineer]) * beyond * ONE
        best = min(best, value)
    return best


@WAYS
@every("seed", range(20))
def test_the_slope_overestimates_the_bound_everywhere(
    seed: int, listed: bool, thread: ThreadPoolExecutor
) -> None:
    # The bound is concave in the prices: L(q) ≤ L(p) + slope(p) · (q − p).
    model = decompose(random_problem(seed, clients=6, must=0), listed=listed)
    points = [random_seat_price(model.pool, seed + step, 60 * ONE) for step in range(5)]
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
    bound, slope = model.evaluate(ints([10, 3, 4]) * ONE, thread)
    assert bound == (19 - 10 - 4) * ONE
    assert slope.tolist() == [0.0, 0.0, 0.0]


def test_a_limit_over_the_plan_counts_with_its_price(thread: ThreadPoolExecutor) -> None:
    # Three handovers for two clients that use two each; without them the first costs 10 more, the
    # second 7. At a price of 4 the first pays 8, the second goes without for 7: 8 + 7 − 3 · 4.
    limit = PlanLimit("handovers", ints([2, 0, 2, 0]), ints([0, 0]), 3)
    teams = [{(0, -1): 0, (1, -1): 10}, {(0, -1): 0, (1, -1): 7}]
    model = decompose(problem_of(teams, [900, 900], 2, plan_limits=[limit]))
    for amount, expected, lacking in (
        (0, 0, 4 - 3),
        (2, 4 + 4 - 6, 4 - 3),
        (4, 8 + 7 - 12, 2 - 3),
        (6, 10 + 7 - 18, 0 - 3),
    ):
        bound, slope = model.evaluate(ints([0, 0, 0, 0, amount]) * ONE, thread)
        assert bound == expected * ONE
        assert slope[-1] == lacking


def test_a_client_that_must_be_served_and_has_no_team_makes_the_bound_endless(
    thread: ThreadPoolExecutor,
) -> None:
    model = decompose(problem_of([{}, {(0, -1): 5}], [9, 9], 1, must=[0]))
    assert model.evaluate(ints([0]), thread)[0] >= LARGEST_SUM


@WAYS
@pytest.mark.parametrize("workers", [1, 3])
@every("seed", range(10))
def test_however_the_work_is_shared_out_the_bound_is_the_same(
    seed: int, workers: int, listed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = random_problem(seed, clients=8)
    alone, shared = (decompose(problem, count, listed) for count in (1, workers))
    with ThreadPoolExecutor(2) as threads:
        for step in range(3):
            price = random_seat_price(alone.pool, seed + step, 60 * ONE)
            monkeypatch.setattr(module, "WORTH_THREADS", 10**9)
            bound, slope = alone.evaluate(price, threads)
            monkeypatch.setattr(module, "WORTH_THREADS", 0)
            again, same = shared.evaluate(price, threads)
            assert bound == again
            assert slope.tolist() == same.tolist()


@pytest.mark.parametrize("seed", range(10))
def test_earlier_prices_leave_no_trace(seed: int, thread: ThreadPoolExecutor) -> None:
    problem = random_problem(seed, clients=8, unit=100)
    used = decompose(problem)
    points = [random_seat_price(used.pool, seed + step, 6000 * ONE) for step in range(6)]
    points += [point // 1000 for point in points]
    for price in points:
        fresh, _ = decompose(problem).evaluate(price, thread)
        assert used.evaluate(price, thread)[0] == fresh


@WAYS
@every("seed", range(25))
def test_climbing_raises_the_bound_of_the_relaxation_and_stays_below_the_best_plan(
    seed: int, listed: bool, thread: ThreadPoolExecutor
) -> None:
    problem = random_problem(seed, unit=1000, must=0)
    optimum = cheapest_plan(problem)
    assert optimum is not None
    ascent, before = ascent_of(problem, thread, listed)
    assert before <= ascent.bound
    start, told = ascent.bound >> PRICE_BITS, list[int]()
    ascent.climb(optimum, 0.02, never, told.append)
    reached = ascent.bound >> PRICE_BITS
    assert start <= reached <= optimum
    assert told == sorted(told)
    assert (told or [start])[-1] == reached
    # The prices kept are those of the bound.
    assert ascent.model.evaluate(ascent.price, thread)[0] == ascent.bound


def test_it_closes_a_gap_that_half_seats_leave(thread: ThreadPoolExecutor) -> None:
    # Three clients, one engineer with room for one of them: the relaxation serves one and a half,
    # at 100 each.
    limit = EngineerLimit.by_client("hours", ints([2, 2, 2]), ints([0, 0, 0]), ints([3]))
    problem = problem_of([{(0, -1): 100}] * 3, [1100] * 3, 1, limits=[limit])
    ascent, before = ascent_of(problem, thread)
    assert before / ONE <= 150 + 1650
    ascent.climb(2300, 0.1, never)
    assert 2200 <= ascent.bound / ONE <= 2300


@pytest.mark.parametrize("fine", [10**4, 7_777_777])
@every("seed", range(10))
def test_with_loads_of_millions_the_bound_still_holds(
    seed: int, fine: int, thread: ThreadPoolExecutor
) -> None:
    problem = random_problem(seed, must=0, unit=10**6)
    hours = problem.limits[0]
    capacity = np.where(ints([0, 1, 0, 0]) == 1, NO_LIMIT, hours.capacity * fine)
    finer = EngineerLimit("hours", hours.use_a * fine, hours.use_b * fine, capacity)
    same = dataclasses.replace(problem, limits=(finer, problem.limits[1]), load_cost=None)
    optimum = cheapest_plan(same)
    assert optimum is not None
    ascent, _ = ascent_of(same, thread)
    ascent.climb(optimum, 0.01, never)
    assert ascent.bound <= optimum * ONE


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
    first, again = (ascent_of(problem, thread)[0] for _ in range(2))
    used = [ascent.climb(10**6, 0.01, never) for ascent in (first, again)]
    assert used[0] == used[1] > 0
    assert first.bound == again.bound
    assert first.price.tolist() == again.price.tolist()

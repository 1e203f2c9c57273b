"""The linear relaxation against a second solver and against every plan of small problems."""

import dataclasses
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt
import pytest
from scipy.optimize import linprog

from ce_opt.teams import relaxation as module
from ce_opt.teams.ascent import Ascent
from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.choosers import AllTeams
from ce_opt.teams.pool import seats_alone
from ce_opt.teams.problem import NO_LIMIT, EngineerLimit, LoadCost, PlanLimit, TeamProblem
from ce_opt.teams.relaxation import (
    LinearRelaxation,
    mean_capacity,
    plan_metric,
    plan_slope,
    seat_prices,
)
from every import every
from teams.small_prices import ONE, price_at_limits, random_prices
from teams.small_problems import (
    asking,
    cheapest_plan,
    ints,
    plain_load,
    plain_teams,
    problem_of,
    random_problem,
)

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]


@pytest.fixture(scope="module")
def thread() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as threads:
        yield threads


def relaxation_of(problem: TeamProblem) -> LinearRelaxation:
    pool, seats = seats_alone(problem)
    return LinearRelaxation(problem, pool, AllTeams(problem, seats, 1))


def random_rows(problem: TeamProblem, seed: int, largest: int = 900 * ONE) -> IntArray:
    """Prices of all rows, one after the other."""
    prices = random_prices(problem, seed, largest)
    return np.concatenate([*prices.limits, ints(prices.plan_limits)])


def climbed(problem: TeamProblem, thread: ThreadPoolExecutor, work: float) -> Ascent:
    """The ascent from no prices at all; leaving everybody out is the plan known."""
    model = relaxation_of(problem)
    ascent = Ascent(model, model.nothing, thread)
    ascent.climb(int(problem.unserved.sum()), work, lambda: False)
    return ascent


def value_of_relaxation(problem: TeamProblem) -> float:
    """Solve the whole relaxation at once, straight from its definition, with HiGHS."""
    teams = [
        (client, *team)
        for client in range(problem.clients)
        for team in plain_teams(problem, client).values()
    ]
    pieces = problem.load_cost
    slopes = [] if pieces is None else pieces.slope.ravel().tolist()
    cost = [*(team[3] for team in teams), *problem.unserved.tolist(), *slopes]
    served = np.zeros((problem.clients, len(cost)))
    served[[team[0] for team in teams], range(len(teams))] = 1
    skip = np.arange(problem.clients)
    served[skip, len(teams) + skip] = 1
    rows: list[FloatArray] = []
    capacity: list[int] = []
    for place, limit in enumerate(problem.limits):
        load = np.zeros((problem.engineers, len(cost)))
        for column, team in enumerate(teams):
            load[:, column] = plain_load(problem, limit, [team[:3]])
        rows += list(load)
        capacity += limit.capacity.tolist()
        if pieces is not None and pieces.limit == place:
            beyond = np.tile(load, (len(pieces.slope), 1))
            beyond[:, len(cost) - len(slopes) :] = -np.eye(len(slopes))
            rows += list(beyond)
            capacity += pieces.threshold.ravel().tolist()
    for plan_limit in problem.plan_limits:
        used = [int(plan_limit.use_a[a]) + int(plan_limit.use_b[b]) for _, a, b, _ in teams]
        rows.append(np.pad(np.array(used, dtype=float), (0, len(cost) - len(used))))
        capacity.append(plan_limit.capacity)
    most = [(0, None)] * len(cost)
    for client in np.nonzero(problem.must)[0].tolist():
        most[len(teams) + client] = (0, 0)
    found = linprog(cost, np.array(rows), capacity, served, np.ones(len(served)), most)
    assert found.status == 0
    return float(found.fun)


@every("seed", range(60))
def test_no_plan_is_cheaper_than_the_bound_at_any_prices(
    seed: int, thread: ThreadPoolExecutor
) -> None:
    problem = random_problem(seed)
    optimum = cheapest_plan(problem)
    if optimum is None:
        return
    model = relaxation_of(problem)
    for largest in (1, ONE, 5 * ONE, 100 * ONE):
        bound, _ = model.evaluate(random_rows(problem, seed, largest), thread)
        assert bound <= optimum * ONE


@every("seed", range(20))
def test_the_bound_is_concave_and_its_slope_overestimates_it_everywhere(
    seed: int, thread: ThreadPoolExecutor
) -> None:
    problem = random_problem(seed, clients=6, engineers=5, teams=12, must=0)
    model = relaxation_of(problem)
    start, end = (random_rows(problem, seed + far, 10 * ONE) // 4 * 4 for far in (0, 99))
    line = [start + (end - start) // 4 * step for step in range(5)]
    found = [model.evaluate(price, thread) for price in line]
    bounds = [bound for bound, _ in found]
    for one, here, other in zip(bounds, bounds[1:], bounds[2:], strict=False):
        assert 2 * here >= one + other
    # L(q) ≤ L(p) + slope(p) · (q − p).
    for here, (bound, slope) in zip(line, found, strict=True):
        for there, other in zip(line, bounds, strict=True):
            assert other <= bound + int(slope @ (there - here))


def test_it_climbs_to_the_value_of_the_whole_relaxation(thread: ThreadPoolExecutor) -> None:
    # Costs of millions, so that rounding to units is far below.
    short = []
    for seed in range(6):
        problem = random_problem(seed, clients=12, engineers=6, teams=20, unit=10**6, must=0)
        value = value_of_relaxation(problem)
        bound = climbed(problem, thread, 0.3).bound / ONE
        assert bound <= value + 1e-7 * abs(value)
        short.append((value - bound) / abs(value))
    # A subgradient may get stuck a little below the top now and then.
    assert max(short) < 0.01
    assert sum(short) / len(short) < 0.001


@pytest.mark.parametrize("fine", [10**4, 7_777_777])
@pytest.mark.parametrize("seed", range(4))
def test_with_loads_of_millions_the_bound_still_holds(
    seed: int, fine: int, thread: ThreadPoolExecutor
) -> None:
    problem = random_problem(seed, clients=6, must=0, unit=10**6)
    hours, cost = problem.limits[0], problem.load_cost
    assert cost is not None
    uses = (getattr(hours, part) * fine for part in ("use_a", "use_b", "capacity"))
    finer = problem_with_rows(problem, EngineerLimit("hours", *uses), cost, fine)
    value, bound = value_of_relaxation(finer), climbed(finer, thread, 0.1).bound / ONE
    assert bound <= value + 1e-7 * abs(value)


def problem_with_rows(
    problem: TeamProblem, hours: EngineerLimit, cost: LoadCost, fine: int
) -> TeamProblem:
    """The same problem with other hours and thresholds."""
    overload = LoadCost(0, cost.threshold * fine, cost.slope // fine)
    return dataclasses.replace(problem, limits=(hours, problem.limits[1]), load_cost=overload)


@pytest.mark.parametrize("seed", range(10))
def test_climbing_tells_every_better_bound_and_stays_below_the_best_plan(
    seed: int, thread: ThreadPoolExecutor
) -> None:
    problem = random_problem(seed, unit=1000, must=0)
    optimum = cheapest_plan(problem)
    assert optimum is not None
    model, told = relaxation_of(problem), list[int]()
    ascent = Ascent(model, model.nothing, thread)
    start = ascent.bound
    ascent.climb(optimum, 0.02, lambda: False, told.append)
    assert start <= ascent.bound <= optimum * ONE
    assert told == sorted(told)
    assert (told or [start >> PRICE_BITS])[-1] == ascent.bound >> PRICE_BITS
    # The prices kept are those of the bound.
    assert model.evaluate(ascent.price, thread)[0] == ascent.bound


@pytest.mark.parametrize("seed", range(5))
def test_with_threads_the_bound_is_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = random_problem(seed, clients=8)
    pool, seats = seats_alone(problem)
    rows = random_rows(problem, seed, 20 * ONE)
    found = []
    with ThreadPoolExecutor(2) as threads:
        for few in (10**9, 0):
            monkeypatch.setattr(module, "WORTH_THREADS", few)
            model = LinearRelaxation(problem, pool, AllTeams(problem, seats, 2))
            bound, slope = model.evaluate(rows, threads)
            found.append((bound, slope.tolist()))
    assert found[0] == found[1]


def test_without_prices_everybody_takes_their_cheapest(thread: ThreadPoolExecutor) -> None:
    problem = problem_of([{(0, -1): 4, (1, -1): 9}, {(0, -1): 70}, {}], [9, 30, 2], 2)
    model = relaxation_of(problem)
    assert model.evaluate(model.nothing, thread)[0] == (4 + 30 + 2) * ONE


def test_bound_and_slope_by_hand(thread: ThreadPoolExecutor) -> None:
    # Engineer 0 has 10 hours, from 4 on each costs 3; both clients want 8. At 5 an hour the first
    # pays 40 instead of 80 for somebody else, the second goes elsewhere for 30: L = 40 + 30 + (3 ·
    # 6 − 5 · 10) = 38, and 8 hours are wanted where 10 would be spared. One handover is there for
    # the one that is wanted, at a price of 2: L is higher by 2 · 1 − 2 · 1.
    hours = EngineerLimit.by_client("hours", ints([8, 8]), ints([0, 0]), ints([10, NO_LIMIT]))
    cost = LoadCost(0, ints([[4, 0]]), ints([[3, 0]]))
    plan_limit = PlanLimit("handovers", ints([1, 0, 1, 0]), ints([0, 0]), 1)
    problem = problem_of(
        [{(0, -1): 0, (1, -1): 80}, {(0, -1): 0, (1, -1): 30}],
        [900, 900],
        2,
        limits=[hours],
        load_cost=cost,
        plan_limits=[plan_limit],
    )
    model = relaxation_of(problem)
    bound, slope = model.evaluate(ints([5, 0, 2]) * ONE, thread)
    assert bound == 38 * ONE
    assert slope.tolist() == [8 - 10, 0, 1 - 1]
    # At 2 an hour both want engineer 0 (2 · (16 + 2)), who would spare 4 hours: 36 − 8, less the 2
    # of the one handover; 2 are wanted.
    bound, slope = model.evaluate(ints([2, 0, 2]) * ONE, thread)
    assert bound == (36 - 8 - 2) * ONE
    assert slope.tolist() == [16 - 4, 0, 2 - 1]


def test_an_engineer_short_of_time_has_a_price(thread: ThreadPoolExecutor) -> None:
    # Both want engineer 0, who has one seat: the other pays 10 more. Any price from 10 to 20
    # proves 1 + 10 + 10.
    limit = [EngineerLimit.by_client("seats", ints([1, 1]), ints([0, 0]), ints([1, NO_LIMIT]))]
    teams = [{(0, -1): 1, (1, -1): 11}, {(0, -1): 10, (1, -1): 30}]
    ascent = climbed(problem_of(teams, [900, 900], 2, limits=limit), thread, 0.2)
    assert ascent.bound >> PRICE_BITS in (20, 21)
    assert 9 * ONE <= ascent.price[0] <= 21 * ONE
    assert ascent.price[1] == 0


def test_a_scarce_hour_by_hand(thread: ThreadPoolExecutor) -> None:
    # Engineer 0 has 10 hours; both clients want 8 of them. Going elsewhere costs the first 8,000,
    # the second 4,000. So the second gives way, by 6 of its 8 hours: 4,000 · 6/8. The climb, which
    # starts at 0 and has one kinked line to climb, comes within a hundredth of it.
    hours = EngineerLimit.by_client("hours", ints([8, 8]), ints([0, 0]), ints([10, NO_LIMIT]))
    teams = [{(0, -1): 0, (1, -1): 8000}, {(0, -1): 0, (1, -1): 4000}]
    ascent = climbed(problem_of(teams, [90_000] * 2, 2, limits=[hours]), thread, 0.2)
    assert 2970 <= ascent.bound / ONE <= 3000  # it may end a little below


@pytest.mark.parametrize("seed", range(10))
def test_a_seat_has_the_price_of_what_it_uses(seed: int) -> None:
    problem = random_problem(seed, clients=5)
    pool, _ = seats_alone(problem)
    prices = random_prices(problem, seed)
    of_seat = price_at_limits(problem, prices)
    seats = zip(pool.seat_client, pool.seat_engineer, pool.seat_kind, strict=True)
    expected = [of_seat(*map(int, seat)) for seat in seats]
    assert seat_prices(pool, prices).tolist() == [*expected, *prices.plan_limits]


def test_prices_of_rows_are_told_apart() -> None:
    problem = random_problem(0, engineers=3)
    prices = relaxation_of(problem).prices(ints([1, 2, 3, 4, 5, 6, 7]))
    assert [price.tolist() for price in prices.limits] == [[1, 2, 3], [4, 5, 6]]
    assert prices.plan_limits == (7,)


def test_rows_count_alike_whatever_they_are_counted_in() -> None:
    # The mean of what is limited; at least one.
    assert mean_capacity(ints([4, NO_LIMIT, 8])) == 6
    assert mean_capacity(ints([0, 1])) == 1
    assert mean_capacity(ints([NO_LIMIT])) == 1
    plan_limit = PlanLimit("handovers", ints([0]), ints([0]), 30)
    pool, _ = seats_alone(problem_of([{(0, -1): 1}], [9], 1, plan_limits=[plan_limit]))
    # 30 over the root of 36 rows is 5.
    assert plan_metric(pool, 36).tolist() == pytest.approx([1 / 25])


def test_a_limit_that_asks_counts_by_how_much() -> None:
    limit = PlanLimit("of all", ints([-1]), ints([0]), -30)
    pool, _ = seats_alone(problem_of([{(0, -1): 1}], [9], 1, plan_limits=[limit]))
    assert plan_metric(pool, 36).tolist() == pytest.approx([1 / 25])


def test_a_limit_that_gets_more_than_it_asks_for_has_no_slope_at_a_price_of_nothing() -> None:
    # Two are asked for; three, two, one give −1, 0, 1. With a price, giving more lowers the bound.
    limit = PlanLimit("of all", ints([-1]), ints([0]), -2)
    pool, _ = seats_alone(problem_of([{(0, -1): 1}], [9], 1, plan_limits=[limit]))
    for given, free, priced in ((3, 0, -1), (2, 0, 0), (1, 1, 1)):
        assert plan_slope(pool, ints([-given]), ints([0])).tolist() == [free]
        assert plan_slope(pool, ints([-given]), ints([5])).tolist() == [priced]


def test_a_limit_that_does_not_ask_has_the_slope_of_what_is_used() -> None:
    limit = PlanLimit("handovers", ints([1]), ints([0]), 2)
    pool, _ = seats_alone(problem_of([{(0, -1): 1}], [9], 1, plan_limits=[limit]))
    assert plan_slope(pool, ints([0]), ints([0])).tolist() == [-2]


@pytest.mark.parametrize("seed", range(10))
def test_bounds_of_limits_that_ask_for_clients_are_below_every_plan(
    seed: int, thread: ThreadPoolExecutor
) -> None:
    problem = asking(random_problem(seed, clients=5, tight=0.9, must=0), seed)
    best = cheapest_plan(problem)
    if best is None:
        return
    model = relaxation_of(problem)
    for draw in range(5):
        bound, _ = model.evaluate(random_rows(problem, 100 * seed + draw, 60 * ONE), thread)
        assert bound <= best << PRICE_BITS
    ascent = Ascent(model, model.nothing, thread)
    ascent.climb(best, 0.1, lambda: False)
    assert ascent.bound <= best << PRICE_BITS

from collections.abc import Callable

import numpy as np
import pytest

from ce_opt.teams.bound import PRICE_BITS, ProvenBound
from ce_opt.teams.decomposition import Ascent, Decomposition, SeatPrices
from ce_opt.teams.prices import Prices
from ce_opt.teams.problem import NO_LIMIT, UNSERVED, EngineerLimit, TeamProblem
from ce_opt.teams.relaxation import relax
from teams.small_problems import (
    cheapest_plan,
    every_choice,
    ints,
    plain_cost,
    problem_of,
    random_problem,
)

NOTHING = ints([])


def never() -> bool:
    return False


def decompose(
    problem: TeamProblem,
    prices: Prices,
    best_known: int,
    work: float,
    over: Callable[[], bool],
    on_bound: Callable[[int], None] = lambda bound: None,
) -> tuple[ProvenBound, float]:
    """Climb in one go."""
    ascent = Ascent(problem, prices)
    used = ascent.climb(best_known, work, over, on_bound)
    return ascent.best, used


@pytest.mark.parametrize("seed", range(40))
def test_no_plan_is_cheaper_than_the_bound_at_any_seat_prices(seed: int) -> None:
    problem = random_problem(seed, clients=3)
    optimum = cheapest_plan(problem)
    if optimum is None:
        return
    rng = np.random.default_rng(seed)
    model = Decomposition(problem, relax(problem, NOTHING).prices)
    for largest in (1, 10 << 10, 200 << 10):
        shape = model.on_offer_a.shape
        prices = SeatPrices(
            rng.uniform(-1, largest, shape) * model.on_offer_a,
            rng.uniform(-1, largest, shape) * model.on_offer_b,
        )
        assert model.evaluate(prices)[0].bound <= optimum


@pytest.mark.parametrize("seed", range(25))
def test_it_raises_the_bound_of_the_relaxation_and_stays_below_the_best_plan(seed: int) -> None:
    problem = random_problem(seed, unit=1000, must=0)
    optimum = cheapest_plan(problem)
    assert optimum is not None
    relaxation = relax(problem, NOTHING)
    told: list[int] = []
    proven, _ = decompose(problem, relaxation.prices, optimum, 0.01, never, told.append)
    # Prices are rounded to 2^-10 per seat: less than one cost unit a client is lost.
    assert relaxation.proven.bound - problem.clients <= proven.bound <= optimum
    assert told == sorted(set(told))


def test_it_closes_a_gap_that_half_seats_leave() -> None:
    # Three clients, one engineer with room for one of them: the relaxation serves one and a half.
    limit = EngineerLimit("hours", ints([2, 2, 2]), ints([0, 0, 0]), ints([3]))
    problem = problem_of([{(0, -1): 0}] * 3, [1000] * 3, 1, limits=[limit])
    relaxation = relax(problem, NOTHING)
    assert relaxation.proven.bound <= 1500
    proven, _ = decompose(problem, relaxation.prices, 2000, 0.01, never)
    assert 1900 <= proven.bound <= 2000


@pytest.mark.parametrize("seed", range(25))
def test_plans_at_most_as_dear_as_the_best_known_use_open_columns_only(seed: int) -> None:
    problem = random_problem(seed, clients=3, must=0)
    plans = [(plain_cost(problem, choice), choice) for choice in every_choice(problem)]
    optimum = min(cost for cost, _ in plans if cost is not None)
    proven, _ = decompose(problem, relax(problem, NOTHING).prices, optimum, 0.01, never)
    is_open = proven.open_columns(problem, optimum + 10)
    for cost, choice in plans:
        if cost is not None and cost <= optimum + 10:
            assert all(is_open[column] for column in choice if column != UNSERVED)


@pytest.mark.parametrize("seed", range(10))
def test_loads_of_millions_are_counted_coarsely_and_the_bound_still_holds(seed: int) -> None:
    problem = random_problem(seed, must=0)
    fine = EngineerLimit(
        "hours",
        problem.limits[0].use_a * 7_777_777 + 12_345,
        problem.limits[0].use_b * 7_777_777,
        np.where(
            ints([0, 1, 0, 0]) == 1, NO_LIMIT, problem.limits[0].capacity * 7_777_777 + 99_999
        ),
    )
    fields = vars(problem) | {"limits": (fine, problem.limits[1]), "load_cost": None}
    fields.pop("client", None)
    finer = TeamProblem(**fields)
    optimum = cheapest_plan(finer)
    assert optimum is not None
    proven, _ = decompose(finer, relax(finer, NOTHING).prices, optimum, 0.01, never)
    assert proven.bound <= optimum


def test_loads_are_rounded_down_when_they_are_counted_coarsely() -> None:
    # Two seats of 150,001 fill 300,002 exactly. Rounded up to steps of 200 they would not fit, and
    # the bound at a price of 500 a seat would be 500 above the best plan, which costs nothing.
    limit = EngineerLimit("hours", ints([150_001] * 2), ints([0, 0]), ints([300_002]))
    problem = problem_of([{(0, -1): 0}] * 2, [1000, 1000], 1, limits=[limit])
    model = Decomposition(problem, relax(problem, NOTHING).prices)
    assert model.step > 1
    prices = SeatPrices(
        500.0 * (1 << PRICE_BITS) * model.on_offer_a, np.zeros(model.on_offer_b.shape)
    )
    assert model.evaluate(prices)[0].bound == 0


def test_equal_work_gives_equal_bounds() -> None:
    problem = random_problem(3, clients=8, unit=1000)
    prices = relax(problem, NOTHING).prices
    first, again = (decompose(problem, prices, 10**6, 0.005, never) for _ in range(2))
    assert first[0].bound == again[0].bound
    assert first[1] == again[1]


def test_stopped_at_once_it_has_the_bound_of_the_relaxation() -> None:
    problem = problem_of(
        [{(0, -1): 4}], [30], 1, limits=[EngineerLimit("h", ints([1]), ints([0]), ints([1]))]
    )
    proven, _ = decompose(problem, relax(problem, NOTHING).prices, 30, 1.0, lambda: True)
    assert proven.bound == 4

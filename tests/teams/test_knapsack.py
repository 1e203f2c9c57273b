"""Best bundles against all bundles."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from ce_opt.teams import knapsack as module
from ce_opt.teams import merging
from ce_opt.teams.knapsack import States, groups_of
from ce_opt.teams.pool import Pool, make_pool
from ce_opt.teams.problem import EngineerLimit, LoadCost
from ce_opt.teams.worth import worth_of
from every import every
from teams.small_prices import ONE
from teams.small_problems import ints, problem_of, random_problem, whole
from teams.uncompiled import uncompile

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
Seats = Sequence[Sequence[tuple[int, ...]]]

SEEDS = range(40)


def random_pool(seed: int) -> Pool:
    """Three engineers with seats at up to eight clients; costs are thousands of units."""
    return whole(random_problem(seed, clients=8, engineers=3, teams=9, unit=1000, tight=1.2))


def random_price(pool: Pool, seed: int) -> IntArray:
    """Up to 100,000 cost units a seat; a fifth of the seats have no price."""
    rng = np.random.default_rng(seed)
    price = rng.integers(0, 100_000 * ONE, len(pool.seat))
    return price * (rng.random(len(price)) > 0.2)


def cost_of(pool: Pool, engineer: int, load: IntArray) -> IntArray:
    """What some loads of an engineer cost, in the unit of prices."""
    cost = np.zeros_like(load)
    for threshold, slope in zip(pool.threshold[:, engineer], pool.slope[:, engineer], strict=True):
        cost += slope * np.maximum(0, load - threshold) * ONE
    return cost


def least_value(pool: Pool, price: IntArray, engineer: int) -> int:
    """Value of the best of all bundles of an engineer, with at most one seat of each client."""
    loads, reward = np.zeros((1, len(pool.use)), dtype=np.int64), ints([0])
    for client in range(len(pool.unserved)):
        mine = np.nonzero((pool.seat_engineer == engineer) & (pool.seat_client == client))[0]
        loads = np.concatenate([loads, *(loads + pool.use[:, seat] for seat in mine)])
        reward = np.concatenate([reward, *(reward + price[seat] for seat in mine)])
    fits = (loads <= pool.capacity[:, engineer]).all(axis=1)
    return int((cost_of(pool, engineer, loads[:, pool.load_limit]) - reward)[fits].min())


def value_of(pool: Pool, price: IntArray, engineer: int, taken: BoolArray) -> int:
    """Value of a bundle, after a look at whether it may be taken at all."""
    mine = np.nonzero(taken & (pool.seat_engineer == engineer))[0]
    assert len(set(pool.seat_client[mine].tolist())) == len(mine)
    loads = pool.use[:, mine].sum(axis=1)
    assert (loads <= pool.capacity[:, engineer]).all()
    return int(cost_of(pool, engineer, loads[[pool.load_limit]])[0] - price[mine].sum())


def bundles(
    pool: Pool,
    price: IntArray,
    taken: BoolArray | None = None,
    most: int = 10_000,
    reach: FloatArray | None = None,
) -> tuple[IntArray, BoolArray]:
    """Everybody's (value, taken); `reach` is written to."""
    everyone = np.arange(pool.capacity.shape[1])
    value = np.full(len(everyone), 12345, dtype=np.int64)
    taken = np.zeros(len(price), dtype=bool) if taken is None else taken.copy()
    reach = np.zeros(len(everyone)) if reach is None else reach
    groups, worth, states = groups_of(pool), worth_of(pool, price), States.room(most)
    module.best_bundles(everyone, groups, worth, states, reach, value, taken)
    return value, taken


def pool_of(
    clients: Seats, capacity: Sequence[int], threshold: int = 0, slope: int = 0
) -> tuple[Pool, IntArray]:
    """A pool in which engineer 0 is on offer for some seats, and their prices.

    Parameters
    ----------
    clients : (reward, use of each limit) of seat A, or of seats A and B, of each client
    capacity : of each limit
    threshold, slope : from the threshold on, each unit of the first limit costs slope more
    """
    teams = [{(0, 1): 0, (1, 0): 0} if len(seats) == 2 else {(0, -1): 0} for seats in clients]
    limits = []
    for place, most in enumerate(capacity):
        use = [np.zeros((len(clients), 2), dtype=np.int64) for _ in "AB"]
        for client, seats in enumerate(clients):
            for kind, seat in enumerate(seats):
                use[kind][client, 0] = seat[1 + place]
        limits.append(EngineerLimit(f"limit {place}", *use, ints([most, 0])))
    cost = LoadCost(0, np.array([[threshold, 0]]), np.array([[slope, 0]])) if slope else None
    problem = problem_of(teams, [9] * len(teams), 2, limits=limits, load_cost=cost)
    pool = whole(problem)
    mine = pool.seat_engineer == 0
    price = np.zeros(len(pool.seat), dtype=np.int64)
    price[mine] = [seat[0] for seats in clients for seat in seats]
    return pool, price


def bundle(
    clients: Seats,
    capacity: Sequence[int],
    threshold: int = 0,
    slope: int = 0,
    most: int = 10_000,
) -> tuple[int, list[bool]]:
    """(value, taken) of an engineer; `taken` in the order of `clients`."""
    pool, price = pool_of(clients, capacity, threshold, slope)
    value, taken = bundles(pool, price, most=most)
    return int(value[0]), taken[pool.seat_engineer == 0].tolist()


@every("seed", SEEDS)
def test_no_other_bundle_is_better_and_the_bundle_has_the_value_it_claims(seed: int) -> None:
    pool = random_pool(seed)
    price = random_price(pool, seed)
    value, taken = bundles(pool, price)
    for engineer in range(3):
        assert value[engineer] == least_value(pool, price, engineer)
        assert value[engineer] == value_of(pool, price, engineer, taken)


@every("seed", SEEDS)
def test_a_former_bundle_to_start_from_changes_no_value(seed: int) -> None:
    pool = random_pool(seed)
    former = random_price(pool, seed)
    _, taken = bundles(pool, former)
    near = np.maximum(0, former + random_price(pool, seed + 1) // 20 - 2_000 * ONE)
    for price in (former, near, random_price(pool, seed + 2)):
        value, again = bundles(pool, price, taken)
        for engineer in range(3):
            assert value[engineer] == least_value(pool, price, engineer)
            assert value[engineer] == value_of(pool, price, engineer, again)


@pytest.mark.parametrize("far", [1e-9, 1.0, 1e3, 1e6, 1e12, 1e300])
@every("seed", SEEDS)
def test_wherever_sorting_stops_at_first_the_values_are_the_best(seed: int, far: float) -> None:
    pool = random_pool(seed)
    reach = np.array([far, far * 7, far / 3])
    for step in range(3):
        # The second time on, `reach` is what the last prices left behind.
        price = random_price(pool, seed + step) // (1, 900, 1)[step]
        value, taken = bundles(pool, price, reach=reach)
        for engineer in range(3):
            assert value[engineer] == least_value(pool, price, engineer)
            assert value[engineer] == value_of(pool, price, engineer, taken)


@every("seed", SEEDS)
def test_many_seats_of_few_hours_are_sorted_no_further_than_needed(seed: int) -> None:
    # Fourteen clients with one seat each: enough for sorting to stop early, and few enough to try
    # all bundles.
    rng = np.random.default_rng(seed)
    clients = [[(int(rng.integers(0, 90)) * ONE, int(rng.integers(1, 9)))] for _ in range(14)]
    pool, price = pool_of(clients, [int(rng.integers(4, 25))], threshold=9, slope=2)
    reach = np.zeros(2)
    for factor in (1, 1, 3, 2):
        value, taken = bundles(pool, price * factor, reach=reach)
        assert value[0] == least_value(pool, price * factor, 0)
        assert value[0] == value_of(pool, price * factor, 0, taken)


@pytest.mark.parametrize("seed", range(12))
def test_it_stays_within_its_arrays(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    uncompile(monkeypatch, module, merging)
    pool = random_pool(seed)
    price = random_price(pool, seed)
    for most in (1, 7, 10_000):
        value, _ = bundles(pool, price, most=most, reach=np.full(3, 1e3))
        for engineer in range(3):
            assert value[engineer] <= least_value(pool, price, engineer)


@every("seed", range(20))
def test_many_clients_give_what_a_table_of_all_loads_gives(seed: int) -> None:
    rng = np.random.default_rng(seed)
    capacity, threshold, slope = (int(rng.integers(low, high)) for low, high in LARGE)
    clients = [
        [(int(rng.integers(0, 400)), int(rng.integers(0 if seed % 2 else 1, 30))) for _ in "AB"]
        for _ in range(80)
    ]
    priced = [[(reward * ONE, use) for reward, use in seats] for seats in clients]
    pool, price = pool_of(priced, [capacity], threshold, slope)
    reach = np.zeros(2)
    # The same again once it is known how far to sort, and from the bundle that was found.
    taken = None
    for _ in range(2):
        value, taken = bundles(pool, price, taken, reach=reach)
        assert value[0] == -best_by_table(clients, capacity, threshold, slope) * ONE
        assert value[0] == value_of(pool, price, 0, taken)


LARGE = ((40, 200), (20, 100), (0, 9))
"""Ranges of capacity, threshold and slope."""


def best_by_table(
    clients: Sequence[Sequence[tuple[int, int]]], capacity: int, threshold: int, slope: int
) -> int:
    """What the best bundle brings: the highest reward for every load, client after client."""
    best = np.full(capacity + 1, -(10**9))
    best[0] = 0
    for seats in clients:
        former = best.copy()
        for reward, use in seats:
            if use <= capacity:
                with_seat = former[: capacity + 1 - use] + reward
                best[use:] = np.maximum(best[use:], with_seat)
    return int((best - slope * np.maximum(0, np.arange(capacity + 1) - threshold)).max())


@pytest.mark.parametrize("most", [1, 2, 5, 12])
@every("seed", SEEDS)
def test_with_too_little_room_the_value_is_a_lower_bound_and_the_bundle_fits(
    seed: int, most: int
) -> None:
    pool = random_pool(seed)
    price = random_price(pool, seed)
    value, taken = bundles(pool, price, most=most)
    _, former = bundles(pool, random_price(pool, seed + 1))
    again, _ = bundles(pool, price, former, most=most)
    for engineer in range(3):
        best = least_value(pool, price, engineer)
        assert value[engineer] <= best
        assert again[engineer] <= best
        assert value[engineer] <= value_of(pool, price, engineer, taken)


def test_without_room_the_value_is_that_of_the_capacity_filled_at_the_best_rate() -> None:
    # 3 hours, two seats of 2 hours: one fits and brings 10; 3 hours at 5 would bring 15. There is
    # a margin of about one cost unit for floating point.
    clients = [[(10 * ONE, 2)], [(8 * ONE, 2)]]
    assert bundle(clients, [3]) == (-10 * ONE, [True, False])
    value, taken = bundle(clients, [3], most=1)
    assert -17 * ONE <= value <= -15 * ONE
    assert taken == [False, False]


@pytest.mark.parametrize("seed", range(10))
def test_engineers_one_after_the_other_have_the_same_values_as_together(seed: int) -> None:
    pool = random_pool(seed)
    price = random_price(pool, seed)
    together, all_taken = bundles(pool, price)
    value, taken = np.full(3, 7, dtype=np.int64), np.zeros(len(price), dtype=bool)
    groups, worth, states = groups_of(pool), worth_of(pool, price), States.room(10_000)
    reach = np.zeros(3)
    module.best_bundles(ints([2, 0]), groups, worth, states, reach, value, taken)
    assert value.tolist() == [together[0], 7, together[2]]
    assert not taken[pool.seat_engineer == 1].any()
    module.best_bundles(ints([1]), groups, worth, states, reach, value, taken)
    assert value.tolist() == together.tolist()
    assert taken.tolist() == all_taken.tolist()


def test_a_bundle_by_hand() -> None:
    # 10 hours; from 6 on each costs 2. Client 0: A 6 h for 12 or B 3 h for 7; client 1: 4 h for 9;
    # client 2: 3 h for 5. A + client 1 is 10 h: 21 − 8 = 13; all but A is 10 h: 21 − 8 = 13; B +
    # client 1 is 7 h: 16 − 2 = 14; clients 1 and 2 are 7 h: 14 − 2 = 12. So −14.
    clients = [[(12 * ONE, 6), (7 * ONE, 3)], [(9 * ONE, 4)], [(5 * ONE, 3)]]
    value, taken = bundle(clients, [10], threshold=6, slope=2)
    assert value == -14 * ONE
    assert taken == [False, True, True, False]


def test_a_further_limit_keeps_the_bundle_small() -> None:
    # Ten hours, but two clients only: 9 + 8 with 8 h; without the second limit 9 + 8 + 6.
    clients = [[(9 * ONE, 4, 1)], [(8 * ONE, 4, 1)], [(6 * ONE, 1, 1)], [(5 * ONE, 1, 1)]]
    assert bundle(clients, [10, 2]) == (-17 * ONE, [True, True, False, False])
    assert bundle(clients, [10, 4])[0] == -28 * ONE


@pytest.mark.parametrize("use", range(1, 12))
def test_a_seat_that_alone_is_too_much_of_a_further_limit_is_not_taken(use: int) -> None:
    # One of the other limit is there; the second client uses one of it, the first `use`.
    clients = [[(9 * ONE, 1, use, 0)], [(2 * ONE, 1, 1, 1)], [(ONE, 1, 0, 1)]]
    expected = (-10 * ONE, [True, False, True]) if use == 1 else (-2 * ONE, [False, True, False])
    assert bundle(clients, [9, 1, 1]) == expected


@every("seed", range(20))
def test_further_limits_of_large_numbers_may_be_left_out_but_no_value_is_too_high(
    seed: int,
) -> None:
    rng = np.random.default_rng(seed)
    clients = [
        [(int(rng.integers(0, 90)) * ONE, *rng.integers(0, 10**7, 3).tolist()) for _ in "AB"]
        for _ in range(6)
    ]
    pool, price = pool_of(clients, [2 * 10**7] * 3)
    value, _ = bundles(pool, price)
    assert value[0] <= least_value(pool, price, 0)
    # Nor is it below what the first limit alone would allow.
    assert value[0] >= least_value(pool_of(clients, [2 * 10**7])[0], price, 0)


def test_nothing_worth_taking_is_an_empty_bundle() -> None:
    # No price; more than fits; and an hour that costs more than it brings.
    clients = [[(0, 1)], [(900 * ONE, 6)], [(5 * ONE, 2)]]
    assert bundle(clients, [5], slope=3) == (0, [False] * 3)


def test_a_former_bundle_that_fits_no_longer_is_not_believed() -> None:
    # All three would bring 150, but one fits; even 5 hours at the best rate bring 100 only.
    pool, price = pool_of([[(40 * ONE, 3)], [(50 * ONE, 3)], [(60 * ONE, 3)]], [5])
    value, taken = bundles(pool, price, np.array([True] * 3))
    assert value.tolist() == [-60 * ONE, 0]
    assert taken.tolist() == [False, False, True]


@pytest.mark.parametrize("reward", [10**6, 10**9, 10**12, 10**15])
@pytest.mark.parametrize("capacity", [10, 10**4, 10**6, 10**8])
def test_seats_that_use_nothing_go_with_one_that_fills_the_engineer(
    capacity: int, reward: int
) -> None:
    # Client 0: A uses nothing, B all of the capacity and brings three times as much; client 1 uses
    # nothing. The best bundle is B of client 0 and client 1.
    clients = [[(reward + 1, 0), (3 * reward, capacity)], [(reward, 0)]]
    assert bundle(clients, [capacity]) == (-4 * reward, [False, True, True])


@pytest.mark.parametrize("unit", [1, 10**4, 10**7])
@every("seed", range(20))
def test_finer_hours_and_costs_give_the_same_bundles(seed: int, unit: int) -> None:
    rng = np.random.default_rng(seed)
    plain = [[tuple(rng.integers(0, (30, 9)).tolist()) for _ in "AB"] for _ in range(6)]
    fine = [[(reward * unit * ONE, use * unit) for reward, use in seats] for seats in plain]
    coarse = [[(reward * ONE, use) for reward, use in seats] for seats in plain]
    expected = least_value(*pool_of(coarse, [20], threshold=9, slope=2), 0)
    assert bundle(fine, [20 * unit], threshold=9 * unit, slope=2)[0] == unit * expected


def test_groups_are_the_seats_of_one_engineer_at_one_client() -> None:
    # Engineer 0 can be A or B of client 0 and A of client 2; engineer 1 A or B of client 0;
    # engineer 2 nothing; engineer 3 B of client 2.
    teams = [{(0, 1): 1, (1, 0): 1}, {}, {(0, 3): 1, (0, -1): 1}]
    groups = groups_of(whole(problem_of(teams, [9] * 3, 4)))
    assert groups.start.tolist() == [0, 2, 3, 3, 4]
    assert groups.first.tolist() == [0, 2, 3, 5, 6]


def test_a_pool_without_seats_has_no_groups_and_empty_bundles() -> None:
    pool = make_pool(problem_of([{}], [9], 2), ints([]))
    assert groups_of(pool).start.tolist() == [0, 0, 0]
    assert bundles(pool, ints([]))[0].tolist() == [0, 0]


def test_without_limits_the_dearer_seat_of_every_client_is_taken() -> None:
    pool = whole(problem_of([{(0, 1): 1, (1, 0): 1}, {(0, -1): 1}], [9, 9], 2))
    # Engineer 0: A or B of client 0, A of client 1. Engineer 1: A or B of client 0.
    value, taken = bundles(pool, ints([5, 7, 3, 2, 1]) * ONE)
    assert value.tolist() == [-(7 + 3) * ONE, -2 * ONE]
    assert taken.tolist() == [False, True, True, True, False]

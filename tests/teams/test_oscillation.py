"""Capacities that give way: against arithmetic by hand and every plan."""

from dataclasses import replace

import numpy as np
import pytest

from ce_opt.teams.annealing import Schedule
from ce_opt.teams.oscillation import Oscillation, breaks_another
from ce_opt.teams.pool import Pool, fixed_loads, pool_cost
from ce_opt.teams.problem import NO_LIMIT, IntArray
from teams.giving_way import paired_with_starts
from teams.small_problems import (
    cheapest_plan,
    columns_of,
    crammed,
    flat_limit,
    ints,
    problem_of,
    whole,
)

NEVER_ENOUGH = -(2**60)


def never() -> bool:
    return False


def cheapest_entries(pool: Pool) -> IntArray:
    """Everybody's cheapest entry, whatever it breaks."""
    return pool.start[:-1].copy()


def two_clients() -> Pool:
    # Two clients of 6 hours, two engineers of 10: each has one, for 20 + 30.
    teams = [{(0, -1): 20, (1, -1): 25}, {(0, -1): 28, (1, -1): 30}]
    hours = flat_limit("hours", 6, 10, 2, 2)
    return whole(problem_of(teams, [0, 0], 2, must=[0, 1], limits=[hours]))


def test_units_left_free_and_units_too_much_are_paid_for() -> None:
    # Both with the first engineer: 2 hours too much at 3 or more each, and 10 left free by the
    # second at 3 each, beside 20 + 28 for the teams; every hour in use is paid for too, 12 at 3.
    # All capacity, 20 at 3, is what is paid for any plan within it.
    chain = Oscillation(two_clients(), np.full(2, 3.0), ints([0, 2]), 1)
    assert chain.best is None
    assert chain.cost == chain.scale * (20 + 28 + 12 * 3 + 2 * 3 + 10 * 3)
    assert chain.paid == chain.scale * 20 * 3


def test_a_start_that_fits_is_the_best_until_another_is_found() -> None:
    pool, start = two_clients(), ints([0, 3])
    chain = Oscillation(pool, np.zeros(2), start, 1)
    assert chain.best is not None
    assert chain.best.tolist() == start.tolist()
    assert chain.best_cost == 50 * chain.scale


@pytest.mark.parametrize(("use", "breaks"), [(0, False), (1, True)])
def test_only_the_costly_limit_gives_way(use: int, breaks: bool) -> None:
    teams = [{(0, -1): 20}, {(0, -1): 30}]
    limits = [flat_limit("hours", 6, 10, 2, 1), flat_limit("seats", use, 1, 2, 1)]
    pool = whole(problem_of(teams, [0, 0], 1, must=[0, 1], limits=limits))
    assert breaks_another(pool, ints([0, 1])) == breaks
    if breaks:
        with pytest.raises(ValueError, match="another limit"):
            Oscillation(pool, np.ones(1), ints([0, 1]), 1)


@pytest.mark.parametrize("seed", range(12))
def test_the_best_of_all_plans_is_found_where_there_is_any(seed: int) -> None:
    problem = crammed(seed)
    pool = whole(problem)
    chain = Oscillation(pool, np.full(problem.engineers, 4.0), cheapest_entries(pool), seed)
    chain.run(400_000, Schedule(8.0, 1.0), NEVER_ENOUGH, never)
    best, optimum = chain.best, cheapest_plan(problem)
    assert (best is None) == (optimum is None)
    if best is not None:
        assert pool_cost(pool, best) == optimum
        assert chain.best_cost == optimum * chain.scale
        assert list(problem.broken(ints(columns_of(pool, best)))) == []


def test_there_are_crammed_problems_with_and_without_a_plan() -> None:
    assert {cheapest_plan(crammed(seed)) is None for seed in range(12)} == {True, False}


def test_teams_of_two_keep_every_limit_and_never_cost_less_than_the_best_plan() -> None:
    reached = found = 0
    for seed, problem, pool, start in paired_with_starts(range(80)):
        optimum = cheapest_plan(problem)
        chain = Oscillation(pool, np.full(problem.engineers, 2.0), start, seed)
        chain.run(400_000, Schedule(8.0, 1.0), NEVER_ENOUGH, never)
        load, plan_load = fixed_loads(chain.pool, chain.standing.chosen)
        assert (load <= chain.pool.capacity).all()
        assert (plan_load <= chain.pool.plan_capacity).all()
        assert (load == chain.standing.load).all()
        assert (plan_load == chain.standing.plan_load).all()
        assert chain.cost == chain.cost_now()
        if chain.best is not None:
            assert list(problem.broken(ints(columns_of(pool, chain.best)))) == []
            cost = pool_cost(pool, chain.best)
            assert cost is not None
            assert optimum is not None
            assert cost >= optimum
            found += 1
            reached += cost == optimum
    # Teams in which both change at once are met by shaking alone.
    assert found >= 8
    assert reached >= 0.8 * found


def test_prices_rise_where_loads_are_too_high_and_costs_follow() -> None:
    problem = crammed(3, spare=0.5)  # nobody can keep to so little time
    pool = whole(problem)
    chain = Oscillation(pool, np.full(problem.engineers, 4.0), cheapest_entries(pool), 1)
    before = chain.charge.slope[0].copy()
    chain.run(400_000, Schedule(8.0, 1.0), NEVER_ENOUGH, never)
    assert (chain.charge.slope[0] > before).any()
    assert (chain.charge.slope[0] >= 2 * chain.charge.price).all()
    assert chain.cost == chain.cost_now()


@pytest.mark.parametrize("limit", [NO_LIMIT, 10**9])
def test_whoever_has_no_limit_to_speak_of_pays_for_nothing(limit: int) -> None:
    problem = crammed(5)
    hours = problem.limits[0]
    capacity = hours.capacity.copy()
    capacity[1] = limit
    problem = replace(problem, limits=(replace(hours, capacity=capacity),))
    pool = whole(problem)
    chain = Oscillation(pool, np.full(problem.engineers, 4.0), cheapest_entries(pool), 1)
    assert chain.charge.price[1] == 0
    chain.run(200_000, Schedule(8.0, 1.0), NEVER_ENOUGH, never)
    assert chain.best is not None
    assert pool_cost(pool, chain.best) == cheapest_plan(problem)


def test_a_chain_that_is_stopped_or_has_enough_takes_no_steps() -> None:
    pool, start = two_clients(), ints([0, 3])
    chain = Oscillation(pool, np.full(2, 3.0), start, 1)
    assert chain.run(60_000, Schedule(8.0, 1.0), NEVER_ENOUGH, lambda: True) == 0
    assert chain.run(60_000, Schedule(8.0, 1.0), 50, never) == 0
    assert chain.run(60_000, Schedule(8.0, 1.0), 49, never) == 60_000


def test_equal_seeds_give_equal_plans() -> None:
    pool = whole(crammed(4, clients=40, engineers=8, spare=1.6))
    ends = []
    for _ in range(2):
        chain = Oscillation(pool, np.full(8, 4.0), cheapest_entries(pool), 7)
        chain.run(300_000, Schedule(8.0, 1.0), NEVER_ENOUGH, never)
        assert chain.best is not None
        ends.append(chain.best.tolist())
    assert ends[0] == ends[1]


def test_going_back_takes_up_the_best_plan() -> None:
    pool = whole(crammed(4, clients=40, engineers=8, spare=1.6))
    chain = Oscillation(pool, np.full(8, 4.0), cheapest_entries(pool), 7)
    chain.run(300_000, Schedule(8.0, 1.0), NEVER_ENOUGH, never)
    chain.go_back()
    assert chain.cost == chain.cost_now() == chain.best_cost + chain.paid
    assert (chain.charge.slope[0] == 2 * chain.charge.price).all()


@pytest.mark.parametrize("unit", [1, 2**30, 2**48])
def test_costs_of_any_size_keep_to_exact_arithmetic(unit: int) -> None:
    problem = crammed(6)
    pool = whole(problem)
    pool = pool._replace(cost=unit * pool.cost)
    for price in (np.zeros(problem.engineers), np.full(problem.engineers, 4.0 * unit)):
        chain = Oscillation(pool, price, cheapest_entries(pool), 1)
        chain.run(200_000, Schedule(8.0 * unit, 1.0 * unit), NEVER_ENOUGH, never)
        assert chain.cost == chain.cost_now()
        # Where a unit is priced too low, or too much is to be paid, int64 would wrap below 0.
        assert 0 < chain.cost < 2**62
        if chain.best is not None:
            assert pool_cost(pool, chain.best) == chain.best_cost // chain.scale

"""Capacities that give way: against a second LP solver, arithmetic by hand and every plan."""

import numpy as np
import pytest
from scipy.optimize import linprog

from ce_opt.teams.annealing import Schedule
from ce_opt.teams.insertion import Guidance
from ce_opt.teams.oscillation import Oscillation, breaks_another, softened, vertex
from ce_opt.teams.pool import Pool, pool_cost
from ce_opt.teams.problem import IntArray
from teams.small_problems import (
    cheapest_plan,
    columns_of,
    crammed,
    flat_limit,
    ints,
    problem_of,
    whole,
)


def never() -> bool:
    return False


def cheapest_entries(pool: Pool) -> IntArray:
    """Everybody's cheapest entry, whatever it breaks."""
    return pool.start[:-1].copy()


@pytest.mark.parametrize("seed", range(20))
def test_prices_of_the_vertex_prove_the_value_that_another_solver_finds(seed: int) -> None:
    problem = crammed(seed)
    pool = whole(problem)
    found = vertex(pool)
    use = pool.use[0][pool.seat_a]
    shares = np.zeros((problem.clients, len(pool.cost)))
    shares[pool.client, np.arange(len(pool.cost))] = 1
    loads = np.zeros((problem.engineers, len(pool.cost)))
    loads[pool.a, np.arange(len(pool.cost))] = use
    other = linprog(
        pool.cost, loads, pool.capacity[0], shares, np.ones(problem.clients), method="highs"
    )
    assert (found is None) == (other.status == 2)
    if found is not None:
        # Weak duality: least reduced costs less the price of all capacity bound every solution.
        reduced = pool.cost + found.price[pool.a] * use
        least = np.minimum.reduceat(reduced, pool.start[:-1]).sum()
        assert least - found.price @ pool.capacity[0] == pytest.approx(other.fun)
        assert (pool.client[found.chosen] == np.arange(problem.clients)).all()


def test_a_unit_past_the_capacity_costs_its_price() -> None:
    # Two clients of 6 hours, one engineer of 10: 2 hours too much at 7 each, beside 20 + 30.
    teams = [{(0, -1): 20}, {(0, -1): 30}]
    hours = flat_limit("hours", 6, 10, 2, 1)
    pool = whole(problem_of(teams, [0, 0], 1, must=[0, 1], limits=[hours]))
    both = ints([0, 1])
    assert pool_cost(pool, both) is None
    assert pool_cost(softened(pool, ints([7]), ints([12])), both) == 20 + 30 + 2 * 7


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
    chain.run(60_000, Schedule(8.0, 1.0), Guidance.none(pool), never)
    best, optimum = chain.best, cheapest_plan(problem)
    assert (best is None) == (optimum is None)
    if best is not None:
        assert pool_cost(pool, best) == optimum
        assert chain.best_cost == optimum * chain.scale
        assert list(problem.broken(ints(columns_of(pool, best)))) == []


def test_there_are_crammed_problems_with_and_without_a_plan() -> None:
    assert {cheapest_plan(crammed(seed)) is None for seed in range(12)} == {True, False}


def test_prices_rise_where_loads_are_too_high_and_costs_follow() -> None:
    problem = crammed(3, spare=0.5)
    pool = whole(problem)
    chain = Oscillation(pool, np.full(problem.engineers, 4.0), cheapest_entries(pool), 1)
    above = chain.annealing.standing.load[0] > pool.capacity[0]
    before = chain.price.copy()
    assert above.any()
    chain.charge()
    assert (chain.price[above] > before[above]).all()
    assert (chain.price[~above] <= before[~above]).all()
    chain.run(5_000, Schedule(8.0, 1.0), Guidance.none(pool), never)
    annealing = chain.annealing
    assert annealing.cost == pool_cost(annealing.pool, annealing.standing.chosen)


def test_a_chain_that_is_stopped_tries_no_moves() -> None:
    pool = whole(crammed(3))
    start = cheapest_entries(pool)
    chain = Oscillation(pool, np.full(3, 4.0), start, 1)
    chain.run(60_000, Schedule(8.0, 1.0), Guidance.none(pool), lambda: True)
    assert chain.annealing.standing.chosen.tolist() == start.tolist()
    assert chain.best is None


def test_a_start_that_fits_is_the_best_until_another_is_found() -> None:
    # Two clients of 6 hours, two engineers of 10: each has one, for 20 + 30.
    teams = [{(0, -1): 20, (1, -1): 25}, {(0, -1): 28, (1, -1): 30}]
    hours = flat_limit("hours", 6, 10, 2, 2)
    pool = whole(problem_of(teams, [0, 0], 2, must=[0, 1], limits=[hours]))
    start = ints([0, 3])
    chain = Oscillation(pool, np.zeros(2), start, 1)
    assert chain.best is not None
    assert chain.best.tolist() == start.tolist()
    assert chain.best_cost == 50 * chain.scale


@pytest.mark.parametrize("unit", [1, 2**30, 2**48])
def test_costs_of_any_size_keep_to_exact_arithmetic(unit: int) -> None:
    problem = crammed(6)
    pool = whole(problem)
    pool = pool._replace(cost=unit * pool.cost)
    for price in (np.zeros(problem.engineers), np.full(problem.engineers, 4.0 * unit)):
        chain = Oscillation(pool, price, cheapest_entries(pool), 1)
        chain.run(20_000, Schedule(8.0 * unit, 1.0 * unit), Guidance.none(pool), never)
        standing = chain.annealing.standing.chosen
        assert chain.annealing.cost == pool_cost(chain.annealing.pool, standing)
        assert (chain.price >= chain.least).all()
        # Where a unit is priced too low, or too much is to be paid, int64 would wrap below 0.
        assert 0 < chain.annealing.cost < 2**62
        if chain.best is not None:
            assert pool_cost(pool, chain.best) == chain.best_cost // chain.scale

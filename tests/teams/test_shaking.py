"""Shakes and descents: what they say of the plan, and what they give back."""

import numpy as np
import pytest

from ce_opt.teams.charge import charged
from ce_opt.teams.pool import Pool, fixed_loads, make_pool, pool_cost
from ce_opt.teams.problem import NO_LIMIT, UNSERVED, IntArray
from ce_opt.teams.shaking import Walk, at_prices
from teams.small_problems import columns_in, ints, random_problem


def pool_of(seed: int) -> Pool:
    problem = random_problem(seed, clients=12, engineers=6, teams=15, tight=1.2)
    return make_pool(problem, ints(columns_in(problem)))


def some_plan(pool: Pool, seed: int) -> IntArray:
    """A plan that breaks nothing: client after client gets the first of its entries that fits."""
    rng = np.random.default_rng(seed)
    chosen = np.full(len(pool.unserved), UNSERVED, dtype=np.int64)
    for client in rng.permutation(len(chosen)).tolist():
        for entry in range(pool.start[client], pool.start[client + 1]):
            trial = chosen.copy()
            trial[client] = entry
            load, plan_load = fixed_loads(pool, trial)
            if (load <= pool.capacity).all() and (plan_load <= pool.plan_capacity).all():
                chosen = trial
                break
    return chosen


def walk_from(pool: Pool, chosen: IntArray, price: IntArray, seed: int = 1) -> Walk:
    return Walk(pool, 1, charged(pool, price), chosen, seed)


@pytest.mark.parametrize("seed", range(10))
def test_costs_at_prices_differ_from_costs_by_what_is_the_same_for_all_plans(seed: int) -> None:
    # A unit in use is added to the costs of entries and taken off the loads: what is left is the
    # base, and the clients who are left out.
    pool = pool_of(seed)
    for plan in range(5):
        chosen = some_plan(pool, plan)
        walk = walk_from(pool, chosen, np.arange(6))
        left = int(pool.unserved[chosen == UNSERVED].sum())
        # Those who must be served may be left out here; pool_cost would refuse that.
        cost = pool_cost(pool._replace(must=np.zeros_like(pool.must)), chosen)
        assert cost is not None
        assert walk.cost == cost - left + walk.charge.base.sum()


def test_entries_are_ranked_by_their_cost_at_prices_within_each_client() -> None:
    pool = pool_of(3)
    order, priced = at_prices(pool, 2, np.full(6, 5, dtype=np.int64))
    use = np.append(pool.use[pool.load_limit] * 5, 0)
    plain = 2 * pool.cost + use[pool.seat_a] + use[pool.seat_b]
    assert (priced.cost == plain[order]).all()
    assert (pool.client[order] == pool.client).all()
    for low, high in zip(pool.start, pool.start[1:], strict=False):
        assert (np.diff(priced.cost[low:high]) >= 0).all()


@pytest.mark.parametrize("every", [0, 3])
def test_a_cold_walk_never_ends_above_its_start_and_knows_its_cost(every: int) -> None:
    better = 0
    for seed in range(10):
        pool = pool_of(seed)
        chosen = some_plan(pool, seed)
        walk = walk_from(pool, chosen, np.full(6, 2), seed)
        start = walk.cost
        walk.go_on(20_000, 1e-9, every)
        assert walk.cost == walk.cost_now()
        if not every:
            assert walk.least == walk.cost <= start
            assert (walk.best_ranked == walk.standing.chosen).all()
        load, plan_load = fixed_loads(walk.pool, walk.standing.chosen)
        assert (load <= pool.capacity).all()
        assert (plan_load <= pool.plan_capacity).all()
        assert ((walk.standing.chosen == UNSERVED) == (chosen == UNSERVED)).all()
        better += walk.cost < start
    assert better >= 5


def test_nothing_beyond_the_capacity_of_the_charge_counts_as_a_plan() -> None:
    pool = pool_of(1)
    walk = walk_from(pool, some_plan(pool, 1), np.ones(6, dtype=np.int64))
    assert (walk.charge.capacity == NO_LIMIT).all()
    walk.charge.capacity[:] = -1
    start, cost = walk.best_ranked.copy(), walk.least
    walk.go_on(5_000, 1.0)
    assert walk.least == cost
    assert (walk.best_ranked == start).all()


def test_going_back_takes_up_the_best_plan() -> None:
    pool = pool_of(2)
    walk = walk_from(pool, some_plan(pool, 2), np.ones(6, dtype=np.int64))
    walk.go_on(20_000, 50.0)
    walk.go_back()
    assert (walk.standing.chosen == walk.best_ranked).all()
    assert walk.cost == walk.least == walk.cost_now()

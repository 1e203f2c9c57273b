"""Shakes and descents: what they say of the plan, and what they give back."""

import numpy as np
import pytest

from ce_opt.teams.chance import stream
from ce_opt.teams.charge import charged
from ce_opt.teams.exchange import Marks, Way
from ce_opt.teams.pool import Pool, fixed_loads, make_pool, pool_cost
from ce_opt.teams.problem import NO_LIMIT, UNSERVED, IntArray
from ce_opt.teams.shaking import at_prices, cost_at_prices, wander
from ce_opt.teams.standing import Standing, standing_of
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


@pytest.mark.parametrize("seed", range(10))
def test_costs_at_prices_differ_from_costs_by_what_is_the_same_for_all_plans(seed: int) -> None:
    # A unit in use is added to the costs of entries and taken off the loads: what is left is the
    # base, and the clients who are left out.
    pool = pool_of(seed)
    price = np.arange(6, dtype=np.int64)
    order, priced = at_prices(pool, 1, price)
    charge = charged(pool, price)
    for plan in range(5):
        chosen = some_plan(pool, plan)
        rank = np.argsort(order)
        ranked = np.where(chosen == UNSERVED, UNSERVED, rank[chosen])
        standing = standing_of(priced, ranked)
        left = int(pool.unserved[chosen == UNSERVED].sum())
        # Those who must be served may be left out here; pool_cost would refuse that.
        cost = pool_cost(pool._replace(must=np.zeros_like(pool.must)), chosen)
        assert cost is not None
        assert cost_at_prices(priced, standing, charge) == cost - left + charge.base.sum()


def test_entries_are_ranked_by_their_cost_at_prices_within_each_client() -> None:
    pool = pool_of(3)
    price = np.full(6, 5, dtype=np.int64)
    order, priced = at_prices(pool, 2, price)
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
        price = np.full(6, 2, dtype=np.int64)
        order, priced = at_prices(pool, 1, price)
        chosen = some_plan(pool, seed)
        start = np.where(chosen == UNSERVED, UNSERVED, np.argsort(order)[chosen])
        standing: Standing = standing_of(priced, start)
        charge, best = charged(pool, price), start.copy()
        cost = cost_at_prices(priced, standing, charge)
        run = (20_000, cost, cost, every)
        way, marks = Way.through(priced), Marks.fresh(priced)
        end, least = wander(priced, standing, charge, way, marks, stream(seed), run, 1e-9, best)
        assert end == cost_at_prices(priced, standing, charge)
        if not every:
            assert least == end <= cost
            assert (best == standing.chosen).all()
        load, plan_load = fixed_loads(priced, standing.chosen)
        assert (load <= pool.capacity).all()
        assert (plan_load <= pool.plan_capacity).all()
        assert ((standing.chosen == UNSERVED) == (chosen == UNSERVED)).all()
        better += end < cost
    assert better >= 5


def test_nothing_beyond_the_capacity_of_the_charge_counts_as_a_plan() -> None:
    pool = pool_of(1)
    price = np.ones(6, dtype=np.int64)
    order, priced = at_prices(pool, 1, price)
    chosen = some_plan(pool, 1)
    start = np.where(chosen == UNSERVED, UNSERVED, np.argsort(order)[chosen])
    standing = standing_of(priced, start)
    charge = charged(pool, price)
    assert (charge.capacity == NO_LIMIT).all()
    nobody = charge._replace(capacity=np.full(6, -1))
    best = start.copy()
    cost = cost_at_prices(priced, standing, charge)
    way, marks = Way.through(priced), Marks.fresh(priced)
    run = (5_000, cost, cost, 0)
    assert wander(priced, standing, nobody, way, marks, stream(1), run, 1.0, best)[1] == cost
    assert (best == start).all()

"""Moves within a territory touch nobody and no client outside it."""

from __future__ import annotations

import numpy as np

from ce_opt.teams.annealing import Annealing, Schedule
from ce_opt.teams.insertion import Guidance, recreate_all
from ce_opt.teams.pool import fixed_loads, pool_cost
from ce_opt.teams.problem import UNSERVED
from ce_opt.teams.territory import Territory, lies_within
from teams.small_problems import random_problem, reduced_at_random, whole


def test_clients_at_home_elsewhere_keep_their_teams_and_their_engineers_their_loads() -> None:
    moved = sum(moved_within_a_territory(seed) for seed in range(12))
    assert moved > 5


def moved_within_a_territory(seed: int) -> int:
    """Move in one of two territories, look at the other, and count clients with another team."""
    problem = random_problem(seed, clients=30, engineers=12, teams=60, must=0, tight=0.6)
    pool = whole(problem)
    chosen = recreate_all(pool)
    region = np.array([0, 1] * 6, dtype=np.int32)
    inside = (region[pool.a] == 0) & ((pool.b < 0) | (region[pool.b] == 0))
    home = np.where(inside[chosen], 0, 1).astype(np.int32)
    home[chosen == UNSERVED] = 0
    clients = np.nonzero(home == 0)[0]
    guidance = Guidance.of(pool, reduced_at_random(pool, seed))
    annealing = Annealing(pool, chosen, 0, seed, Territory(0, region, home, clients))
    annealing.run(3000, Schedule(200.0, 1.0), guidance)
    found = annealing.standing.chosen
    moved = np.nonzero(found != chosen)[0]
    assert set(moved.tolist()) <= set(clients.tolist())
    assert inside[found[moved][found[moved] != UNSERVED]].all()
    before, after = fixed_loads(pool, chosen)[0], fixed_loads(pool, found)[0]
    assert (before[:, region == 1] == after[:, region == 1]).all()
    # Its cost counts from 0: it is the difference of two whole plans.
    ends = [pool_cost(pool, one) for one in (chosen, found)]
    assert None not in ends
    assert annealing.cost == ends[1] - ends[0]
    return len(moved)


def test_the_whole_holds_everything() -> None:
    pool = whole(random_problem(3))
    territory = Territory.whole(pool)
    assert territory.clients.tolist() == list(range(len(pool.unserved)))
    for entry in range(len(pool.column)):
        assert lies_within(territory.region, territory.number, pool.a, pool.b, pool.seat_b, entry)

"""Stages of a large plan: what territories, or parts sent away, come up with is one plan."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from ce_opt.teams.annealing import Schedule
from ce_opt.teams.insertion import Guidance, recreate_all
from ce_opt.teams.problem import IntArray, PlanLimit
from ce_opt.teams.stage import Away, Here, Stage
from teams.small_problems import (
    columns_of,
    flat_limit,
    ints,
    plain_cost,
    problem_of,
    random_problem,
    reduced_at_random,
    whole,
)

WARM = Schedule(100.0, 1.0)


def after(stage: Stage, chosen: IntArray, stages: int) -> IntArray:
    for number in range(stages):
        chosen = stage.run(chosen, 600, WARM.part(number, stages), last=number == stages - 1)
    return chosen


@pytest.mark.parametrize("way", ["here", "away"])
def test_stages_end_in_cheaper_plans_and_equal_seeds_in_the_same_ones(way: str) -> None:
    costs = [costs_around(seed, way) for seed in range(6)]
    assert sum(cost for cost, _ in costs) > sum(found for _, found in costs)


def costs_around(seed: int, way: str) -> tuple[int, int]:
    """Go through stages twice: the cost of the plan before, and of the same plan after both."""
    problem = random_problem(seed, clients=30, engineers=12, teams=60, must=0, tight=0.6)
    pool = whole(problem)
    guidance = Guidance.of(pool, reduced_at_random(pool, seed))
    start = recreate_all(pool)
    ends = []
    with ThreadPoolExecutor(2) as threads:
        for _ in range(2):
            stage: Stage = Here(pool, guidance, threads, 2, (seed, 0))
            if way == "away":
                stage = Away(pool, guidance, threads, lambda: False, 2, (seed, 0))
            ends.append(after(stage, start, 12))
    assert ends[0].tolist() == ends[1].tolist()
    cost, found = (plain_cost(problem, columns_of(pool, one)) for one in (start, ends[0]))
    assert cost is not None
    assert found is not None
    return cost, found


def test_chains_keep_a_limit_over_the_plan_together() -> None:
    # Either engineer may serve six clients, alone. Who serves is a point cheaper by engineer 1 but
    # a handover then; four handovers are allowed, and engineer 0 holds nobody's last season.
    teams = [{(0, -1): 5, (1, -1): 4}] * 3 + [{(2, -1): 5, (3, -1): 4}] * 3
    handovers = PlanLimit("handovers", ints([0, 1] * 6), ints([0] * 6), 4)
    seats = [flat_limit("seats", 1, 3, clients=6, engineers=4)]
    problem = problem_of(teams, [50] * 6, 4, limits=seats, plan_limits=[handovers])
    pool = whole(problem)
    guidance = Guidance.of(pool, pool.cost << 10)
    start = ints([entry for entry in range(12) if pool.cost[entry] == 5])
    with ThreadPoolExecutor(2) as threads:
        for seed in range(5):
            found = after(Here(pool, guidance, threads, 2, (seed, 0)), start, 8)
            cost = plain_cost(problem, columns_of(pool, found))
            # 6 · 5 less at most four handovers of a point each; None where the limit is broken.
            assert cost is not None
            assert 26 <= cost < 30

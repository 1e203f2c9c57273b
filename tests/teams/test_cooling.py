"""Fast moves over a whole plan and over its parts, against every plan of small problems."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from ce_opt.teams import cooling as module
from ce_opt.teams.annealing import WORK_PER_MOVE, Annealing, Schedule
from ce_opt.teams.budget import Budget
from ce_opt.teams.cooling import Cooling
from ce_opt.teams.insertion import Guidance
from ce_opt.teams.pool import renamed
from ce_opt.teams.problem import UNSERVED, IntArray, TeamProblem
from ce_opt.teams.run import Run
from ce_opt.teams.stopper import Stopper
from teams.asked_stopper import StopsWhenAsked
from teams.giving_way import paired
from teams.small_problems import (
    cheapest_plan,
    crammed,
    dearest_start,
    ints,
    plain_cost,
    random_problem,
    reduced_at_random,
    whole,
)

CYCLES, STAGES = 1_000_000, 0
"""Clients up to which chains work on the whole plan: all of them; none."""
WORK = 0.02
"""Some 7,000 moves."""

both_ways = pytest.mark.parametrize("largest_whole", [CYCLES, STAGES])


def crowded(seed: int) -> TeamProblem:
    return random_problem(seed, clients=30, engineers=10, teams=30, unit=97, must=0, tight=0.5)


def run_from(
    problem: TeamProblem,
    chosen: IntArray,
    bound: int,
    budget: Budget,
    stopper: Stopper | None = None,
) -> Run:
    """A run that has a plan, given as entries of the whole pool, and a bound."""
    run = Run(problem, budget, stopper or Stopper(), lambda progress: None)
    run.accept(renamed(chosen, whole(problem).column), "start")
    run.raise_bound(bound)
    return run


def crowded_run(
    seed: int, workers: int = 1, seconds: float = 600, stopper: Stopper | None = None
) -> Run:
    """A run that has served nobody yet; its bound is a guess, it sets the temperature alone."""
    problem = crowded(seed)
    budget = Budget(seconds=seconds, seed=seed, workers=workers, work=10)
    chosen = ints([UNSERVED] * problem.clients)
    return run_from(problem, chosen, int(problem.unserved.sum()) // 3, budget, stopper)


def cool(run: Run, work: float = WORK, times: int = 1, first: float | None = None) -> Cooling:
    pool = whole(run.problem)
    with ThreadPoolExecutor(run.budget.workers) as threads:
        cooling = Cooling(run, threads)
        for _ in range(times):
            cooling.cool(pool, reduced_at_random(pool, 1), work, first)
    return cooling


def plan_of(run: Run) -> list[int]:
    assert run.chosen is not None
    return run.chosen.tolist()


# Of two regions with two engineers each, most teams lie across the border and stay: see below.
@pytest.mark.parametrize(("largest_whole", "workers"), [(CYCLES, 1), (CYCLES, 2), (STAGES, 1)])
def test_most_small_problems_are_solved_to_the_optimum(
    largest_whole: int, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_WHOLE", largest_whole)
    ends = small_ends(workers)
    assert sum(end == truth for _, end, truth in ends) >= 0.9 * len(ends)


def test_stages_of_two_tiny_parts_come_nearer_to_the_optimum(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "LARGEST_WHOLE", STAGES)
    ends = small_ends(2)
    assert sum(end == truth for _, end, truth in ends) > 0
    assert sum(start - end for start, end, _ in ends) > sum(end - truth for _, end, truth in ends)


def small_ends(workers: int) -> list[tuple[int, int, int]]:
    """Cool the dearest plans of small problems: (cost before, cost after, least cost) of each."""
    ends = []
    for seed in range(26):
        problem = random_problem(seed, unit=97)
        start, truth = dearest_start(problem), cheapest_plan(problem)
        if start is None or truth is None or start[1] == truth:
            continue
        # The bound is no proof, or it would end as soon as it is there.
        budget = Budget(seconds=600, seed=seed, workers=workers, work=10)
        run = run_from(problem, start[0], truth - 10, budget)
        cool(run)
        assert run.cost is not None
        assert plain_cost(problem, plan_of(run)) == run.cost
        assert truth <= run.cost <= start[1]
        ends.append((start[1], run.cost, truth))
    assert len(ends) >= 10
    return ends


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("first", [None, 5.0])
@both_ways
def test_a_plan_is_never_made_worse_and_breaks_nothing(
    largest_whole: int, first: float | None, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_WHOLE", largest_whole)
    monkeypatch.setattr(module, "PART_CLIENTS", 8)
    better = 0
    for seed in range(3):
        run = crowded_run(seed, workers)
        for _ in range(3):
            before = run.cost
            cool(run, WORK / 4, first=first)
            assert before is not None
            assert run.cost is not None
            assert run.cost <= before
            assert plain_cost(run.problem, plan_of(run)) == run.cost
            better += run.cost < before
    assert better > 0


def test_the_best_chain_of_all_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    ends: list[int] = []

    def noted(
        cooling: Cooling, annealing: Annealing, whole: tuple[int, Schedule, Guidance]
    ) -> None:
        chain(cooling, annealing, whole)
        ends.append(annealing.best_cost)

    chain = Cooling.chain
    monkeypatch.setattr(Cooling, "chain", noted)
    # Cycles so short that chains end at different costs.
    monkeypatch.setattr(module, "CYCLE_MOVES", 10)
    run = crowded_run(0, workers=3)
    cool(run)
    assert len(ends) > 3
    assert len(set(ends[:3])) > 1
    assert run.cost == min(ends)


@pytest.mark.parametrize("workers", [1, 2])
@both_ways
def test_equal_seeds_and_work_give_equal_plans(
    largest_whole: int, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_WHOLE", largest_whole)
    monkeypatch.setattr(module, "PART_CLIENTS", 8)
    first, again = (crowded_run(1, workers) for _ in range(2))
    for run in (first, again):
        cool(run, times=3)
    assert plan_of(first) == plan_of(again)
    assert (first.cost, first.work) == (again.cost, again.work)


@pytest.mark.parametrize("workers", [1, 2])
@both_ways
def test_it_spends_about_what_it_may(
    largest_whole: int, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_WHOLE", largest_whole)
    run = crowded_run(0, workers)
    cool(run)
    # A cycle that would not be whole is left out.
    assert WORK / 2 < run.work <= WORK * (1 + 1e-9)


def test_the_moves_of_a_client_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOVES", 10)
    for largest_whole in (CYCLES, STAGES):
        monkeypatch.setattr(module, "LARGEST_WHOLE", largest_whole)
        run = crowded_run(0)
        cool(run, work=5)
        assert run.work == pytest.approx(30 * 10 * WORK_PER_MOVE)


@both_ways
def test_where_it_is_to_stop_it_does_nothing(
    largest_whole: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_WHOLE", largest_whole)
    stopper = Stopper()
    stopper.stop()
    for run, why in (
        (crowded_run(2, stopper=stopper), "interrupt"),
        (crowded_run(2, seconds=0), "seconds"),
    ):
        before = plan_of(run)
        cool(run)
        assert plan_of(run) == before
        assert (run.work, run.stopped_by) == (0.0, why)


@pytest.mark.parametrize("questions", [1, 2, 5, 12])
@both_ways
def test_stopped_on_the_way_the_best_plan_is_kept(
    largest_whole: int, questions: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_WHOLE", largest_whole)
    monkeypatch.setattr(module, "CHAIN_MOVES", 500)
    run = crowded_run(3, stopper=StopsWhenAsked(questions))
    before = run.cost
    cool(run, first=5.0)
    assert before is not None
    assert run.cost is not None
    assert run.cost <= before
    assert plain_cost(run.problem, plan_of(run)) == run.cost


@both_ways
def test_temperatures_given_do_not_count_in_the_series(
    largest_whole: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_WHOLE", largest_whole)
    assert cool(crowded_run(0), times=3, first=0.4).cycle == 0
    assert cool(crowded_run(0), times=3).cycle == 3


def test_the_first_heat_is_the_greatest_and_all_are_shares_of_what_a_client_costs() -> None:
    run = crowded_run(0)
    run.bound = 3000
    with ThreadPoolExecutor(1) as threads:
        cooling = Cooling(run, threads)
        given = cooling.heat(30, 0.5)
        series = [cooling.heat(30, None) for _ in range(8)]
    # 3000 for 30 clients are 100 each.
    assert given.first == pytest.approx(50)
    assert series[0].first == pytest.approx(100 * module.FIRST_HEAT)
    assert all(series[0].first > later.first > later.last for later in series[1:])
    assert all(heat.last == pytest.approx(100 * module.LAST_HEAT) for heat in [given, *series])


def test_an_older_plan_is_mended_not_melted() -> None:
    warm, cold = crowded_run(0), crowded_run(0)
    warm.warm = True
    warm.bound = cold.bound = 3000
    with ThreadPoolExecutor(1) as threads:
        mending = Cooling(warm, threads)
        first, second = mending.heat(30, None), mending.heat(30, None)
        melting = Cooling(cold, threads).heat(30, None)
    # 3000 for 30 clients are 100 each.
    assert first.first == pytest.approx(100 * module.WARM_HEAT)
    assert first.first < second.first < melting.first


def test_parts_worked_on_elsewhere_are_put_together_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_WHOLE", STAGES)
    monkeypatch.setattr(module, "PART_CLIENTS", 8)
    costs = []
    for threads_elsewhere in (1, 3):
        run = crowded_run(4)
        pool = whole(run.problem)
        with ThreadPoolExecutor(1) as here, ThreadPoolExecutor(threads_elsewhere) as there:
            Cooling(run, here, there).cool(pool, reduced_at_random(pool, 1), WORK)
        assert plain_cost(run.problem, plan_of(run)) == run.cost
        costs.append(run.cost)
    assert costs[0] == costs[1]
    # Nobody was served at first.
    assert costs[0] is not None
    assert costs[0] < run.problem.unserved.sum()


def test_a_crammed_plan_is_solved_to_the_optimum_by_capacities_that_give_way() -> None:
    seeds = [seed for seed in range(40) if dearest_start(crammed(seed)) is not None]
    assert len(seeds) > 3
    for seed in seeds:
        problem = crammed(seed)
        start = dearest_start(problem)
        assert start is not None
        ends = set()
        for _ in range(2):
            run = run_from(problem, start[0], start[1] // 2, Budget(seconds=600, workers=1))
            assert module.crammed(whole(problem))
            cool(run, 0.1, 2)
            ends.add((run.cost, tuple(plan_of(run))))
        assert len(ends) == 1  # equal seeds and work, equal plans
        assert run.cost == cheapest_plan(problem)
        assert plain_cost(problem, plan_of(run)) == run.cost


def test_where_loads_cost_something_or_two_serve_a_client_nothing_is_crammed() -> None:
    problem = random_problem(1, must=1.0)
    assert problem.must.all()
    assert not module.crammed(whole(problem))
    pool = whole(crammed(1))
    assert module.crammed(pool)
    one = np.arange(len(pool.must))
    assert not module.crammed(pool._replace(threshold=np.zeros((1, 3), dtype=np.int64)))
    assert not module.crammed(pool._replace(must=one > 0))
    assert not module.crammed(whole(paired(1)))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_polish_makes_large_plans_better_after_the_same_moves(
    workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_REHEATED", 5)
    monkeypatch.setattr(module, "POLISH_SHARE", 0.25)
    better = 0
    few, price = WORK / 40, ints([300] * 10)  # so few moves leave something to do
    for seed in range(6):
        ends = []
        for work, of_a_unit in ((0.75 * few, None), (few, price), (few, price)):
            run = crowded_run(seed, workers)
            pool = whole(run.problem)
            with ThreadPoolExecutor(workers) as threads:
                Cooling(run, threads).cool(pool, reduced_at_random(pool, 1), work, price=of_a_unit)
            assert plain_cost(run.problem, plan_of(run)) == run.cost
            assert run.work == pytest.approx(work, rel=0.1)
            assert run.cost is not None
            ends.append(run.cost)
        rough, polished, again = ends
        assert polished == again
        assert polished <= rough
        better += polished < rough
    assert better >= 3

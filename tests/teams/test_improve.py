"""The rounds of a run, step by step, against every plan of small problems."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from ce_opt.teams import climb, cooling
from ce_opt.teams import improve as module
from ce_opt.teams.budget import PROVEN, Budget, Progress
from ce_opt.teams.improve import Improvement
from ce_opt.teams.problem import UNSERVED, TeamProblem
from ce_opt.teams.run import Run
from ce_opt.teams.stopper import Stopper
from every import every
from teams.small_problems import (
    Choice,
    cheapest_plan,
    column,
    columns_in,
    ints,
    legal_plans,
    plain_cost,
    problem_of,
    random_problem,
)

WAYS: dict[str, dict[str, float]] = {
    "as it is": {},
    "a few columns of each client alone": {"MOST_OPEN": 8, "LISTED": 2},
    "climbing over lists as soon as there are any": {"WORTH_LISTING": 1e9, "SHRUNK": 1.0},
    "never climbing over lists": {"WORTH_LISTING": 0.0},
    "cores too small to prove anything": {"LARGEST_CORE": 3, "SMALL_CORE": 0},
    "without neighbourhoods and cores": {"LARGEST_SEARCHED": 0},
}


@pytest.fixture(params=list(WAYS))
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """What decides how a run goes about it, changed so that small problems meet it all."""
    for name, value in WAYS[request.param].items():
        monkeypatch.setattr(climb if hasattr(climb, name) else module, name, value)
    return str(request.param)


def crowded(seed: int) -> TeamProblem:
    return random_problem(seed, clients=30, engineers=8, teams=30, unit=997, must=0, tight=0.5)


@contextmanager
def improving(
    problem: TeamProblem, chosen: Choice | None = None, work: float = 0.06
) -> Iterator[Improvement]:
    """An improvement that starts from a plan, by default from nobody served."""
    run = Run(problem, Budget(seconds=3600, workers=1, work=work), Stopper(), ignored)
    run.accept(ints(chosen or (UNSERVED,) * problem.clients), "start")
    with ThreadPoolExecutor(1) as threads:
        yield Improvement(run, threads)


def ignored(progress: Progress) -> None:
    """Nobody listens."""


def second_best(plans: dict[Choice, int]) -> Choice:
    """A plan of the lower costs, but not of the lowest."""
    costs = sorted(set(plans.values()))
    wanted = costs[min(len(costs) - 1, 1 + len(costs) // 20)]
    return next(choice for choice, cost in plans.items() if cost == wanted)


def assert_sound(problem: TeamProblem, run: Run, truth: int) -> None:
    """Bounds are below the best plan, and the plan breaks nothing and costs what it says."""
    assert run.cost is not None
    assert run.bound is not None
    assert run.chosen is not None
    assert run.bound <= truth <= run.cost
    assert plain_cost(problem, run.chosen.tolist()) == run.cost


@pytest.mark.usefixtures("way")
@every("seed", range(10))
def test_no_bound_on_the_way_is_above_the_best_plan(seed: int) -> None:
    problem = random_problem(seed, must=0)
    plans = legal_plans(problem)
    truth = min(plans.values())
    with improving(problem, second_best(plans)) as improvement:
        run = improvement.run
        for _ in range(4):
            before = run.bound
            assert before is not None
            improvement.climb.go_on(0.005)
            improvement.lay_out()
            assert before <= run.bound
            assert_sound(problem, run, truth)
            # A climb over the columns that are open says nothing about dearer plans.
            assert min(improvement.climb.bound, run.cost) <= truth


@pytest.mark.usefixtures("way")
@every("seed", range(10))
def test_a_run_that_ends_by_proof_has_the_best_plan(seed: int) -> None:
    problem = random_problem(100 + seed, must=0)
    truth = cheapest_plan(problem)
    assert truth is not None
    with improving(problem) as improvement:
        improvement.improve()
        run = improvement.run
        assert_sound(problem, run, truth)
        assert run.stopped_by in ("proof", "idle")
        if run.stopped_by == "proof":
            assert run.cost is not None
            assert run.cost - truth <= PROVEN * truth


@pytest.mark.parametrize("seed", range(6))
def test_plans_divided_into_parts_are_sound_too(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cooling, "LARGEST_WHOLE", 0)
    monkeypatch.setattr(cooling, "PART_CLIENTS", 2)
    problem = random_problem(100 + seed, must=0)
    truth = cheapest_plan(problem)
    assert truth is not None
    with improving(problem) as improvement:
        improvement.improve()
        assert_sound(problem, improvement.run, truth)


@every("seed", range(20))
def test_what_is_laid_out_as_whole_holds_every_plan_that_is_cheaper(seed: int) -> None:
    problem = random_problem(seed, must=0)
    plans = legal_plans(problem)
    start = second_best(plans)
    with improving(problem, start) as improvement:
        for _ in range(3):
            improvement.climb.go_on(0.02)
            improvement.lay_out()
            assert improvement.whole
            held = set(improvement.pool.column.tolist())
            for choice, cost in plans.items():
                if cost < plans[start] or choice == start:
                    assert held >= set(choice) - {UNSERVED}


def test_columns_are_ruled_out() -> None:
    fewer = 0
    for seed in range(10):
        problem = random_problem(seed, must=0)
        with improving(problem, second_best(legal_plans(problem))) as improvement:
            improvement.climb.go_on(0.02)
            improvement.lay_out()
            fewer += len(improvement.pool.column) < len(columns_in(problem))
    assert fewer > 0


def test_where_too_many_are_open_each_client_has_its_best_and_what_it_has_now(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_OPEN", 3)
    monkeypatch.setattr(module, "LISTED", 2)
    # Without limits nothing has a price: the best are the cheapest.
    teams = [{(0, -1): 5, (1, -1): 3, (2, -1): 4}, {(1, -1): 8}, {(0, 1): 2, (1, 0): 1}]
    problem = problem_of(teams, [9, 9, 9], 3)
    dearest = (column(problem, 0, 0, -1), UNSERVED, UNSERVED)
    with improving(problem, dearest) as improvement:
        improvement.lay_out()
        assert not improvement.whole
        expected = columns_in(problem)
        assert improvement.pool.column.tolist() != []
        assert sorted(improvement.pool.column.tolist()) == sorted(expected)
    with improving(problem) as improvement:
        improvement.lay_out()
        assert sorted(improvement.pool.column.tolist()) == sorted(set(expected) - {dearest[0]})


@pytest.mark.parametrize("seed", range(12))
def test_a_plan_dealt_out_by_prices_breaks_nothing(seed: int) -> None:
    problem = random_problem(seed, must=0.2, tight=1.0)
    plans = legal_plans(problem)
    if not plans:
        return
    with improving(problem, max(plans, key=lambda each: plans[each])) as improvement:
        improvement.lay_out()
        improvement.deal_out()
        assert_sound(problem, improvement.run, min(plans.values()))


@pytest.mark.parametrize("step", ["anneal", "search", "core"])
@every("seed", range(8))
def test_from_nobody_served_each_step_alone_finds_the_best_plan(seed: int, step: str) -> None:
    problem = random_problem(seed, must=0)
    truth = cheapest_plan(problem)
    assert truth is not None
    with improving(problem) as improvement:
        improvement.climb.go_on(0.01)
        improvement.lay_out()
        getattr(improvement, step)()
        assert_sound(problem, improvement.run, truth)
        assert improvement.run.cost == truth


@pytest.mark.parametrize("step", ["anneal", "search", "core"])
def test_each_step_alone_makes_a_poor_plan_better_and_breaks_nothing(step: str) -> None:
    problem = crowded(0)
    with improving(problem, work=0.4) as improvement:
        run = improvement.run
        start = run.cost
        assert start is not None
        improvement.climb.go_on(0.02)
        improvement.lay_out()
        getattr(improvement, step)()
        assert run.cost is not None
        assert run.cost < start
        assert_sound(problem, run, run.cost)


@pytest.mark.parametrize("seed", range(12))
def test_a_core_that_holds_every_open_entry_gives_the_proof(seed: int) -> None:
    problem = random_problem(seed, must=0)
    with improving(problem) as improvement:
        improvement.lay_out()
        improvement.core()
        assert improvement.run.cost == improvement.run.bound == cheapest_plan(problem)


@pytest.mark.parametrize("seed", range(12))
def test_a_core_of_some_entries_proves_nothing_wrong(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_CORE", 3)
    problem = random_problem(seed, must=0)
    truth = cheapest_plan(problem)
    assert truth is not None
    with improving(problem) as improvement:
        improvement.lay_out()
        improvement.core()
        assert_sound(problem, improvement.run, truth)


def test_the_entries_of_a_short_list_are_each_client_s_cheapest_ones() -> None:
    teams = [{(0, -1): 5, (1, -1): 3, (2, -1): 4}, {(1, -1): 8}, {(0, 1): 2, (1, 0): 1}]
    with improving(problem_of(teams, [9] * 3, 3)) as improvement:
        improvement.lay_out()
        costs = [improvement.pool.cost[improvement.least_excess(most)] for most in (1, 2)]
        assert sorted(costs[0].tolist()) == [1, 3, 8]
        assert sorted(costs[1].tolist()) == [1, 2, 3, 4, 8]


@pytest.mark.parametrize("work", [0.02, 0.1])
def test_little_work_is_not_exceeded_by_much(work: float) -> None:
    with improving(crowded(2), work=work) as improvement:
        improvement.improve()
        run = improvement.run
        # Each of its steps is bounded; the last one may go over by a neighbourhood.
        assert run.stopped_by in ("work", "idle", "proof")
        assert run.work <= work + 0.4 + 0.1

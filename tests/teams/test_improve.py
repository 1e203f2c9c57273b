"""The rounds of a run, step by step, against every plan of small problems."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from ce_opt.teams import improve as module
from ce_opt.teams.budget import PROVEN, Budget, Progress
from ce_opt.teams.improve import Improvement
from ce_opt.teams.problem import UNSERVED, TeamProblem
from ce_opt.teams.relaxation import relax
from ce_opt.teams.run import Run
from ce_opt.teams.stopper import Stopper
from teams.small_problems import (
    cheapest_plan,
    every_choice,
    ints,
    plain_cost,
    problem_of,
    random_problem,
    with_cheapest_teams,
)

Choice = tuple[int, ...]


def crowded(seed: int) -> TeamProblem:
    return random_problem(seed, clients=30, engineers=8, teams=30, unit=997, must=0, tight=0.5)


@contextmanager
def improving(
    problem: TeamProblem, chosen: Choice | None = None, work: float = 2
) -> Iterator[Improvement]:
    """An improvement that starts from a plan, by default from nobody served."""
    run = Run(problem, Budget(seconds=3600, workers=1, work=work), Stopper(), ignored)
    run.accept(ints(chosen or (UNSERVED,) * problem.clients), "start")
    assert run.chosen is not None
    relaxation = relax(problem, run.chosen[run.chosen != UNSERVED], run.over, run.raise_bound)
    with ThreadPoolExecutor(1) as threads:
        yield Improvement(run, relaxation.prices, threads)


def ignored(progress: Progress) -> None:
    """Nobody listens."""


def legal_plans(problem: TeamProblem) -> dict[Choice, int]:
    """Every plan that breaks nothing, with its cost."""
    costs = {choice: plain_cost(problem, choice) for choice in every_choice(problem)}
    return {choice: cost for choice, cost in costs.items() if cost is not None}


def second_best(plans: dict[Choice, int]) -> Choice:
    """A plan of the lower costs, but not of the lowest."""
    costs = sorted(set(plans.values()))
    wanted = costs[min(len(costs) - 1, 1 + len(costs) // 20)]
    return next(choice for choice, cost in plans.items() if cost == wanted)


@pytest.mark.parametrize("partial", [False, True])
@pytest.mark.parametrize("seed", range(12))
def test_no_bound_on_the_way_is_above_the_best_plan(
    seed: int, partial: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if partial:
        monkeypatch.setattr(module, "MOST_ENTRIES", 8)
    problem = random_problem(seed, must=0)
    truth = cheapest_plan(problem)
    assert truth is not None
    with improving(problem) as improvement:
        assert improvement.partial == (partial and len(problem.cost) > 8)
        run = improvement.run
        for _ in range(4):
            before = run.bound
            assert before is not None
            improvement.climb(0.005)
            assert run.bound is not None
            assert before <= run.bound <= truth
            assert improvement.proven.bound <= truth


@pytest.mark.parametrize("step", ["anneal", "search", "core"])
@pytest.mark.parametrize("seed", range(8))
def test_from_nobody_served_each_step_alone_finds_the_best_plan(seed: int, step: str) -> None:
    problem = random_problem(seed, must=0)
    with improving(problem) as improvement:
        improvement.climb(0.01)
        getattr(improvement, step)()
        run = improvement.run
        assert run.cost == cheapest_plan(problem)
        assert run.chosen is not None
        assert plain_cost(problem, run.chosen.tolist()) == run.cost


@pytest.mark.parametrize("step", ["anneal", "search", "core"])
@pytest.mark.parametrize("seed", range(2))
def test_each_step_alone_makes_a_poor_plan_better_and_breaks_nothing(seed: int, step: str) -> None:
    problem = crowded(seed)
    with improving(problem) as improvement:
        run = improvement.run
        start = run.cost
        assert start is not None
        improvement.climb(0.02)
        getattr(improvement, step)()
        assert run.cost is not None
        assert run.chosen is not None
        assert plain_cost(problem, run.chosen.tolist()) == run.cost < start
        assert run.bound is not None
        assert run.bound <= run.cost


@pytest.mark.parametrize("seed", range(12))
def test_a_core_that_holds_every_open_entry_gives_the_proof(seed: int) -> None:
    problem = random_problem(seed, must=0)
    with improving(problem) as improvement:
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
        improvement.core()
        run = improvement.run
        assert run.cost is not None
        assert run.bound is not None
        assert run.bound <= truth <= run.cost


@pytest.mark.parametrize("keep", [1, 2])
@pytest.mark.parametrize("seed", range(12))
def test_nothing_is_proven_that_teams_which_are_not_listed_could_refute(
    seed: int, keep: int
) -> None:
    problem = random_problem(seed, must=0)
    truth = cheapest_plan(problem)
    assert truth is not None
    with improving(with_cheapest_teams(problem, keep)) as improvement:
        improvement.improve()
        run = improvement.run
        assert run.bound is not None
        assert run.cost is not None
        assert run.bound <= truth <= run.cost
        if run.stopped_by == "proof":
            assert run.cost == truth


@pytest.mark.parametrize("partial", [False, True])
@pytest.mark.parametrize("seed", range(20))
def test_a_smaller_pool_still_holds_every_plan_that_is_cheaper(
    seed: int, partial: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = random_problem(seed, must=0)
    plans = legal_plans(problem)
    start = second_best(plans)
    if partial:
        monkeypatch.setattr(module, "MOST_ENTRIES", 8)
    with improving(problem, start) as improvement:
        was = set(improvement.pool.column.tolist())
        improvement.climb(0.02)
        before = improvement.ascent.bound
        improvement.shrink()
        kept = set(improvement.pool.column.tolist())
        # The same prices prove no less over fewer entries.
        assert improvement.ascent.bound >= before or improvement.partial
        improvement.climb(0.02)
        assert improvement.run.bound is not None
        assert improvement.run.bound <= min(plans.values())
    for choice, cost in plans.items():
        if cost < plans[start] and was.issuperset(set(choice) - {UNSERVED}):
            assert kept.issuperset(set(choice) - {UNSERVED})


def test_a_pool_does_get_smaller() -> None:
    shrunk = 0
    for seed in range(10):
        problem = random_problem(seed, must=0)
        with improving(problem, second_best(legal_plans(problem))) as improvement:
            improvement.climb(0.02)
            improvement.shrink()
            shrunk += len(improvement.pool.column) < len(problem.cost)
    assert shrunk > 0


@pytest.mark.parametrize("partial", [False, True])
@pytest.mark.parametrize("seed", range(12))
def test_a_run_that_ends_by_proof_has_the_best_plan(
    seed: int, partial: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if partial:
        monkeypatch.setattr(module, "MOST_ENTRIES", 8)
    problem = random_problem(seed, must=0)
    truth = cheapest_plan(problem)
    with improving(problem) as improvement:
        improvement.improve()
        run = improvement.run
        assert run.cost is not None
        assert run.bound is not None
        assert truth is not None
        assert run.bound <= truth <= run.cost
        assert run.stopped_by in ("proof", "idle")
        if run.stopped_by == "proof":
            assert run.cost - truth <= PROVEN * truth


def test_the_entries_of_a_short_list_are_each_client_s_cheapest_ones() -> None:
    teams = [{(0, -1): 5, (1, -1): 3, (2, -1): 4}, {(1, -1): 8}, {(0, 1): 2, (1, 0): 1}]
    with improving(problem_of(teams, [9] * 3, 3)) as improvement:
        near = improvement.least_excess(2)
        assert sorted(improvement.pool.column[near].tolist()) == [1, 2, 3, 4, 5]
        assert sorted(improvement.pool.cost[improvement.least_excess(1)].tolist()) == [1, 3, 8]


@pytest.mark.parametrize("work", [0.02, 0.1])
def test_little_work_is_not_exceeded_by_much(work: float) -> None:
    with improving(crowded(2), work=work) as improvement:
        improvement.improve()
        run = improvement.run
        # Each of its steps is bounded; the last one may go over by a neighbourhood.
        assert run.stopped_by in ("work", "idle", "proof")
        assert run.work <= work + 0.4 + 0.1

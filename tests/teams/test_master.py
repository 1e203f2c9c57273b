"""CP-SAT over columns, against every plan of small problems."""

import itertools
from threading import Thread

import numpy as np
import pytest

from ce_opt.errors import ModelTooLarge
from ce_opt.teams import master as module
from ce_opt.teams.choice import Choice
from ce_opt.teams.master import LARGEST_ROW, Effort, Master, Stopper, safe_row
from ce_opt.teams.problem import UNSERVED, EngineerLimit, LoadCost, PlanLimit, TeamProblem
from teams.small_problems import (
    cheapest_plan,
    every_choice,
    flat_limit,
    ints,
    plain_cost,
    problem_of,
    random_problem,
)

EFFORT = Effort(work=5)


def whole(problem: TeamProblem) -> Master:
    """All clients, all columns."""
    columns = [np.arange(low, high) for low, high in itertools.pairwise(problem.start.tolist())]
    clients = list(range(problem.clients))
    return Master(Choice.empty(problem), clients, columns, [UNSERVED] * problem.clients)


@pytest.mark.parametrize("unit", [1, 10**10])
@pytest.mark.parametrize("small", [False, True])
@pytest.mark.parametrize("seed", range(25))
def test_over_all_columns_it_finds_the_best_plan_or_proves_that_there_is_none(
    seed: int, small: bool, unit: int
) -> None:
    # At a unit of 10^10 a bound that had been a float would miss by one now and then.
    problem = random_problem(seed, unit=unit)
    truth = cheapest_plan(problem)
    result = whole(problem).solve(Effort(work=5, small=small), Stopper())
    if truth is None:
        assert result.verdict == "infeasible"
        return
    assert result.verdict == "optimal"
    assert result.chosen is not None
    assert plain_cost(problem, result.chosen.tolist()) == truth
    assert result.bound == truth


@pytest.mark.parametrize("seed", range(30))
def test_the_others_keep_their_teams(seed: int) -> None:
    problem = random_problem(seed, clients=5, must=0, tight=0.35)
    legal = {
        choice: cost
        for choice in every_choice(problem)
        if (cost := plain_cost(problem, choice)) is not None
    }
    others, free = (1, 4), [0, 2, 3]
    fixed = max(legal, key=lambda choice: sum(choice[client] != UNSERVED for client in others))
    best = min(
        cost
        for choice, cost in legal.items()
        if all(choice[client] == fixed[client] for client in others)
    )
    rest = Choice.of(problem, ints(fixed))
    hint = [rest.remove(client) for client in free]
    columns = [np.arange(problem.start[client], problem.start[client + 1]) for client in free]
    result = Master(rest, free, columns, hint).solve(EFFORT, Stopper())
    assert result.chosen is not None
    trial = ints(fixed)
    trial[free] = result.chosen
    assert plain_cost(problem, trial.tolist()) == best


def test_only_the_columns_given_are_chosen() -> None:
    problem = problem_of([{(0, -1): 1, (1, -1): 2}], [9], 2)
    result = Master(Choice.empty(problem), [0], [ints([1])], [1]).solve(EFFORT, Stopper())
    assert result.chosen is not None
    assert result.chosen.tolist() == [1]


def test_a_client_without_columns_stays_unserved_and_costs_that() -> None:
    result = whole(problem_of([{}, {(0, -1): 4}], [7, 9], 1)).solve(EFFORT, Stopper())
    assert result.chosen is not None
    assert result.chosen.tolist() == [UNSERVED, 0]
    assert result.bound == 11


def test_a_must_client_without_columns_is_infeasible() -> None:
    result = whole(problem_of([{}, {(0, -1): 4}], [7, 9], 1, must=[0])).solve(EFFORT, Stopper())
    assert result.verdict == "infeasible"
    assert result.chosen is None


def test_two_that_must_be_served_by_one_seat_are_infeasible() -> None:
    limit = [flat_limit("seats", 1, 1, clients=2, engineers=1)]
    problem = problem_of([{(0, -1): 1}] * 2, [9, 9], 1, must=[0, 1], limits=limit)
    assert whole(problem).solve(EFFORT, Stopper()).verdict == "infeasible"


def test_no_clients_are_solved_by_nothing() -> None:
    problem = problem_of([{(0, -1): 1}], [9], 1)
    result = Master(Choice.empty(problem), [], [], []).solve(EFFORT, Stopper())
    assert result.verdict == "optimal"
    assert result.chosen is not None
    assert result.chosen.tolist() == []


def test_equal_efforts_give_equal_answers() -> None:
    problem = random_problem(5, clients=30, engineers=10, teams=40, must=0)
    first, again = (whole(problem).solve(Effort(work=0.5, seed=3), Stopper()) for _ in range(2))
    assert first.chosen is not None
    assert again.chosen is not None
    assert first.chosen.tolist() == again.chosen.tolist()
    assert (first.verdict, first.bound, first.work) == (again.verdict, again.bound, again.work)


def test_work_is_counted_though_nothing_was_found() -> None:
    # 40 clients that must be served and 39 seats: so little work finds neither plan nor proof.
    limit = [flat_limit("seats", 1, 1, clients=40, engineers=39)]
    teams = [{(e, -1): 1 for e in range(39)}] * 40
    problem = problem_of(teams, [9] * 40, 39, must=range(40), limits=limit)
    result = whole(problem).solve(Effort(work=1e-3, small=True), Stopper())
    assert result.verdict == "unknown"
    assert result.work > 0


def test_a_row_at_the_limit_is_left_as_it_is() -> None:
    assert safe_row([2**29, -(2**29)], 7) == ([2**29, -(2**29)], 7, True)


def test_a_row_past_the_limit_is_divided() -> None:
    use, most, exact = safe_row([2**29, 2**29 + 1], 2**29)
    assert not exact
    assert sum(use) <= LARGEST_ROW
    # Both together must stay refused, and one alone may stay allowed.
    assert sum(use) > most


@pytest.mark.parametrize("seed", range(50))
def test_a_divided_row_allows_only_what_fits(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_ROW", 40)
    rng = np.random.default_rng(seed)
    use = rng.integers(-30, 60, 8).tolist()
    most = int(rng.integers(-20, 200))
    coarse, less, exact = safe_row(use, most)
    assert sum(abs(u) for u in coarse) <= 40
    assert exact == (coarse == use and less == most)
    for taken in itertools.product((0, 1), repeat=8):
        if sum(u * x for u, x in zip(coarse, taken, strict=True)) <= less:
            assert sum(u * x for u, x in zip(use, taken, strict=True)) <= most


def test_a_row_of_more_entries_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_ROW", 3)
    with pytest.raises(ModelTooLarge):
        safe_row([1, 1, 1, 1], 2)


@pytest.mark.parametrize("seed", range(20))
def test_with_divided_rows_plans_stay_feasible_and_nothing_is_proven(seed: int) -> None:
    problem = random_problem(seed, clients=3, must=0, tight=0.4)
    big = 2**31
    hours = problem.limits[0]
    cost = problem.load_cost
    assert cost is not None
    limits = (
        EngineerLimit("hours", hours.use_a * big, hours.use_b * big, hours.capacity * big),
        problem.limits[1],
    )
    fields = vars(problem) | {
        "limits": limits,
        "load_cost": LoadCost(0, cost.threshold * big, cost.slope),
    }
    fields.pop("client", None)
    coarse = TeamProblem(**fields)
    model = whole(coarse)
    result = model.solve(EFFORT, Stopper())
    assert not model.exact
    assert result.bound is None
    assert result.verdict != "infeasible"
    if result.chosen is not None:
        assert plain_cost(coarse, result.chosen.tolist()) is not None


def test_a_plan_limit_is_kept() -> None:
    limit = PlanLimit("handovers", ints([2, 0, 2, 0]), 2)
    teams = [{(0, -1): 1, (1, -1): 5}, {(0, -1): 1, (1, -1): 6}]
    result = whole(problem_of(teams, [90, 90], 2, plan_limits=[limit])).solve(EFFORT, Stopper())
    # One of the two may change: 5 + 1 or 1 + 6.
    assert result.chosen is not None
    assert result.chosen.tolist() == [1, 2]
    assert result.bound == 6


def test_a_plan_limit_counts_what_the_others_use() -> None:
    # The other client has taken the only handover: the dearer team without one is left.
    limit = PlanLimit("handovers", ints([1, 1, 0]), 1)
    teams = [{(0, -1): 1}, {(0, -1): 1, (1, -1): 6}]
    rest = Choice.of(problem_of(teams, [90, 90], 2, plan_limits=[limit]), ints([0, UNSERVED]))
    result = Master(rest, [1], [ints([1, 2])], [UNSERVED]).solve(EFFORT, Stopper())
    assert result.chosen is not None
    assert result.chosen.tolist() == [2]


def test_a_stopper_that_has_stopped_starts_nothing() -> None:
    stopper = Stopper()
    stopper.stop()
    result = whole(random_problem(0, must=0)).solve(EFFORT, stopper)
    assert stopper()
    assert (result.verdict, result.chosen, result.work) == ("unknown", None, 0.0)


def test_a_stopper_ends_a_running_solver_from_another_thread() -> None:
    # Far too much work to finish: it returns because it is stopped, or this test never ends.
    problem = random_problem(5, clients=120, engineers=40, teams=300, unit=997, must=0)
    stopper, results = Stopper(), []
    thread = Thread(target=lambda: results.append(whole(problem).solve(Effort(work=1e6), stopper)))
    thread.start()
    while not stopper.running and thread.is_alive():
        thread.join(0.01)
    stopper.stop()
    thread.join(60)
    assert not thread.is_alive()
    assert stopper()
    assert not stopper.running
    assert results[0].verdict in ("feasible", "unknown")

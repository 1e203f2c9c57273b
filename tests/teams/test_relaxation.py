"""The linear relaxation against a second solver and against every plan of small problems."""

import itertools

import pytest
from ortools.linear_solver import pywraplp

from ce_opt.teams.linear_master import LinearMaster
from ce_opt.teams.problem import NO_LIMIT, EngineerLimit, TeamProblem
from ce_opt.teams.relaxation import relax
from teams.small_problems import (
    cheapest_plan,
    ints,
    problem_of,
    random_problem,
    with_cheapest_teams,
)

NOTHING = ints([])


def value_of_relaxation(problem: TeamProblem) -> float | None:
    """Solve the whole relaxation at once, straight from its definition; None where infeasible."""
    lp = pywraplp.Solver.CreateSolver("GLOP")
    take = [lp.NumVar(0, 1, "") for _ in problem.cost]
    skip = [lp.NumVar(0, 0 if must else 1, "") for must in problem.must]
    cost = [int(c) * x for c, x in zip(problem.cost, take, strict=True)]
    cost += [int(c) * x for c, x in zip(problem.unserved, skip, strict=True)]
    for client, (low, high) in enumerate(itertools.pairwise(problem.start.tolist())):
        lp.Add(sum(take[low:high]) + skip[client] == 1)
    for place, limit in enumerate(problem.limits):
        for engineer in range(problem.engineers):
            load = sum(
                int(limit.use_a[problem.client[t], engineer]) * (problem.a[t] == engineer) * x
                + int(limit.use_b[problem.client[t], engineer]) * (problem.b[t] == engineer) * x
                for t, x in enumerate(take)
            )
            lp.Add(load + 0 * skip[0] <= int(limit.capacity[engineer]))
            pieces = problem.load_cost
            if pieces is not None and pieces.limit == place:
                for threshold, slope in zip(pieces.threshold, pieces.slope, strict=True):
                    excess = lp.NumVar(0, lp.infinity(), "")
                    lp.Add(load - excess <= int(threshold[engineer]))
                    cost.append(int(slope[engineer]) * excess)
    for plan_limit in problem.plan_limits:
        used = sum(int(use) * x for use, x in zip(plan_limit.use, take, strict=True))
        lp.Add(used + 0 * skip[0] <= plan_limit.capacity)
    lp.Minimize(sum(cost))
    return lp.Objective().Value() if lp.Solve() == lp.OPTIMAL else None


@pytest.mark.parametrize("seed", range(60))
def test_the_bound_never_exceeds_the_best_plan(seed: int) -> None:
    problem = random_problem(seed)
    optimum = cheapest_plan(problem)
    if optimum is not None:
        assert relax(problem, NOTHING).bound <= optimum


@pytest.mark.parametrize("seed", range(25))
def test_the_converged_bound_is_the_value_of_the_whole_relaxation(seed: int) -> None:
    # It ends within 10^-4 of the LP; costs of millions, so that rounding to units is far below.
    problem = random_problem(seed, clients=12, engineers=6, teams=20, unit=10**6, must=0)
    relaxation = relax(problem, NOTHING)
    value = value_of_relaxation(problem)
    assert value is not None
    assert relaxation.converged
    assert relaxation.bound == pytest.approx(value, rel=1e-4, abs=2)
    assert relaxation.bound <= value + 1e-6 * abs(value)


@pytest.mark.parametrize("seed", range(10))
def test_hours_counted_in_millions_of_units_give_the_same_bound(seed: int) -> None:
    problem = random_problem(seed, clients=12, engineers=6, teams=20, unit=10**6, must=0)
    fine = 10**6
    finer = EngineerLimit(
        "hours",
        *(getattr(problem.limits[0], part) * fine for part in ("use_a", "use_b", "capacity")),
    )
    plain = TeamProblem(**(vars(problem) | {"load_cost": None}))
    same = TeamProblem(**(vars(plain) | {"limits": (finer, problem.limits[1])}))
    # A price is a whole multiple of 2^-10, so half of that times the capacity is lost at most.
    lost = int(finer.capacity.sum()) / 2**11
    expected = value_of_relaxation(plain)
    assert expected is not None
    bound = relax(same, NOTHING).bound
    assert expected - lost - 1e-4 * abs(expected) <= bound <= expected + 1e-6 * abs(expected)


@pytest.mark.parametrize("seed", range(30))
def test_with_teams_left_out_the_bound_holds_for_the_whole_problem(seed: int) -> None:
    problem = random_problem(seed, tight=2.0, must=0)
    optimum = cheapest_plan(problem)
    assert optimum is not None
    assert relax(with_cheapest_teams(problem, 2), NOTHING).bound <= optimum


@pytest.mark.parametrize("seed", range(5))
def test_bounds_are_told_as_they_rise(seed: int) -> None:
    told: list[int] = []
    relaxation = relax(random_problem(seed, clients=10, unit=1000), NOTHING, on_bound=told.append)
    assert told == sorted(set(told))
    assert told[-1] == relaxation.bound


def test_stopped_at_once_it_has_the_bound_without_prices() -> None:
    problem = problem_of([{(0, -1): 4, (1, -1): 9}], [30], 2)
    relaxation = relax(problem, NOTHING, stop=lambda: True)
    assert relaxation.bound == 4
    assert not relaxation.converged


def test_an_engineer_short_of_time_has_a_price() -> None:
    # Both want engineer 0, who has one seat: the other pays 10 more. Any price up to 10 proves 21.
    limit = [EngineerLimit.by_client("seats", ints([1, 1]), ints([0, 0]), ints([1, NO_LIMIT]))]
    teams = [{(0, -1): 1, (1, -1): 11}, {(0, -1): 10, (1, -1): 30}]
    relaxation = relax(problem_of(teams, [900, 900], 2, limits=limit), NOTHING)
    assert relaxation.bound == 21
    assert 10 * 1024 <= relaxation.prices.limits[0][0] <= 20 * 1024
    assert relaxation.prices.limits[0][1] == 0


def test_a_relaxation_that_the_solver_gives_up_on_keeps_the_bound_proven_so_far(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(LinearMaster, "solve", lambda self: None)
    problem = problem_of([{(0, -1): 4}], [30], 1)
    assert relax(problem, NOTHING).bound == 4

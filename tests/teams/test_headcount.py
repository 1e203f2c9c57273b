"""A proof by counting: clients with a team, what is promised, and the limits over who is served."""

from __future__ import annotations

import numpy as np
import pytest

from ce_opt.teams.budget import Budget
from ce_opt.teams.headcount import least_use, too_few_to_serve
from ce_opt.teams.problem import PlanLimit, TeamProblem
from ce_opt.teams.run import Run
from ce_opt.teams.solve import solve
from ce_opt.teams.stopper import Stopper
from teams.small_problems import asking, cheapest_plan, flat_limit, ints, problem_of, random_problem


def proven(problem: TeamProblem) -> bool:
    run = Run(problem, Budget(seconds=600, workers=1, work=5), Stopper(), lambda progress: None)
    return too_few_to_serve(run)


# Of three clients two have teams, client 0 with either of two people; all of them count.
TEAMS = [{(0, -1): 1, (1, -1): 2}, {(0, -1): 1}, {}]


@pytest.mark.parametrize(
    ("least", "most", "must", "impossible"),
    [
        (2, 3, [], False),
        (3, 3, [], True),  # the third has no team
        (2, 1, [], True),  # two are asked for, one may be
        (1, 1, [], False),
        (0, 1, [0, 1], True),  # two are promised, one may be
        (0, 3, [2], True),  # the third is promised
    ],
)
def test_case(least: int, most: int, must: list[int], impossible: bool) -> None:
    limits = [
        PlanLimit("of all", ints([-1] * 3), ints([0] * 2), -least),
        PlanLimit("most", ints([1] * 3), ints([0] * 2), most),
    ]
    assert proven(problem_of(TEAMS, [9] * 3, 2, must=must, plan_limits=limits)) == impossible


def test_what_people_can_carry_is_not_asked() -> None:
    limit = PlanLimit("of all", ints([-1] * 3), ints([0] * 2), -2)
    seats = [flat_limit("seats", 1, 0, clients=3, engineers=2)]
    problem = problem_of(TEAMS, [9] * 3, 2, limits=seats, plan_limits=[limit])
    assert not proven(problem)
    assert solve(problem, Budget(seconds=600, workers=1, work=1)).status == "infeasible"


def test_the_least_that_any_team_uses_is_counted() -> None:
    # Client 0: −2 or 3 as A, 1 as B. Client 1 has nobody, and is not counted by anybody.
    limit = PlanLimit("x", ints([-2, 3]), ints([1]), 0)
    problem = problem_of([{(0, 2): 1, (1, 2): 1}, {}], [9, 9], 3, plan_limits=[limit])
    assert least_use(problem, limit)[0] == -1


def test_nothing_is_proven_of_a_problem_that_has_a_plan() -> None:
    found = np.zeros(2, dtype=int)
    for seed in range(60):
        problem = asking(random_problem(seed, clients=5, tight=0.8), seed)
        impossible = proven(problem)
        found[int(impossible)] += 1
        assert not (impossible and cheapest_plan(problem) is not None)
    assert found.min() > 5

"""A node's climb: its bound, what it leaves open, and the questions that divide it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.node import NodeClimb
from ce_opt.teams.problem import LARGEST_SUM, UNSERVED, TeamProblem
from every import every
from teams.small_problems import cheapest_plan, legal_plans, problem_of, random_problem, whole


def climb_of(problem: TeamProblem, cost: int) -> NodeClimb:
    pool = whole(problem)
    nothing = np.zeros(len(pool.seat) + len(pool.plan_capacity), dtype=np.int64)
    with ThreadPoolExecutor(1) as threads:  # so few seats are never shared out
        return NodeClimb(pool, nothing, cost, -LARGEST_SUM, threads)


@every("seed", range(20))
def test_the_bound_is_below_every_plan_and_better_plans_use_what_is_open(seed: int) -> None:
    problem = random_problem(seed, unit=97)
    truth = cheapest_plan(problem)
    if truth is None:
        return
    climb = climb_of(problem, truth + 1)
    climb.run()
    assert climb.bound >> PRICE_BITS <= truth
    names = climb.pool.column[climb.open_entries()].tolist()
    for plan, cost in legal_plans(problem).items():
        if cost <= truth:
            assert {column for column in plan if column != UNSERVED} <= set(names)


def test_where_every_client_has_one_choice_there_is_no_question() -> None:
    # Both must be served, and each has one team.
    problem = problem_of([{(0, 1): 3}, {(1, 0): 4}], [9, 9], 2, must=(0, 1))
    climb = climb_of(problem, 100)
    assert climb.splits(np.arange(2), 4) == []


def test_whether_a_client_is_served_is_a_question_too() -> None:
    problem = problem_of([{(0, 1): 3}], [5], 2)
    climb = climb_of(problem, 100)
    assert [inside.tolist() for inside in climb.splits(np.arange(1), 4)] == [[True]]

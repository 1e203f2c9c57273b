import numpy as np
import pytest

from ce_opt.teams.choice import Choice
from ce_opt.teams.problem import UNSERVED, TeamProblem
from teams.small_problems import (
    every_choice,
    flat_limit,
    ints,
    plain_cost,
    problem_of,
    random_problem,
)

SEEDS = range(12)


def some_plan(problem: TeamProblem) -> Choice:
    """The legal plan that serves most clients, the first of those; service is not asked for."""
    free = TeamProblem(**(vars(problem) | {"must": np.zeros(problem.clients, dtype=bool)}))
    legal = [choice for choice in every_choice(free) if plain_cost(free, choice) is not None]
    return Choice.of(free, ints(min(legal, key=lambda choice: choice.count(UNSERVED))))


def columns_of(problem: TeamProblem, client: int) -> range:
    return range(int(problem.start[client]), int(problem.start[client + 1]))


def with_column(choice: Choice, client: int, column: int) -> list[int]:
    chosen = choice.chosen.tolist()
    chosen[client] = column
    return list(chosen)


@pytest.mark.parametrize("seed", SEEDS)
def test_loads_follow_every_placing_and_removing(seed: int) -> None:
    choice = some_plan(random_problem(seed))
    for client in range(choice.problem.clients):
        column = choice.remove(client)
        fresh = Choice.of(choice.problem, choice.chosen)
        assert [load.tolist() for load in choice.loads] == [load.tolist() for load in fresh.loads]
        assert choice.plan_loads == fresh.plan_loads
        if column != UNSERVED:
            choice.place(client, column)
    whole = Choice.of(choice.problem, choice.chosen)
    assert [load.tolist() for load in choice.loads] == [load.tolist() for load in whole.loads]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_fits_is_what_keeps_every_row(seed: int) -> None:
    choice = some_plan(random_problem(seed))
    problem = choice.problem
    for client in range(problem.clients):
        column = choice.remove(client)
        columns = columns_of(problem, client)
        keeps = [
            plain_cost(problem, with_column(choice, client, one)) is not None for one in columns
        ]
        assert choice.fitting(client, np.array(columns, dtype=np.int64)).tolist() == keeps
        if column != UNSERVED:
            choice.place(client, column)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_cheapest_column_adds_the_least_to_the_cost_of_the_plan(seed: int) -> None:
    choice = some_plan(random_problem(seed))
    problem = choice.problem
    for client in range(problem.clients):
        choice.remove(client)
        rest = plain_cost(problem, choice.chosen.tolist())
        assert rest is not None
        left_out = int(problem.unserved[client])
        costs = [
            plain_cost(problem, with_column(choice, client, c)) for c in columns_of(problem, client)
        ]
        least = min([left_out, *(cost - rest + left_out for cost in costs if cost is not None)])
        column, added = choice.cheapest(client)
        assert added == least
        after = plain_cost(problem, with_column(choice, client, column))
        assert after == rest - left_out + least
        if column != UNSERVED:
            choice.place(client, column)


def test_the_least_of_any_values_is_one_that_fits() -> None:
    limit = [flat_limit("seats", 1, 1, clients=1, engineers=3)]
    limit[0].capacity[0] = 0
    choice = Choice.empty(problem_of([{(0, -1): 1, (1, -1): 2, (2, -1): 3}], [9], 3, limits=limit))
    assert choice.least(0, ints([5, 70, 60])) == (2, 60)
    limit[0].capacity[:] = 0
    assert choice.least(0, ints([5, 70, 60]))[0] == UNSERVED


def test_a_client_that_must_be_served_gets_a_team_dearer_than_none() -> None:
    for must, expected in (((), (UNSERVED, 5)), ((0,), (0, 8))):
        problem = problem_of([{(0, -1): 8}], [5], 1, must=must)
        assert Choice.empty(problem).cheapest(0) == expected


def test_a_client_without_columns_stays_unserved() -> None:
    problem = problem_of([{}], [5], 1, must=[0])
    assert Choice.empty(problem).cheapest(0) == (UNSERVED, 5)


def test_removing_an_unserved_client_changes_nothing() -> None:
    choice = Choice.empty(random_problem(0))
    assert choice.remove(0) == UNSERVED
    assert all(not load.any() for load in choice.loads)


def test_a_copy_does_not_follow_the_original() -> None:
    choice = Choice.empty(problem_of([{(0, -1): 8}], [5], 1))
    copy = choice.copy()
    choice.place(0, 0)
    assert copy.chosen.tolist() == [UNSERVED]

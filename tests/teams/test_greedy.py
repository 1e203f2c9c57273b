import numpy as np
import pytest

from ce_opt.teams.choice import Choice
from ce_opt.teams.greedy import greedy, round_prices, shift_clients
from ce_opt.teams.prices import Prices, bound_at
from ce_opt.teams.problem import UNSERVED, EngineerLimit
from ce_opt.teams.relaxation import relax
from teams.small_problems import flat_limit, ints, plain_cost, problem_of, random_problem

SEEDS = range(20)


def never() -> bool:
    return False


@pytest.mark.parametrize("seed", SEEDS)
def test_a_greedy_plan_breaks_no_row_but_perhaps_service(seed: int) -> None:
    problem = random_problem(seed, clients=6)
    assert set(problem.broken(greedy(problem).chosen)) <= {"service"}


@pytest.mark.parametrize("seed", SEEDS)
def test_shifting_lowers_the_cost_exactly_where_it_says_so(seed: int) -> None:
    problem = random_problem(seed, clients=6, must=0)
    choice = greedy(problem)
    before = plain_cost(problem, choice.chosen.tolist())
    assert before is not None
    for _ in range(20):
        moved = shift_clients(choice, np.arange(6), never)
        after = plain_cost(problem, choice.chosen.tolist())
        assert after is not None
        assert (after < before) == moved
        if not moved:
            return
        before = after
    pytest.fail("every shift lowers a whole cost, so it has to end")


def test_clients_that_must_be_served_choose_first() -> None:
    # One engineer, one seat; leaving client 0 out costs more, but client 1 has to be served.
    limit = [flat_limit("seats", 1, 1, clients=2, engineers=1)]
    teams = [{(0, -1): 1}, {(0, -1): 1}]
    assert greedy(problem_of(teams, [900, 5], 1, must=[1], limits=limit)).chosen.tolist() == [
        UNSERVED,
        1,
    ]
    assert greedy(problem_of(teams, [900, 5], 1, limits=limit)).chosen.tolist() == [0, UNSERVED]


def test_of_two_that_must_be_served_the_one_with_fewer_teams_chooses_first() -> None:
    # Client 0 could go to either engineer and prefers 0, who is the only one for client 1.
    limit = [flat_limit("seats", 1, 1, clients=2, engineers=2)]
    teams = [{(0, -1): 1, (1, -1): 2}, {(0, -1): 1}]
    problem = problem_of(teams, [9, 9], 2, must=[0, 1], limits=limit)
    assert greedy(problem).chosen.tolist() == [1, 2]


def test_a_shift_moves_a_client_to_a_cheaper_team() -> None:
    problem = problem_of([{(0, -1): 7, (1, -1): 3}], [10], 2)
    choice = Choice.of(problem, ints([0]))
    assert shift_clients(choice, ints([0]), never)
    assert choice.chosen.tolist() == [1]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_from_prices_breaks_no_row_but_perhaps_service(seed: int) -> None:
    problem = random_problem(seed, clients=6)
    proven = relax(problem, ints([])).proven
    assert set(problem.broken(round_prices(problem, proven).chosen)) <= {"service"}


def test_prices_say_who_gives_way() -> None:
    # One seat with engineer 0; going elsewhere costs client 0 ten more, and client 1 thirty more.
    limit = [EngineerLimit("seats", ints([1, 1]), ints([0, 0]), ints([1, 2]))]
    teams = [{(0, -1): 1, (1, -1): 11}, {(0, -1): 1, (1, -1): 31}]
    problem = problem_of(teams, [900, 900], 2, limits=limit)
    prices = Prices((ints([20 * 1024, 0]),), ())
    assert round_prices(problem, bound_at(problem, prices)).chosen.tolist() == [1, 2]


def test_with_prices_a_client_cheaper_left_out_is_left_out_unless_it_must_be_served() -> None:
    for must, expected in (((), UNSERVED), ((0,), 0)):
        problem = problem_of([{(0, -1): 8}], [5], 1, must=must)
        assert round_prices(problem, bound_at(problem, Prices.zero(problem))).chosen.tolist() == [
            expected
        ]

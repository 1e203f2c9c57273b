from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from ce_opt.teams.bound import PRICE_BITS, ProvenBound
from ce_opt.teams.greedy import greedy
from ce_opt.teams.master import MasterResult, Stopper
from ce_opt.teams.problem import UNSERVED, TeamProblem
from ce_opt.teams.relaxation import relax
from ce_opt.teams.search import Search, short_list
from teams.small_problems import (
    cheapest_plan,
    flat_limit,
    ints,
    plain_cost,
    problem_of,
    random_problem,
)


def never() -> bool:
    return False


def searching(problem: TeamProblem, seed: int = 0) -> Search:
    proven = relax(problem, ints([])).proven
    return Search(greedy(problem), proven, seed, Stopper(), never)


def rounds(search: Search, count: int, workers: int = 1) -> Iterator[int | None]:
    """Cost of the plan after each round, None where it breaks a row."""
    with ThreadPoolExecutor(workers) as pool:
        for _ in range(count):
            search.round(pool, workers)
            yield plain_cost(search.problem, search.choice.chosen.tolist())


def crowded(seed: int) -> TeamProblem:
    return random_problem(seed, clients=30, engineers=8, teams=30, must=0, tight=0.5)


@pytest.mark.parametrize("seed", range(4))
def test_no_round_breaks_a_row_or_raises_the_cost(seed: int) -> None:
    search = searching(crowded(seed))
    before = plain_cost(search.problem, search.choice.chosen.tolist())
    assert before is not None
    for after in rounds(search, 5):
        assert after is not None
        assert after <= before
        before = after


@pytest.mark.parametrize("seed", range(20))
def test_a_neighbourhood_of_everybody_finds_the_best_plan(seed: int) -> None:
    problem = random_problem(seed, must=0)
    search = searching(problem)
    assert list(rounds(search, 2))[-1] == cheapest_plan(problem)


@pytest.mark.parametrize("workers", [1, 2])
def test_the_same_seed_walks_the_same_way(workers: int) -> None:
    first, again = (searching(crowded(1), seed=5) for _ in range(2))
    assert list(rounds(first, 6, workers)) == list(rounds(again, 6, workers))
    assert first.choice.chosen.tolist() == again.choice.chosen.tolist()
    assert first.work == again.work > 0


def test_a_neighbourhood_names_each_client_once() -> None:
    search = searching(crowded(2))
    for _ in range(20):
        picked = search.pick().tolist()
        assert picked == sorted(set(picked))
        assert 1 <= len(picked) <= search.problem.clients


def test_rounds_without_improvement_are_counted() -> None:
    search = searching(problem_of([{(0, -1): 1}], [9], 1))
    list(rounds(search, 3))
    assert search.idle_rounds == 3


def test_a_new_guide_makes_patience_start_anew() -> None:
    problem = problem_of([{(0, -1): 1, (1, -1): 2}], [9], 2)
    search = searching(problem)
    list(rounds(search, 3))
    impatient = search.patience
    # At a price of 5 for engineer 0 the team of engineer 1 comes first.
    reduced = ints([6 << PRICE_BITS, 2 << PRICE_BITS])
    search.follow(ProvenBound.of(problem, reduced, rows=0))
    assert search.lists[0].tolist() == [1, 0]
    assert search.idle_rounds == 0
    assert search.patience < impatient


def test_a_stopped_search_keeps_its_plan() -> None:
    search = searching(crowded(0))
    before = search.choice.chosen.tolist()
    search.stopper.stop()
    list(rounds(search, 1))
    assert search.choice.chosen.tolist() == before


def test_two_results_that_do_not_fit_together_are_not_both_adopted() -> None:
    # One seat, two clients: each result is right by itself.
    limit = [flat_limit("seats", 1, 1, clients=2, engineers=1)]
    problem = problem_of([{(0, -1): 0}, {(0, -1): 0}], [9, 9], 1, limits=limit)
    search = searching(problem)
    search.choice.remove(0)
    assert search.adopt(ints([0]), MasterResult("optimal", ints([0]), None, 0.0))
    assert not search.adopt(ints([1]), MasterResult("optimal", ints([1]), None, 0.0))
    assert search.choice.chosen.tolist() == [0, UNSERVED]


def test_the_short_list_is_the_cheapest_in_order() -> None:
    rng = np.random.default_rng(0)
    pairs = [(a, b) for a in range(40) for b in range(40) if a != b]
    costs = rng.permutation(len(pairs)).tolist()
    problem = problem_of([dict(zip(pairs, costs, strict=True))], [10**6], 40)
    near = short_list(problem, relax(problem, ints([])).proven, 0)
    assert problem.cost[near].tolist() == list(range(len(near)))
    assert len(near) < len(pairs)

"""Neighbourhoods, against every plan of small problems."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from ce_opt.teams import search as module
from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.master import MasterResult
from ce_opt.teams.problem import UNSERVED, TeamProblem
from ce_opt.teams.search import SMALLEST, Guide, Search
from ce_opt.teams.stopper import Stopper
from every import every
from teams.small_problems import (
    cheapest_plan,
    columns_of,
    flat_limit,
    ints,
    plain_cost,
    problem_of,
    random_problem,
    whole,
)

OPTIMAL = MasterResult("optimal", None, None, 0.0)
FEASIBLE = MasterResult("feasible", None, None, 0.0)


def searching(problem: TeamProblem, seed: int = 0, price: int = 0) -> Search:
    """A search that starts with nobody served; every seat has the same price, in cost units."""
    pool = whole(problem)
    prices = np.append(np.full(len(pool.seat), price << PRICE_BITS), 0)
    reduced = (pool.cost << PRICE_BITS) + prices[pool.seat_a] + prices[pool.seat_b]
    least = problem.unserved << PRICE_BITS
    np.minimum.at(least, pool.client, reduced)
    bound = sum(min(0, cost) for cost in pool.cost.tolist())  # no plan costs less, only far less
    guide = Guide(prices[:-1], reduced - least[pool.client], bound)
    nobody = np.full(problem.clients, UNSERVED, dtype=np.int64)
    return Search(pool, guide, nobody, int(problem.unserved.sum()), seed, Stopper())


def rounds(
    problem: TeamProblem, search: Search, count: int, workers: int = 1
) -> Iterator[int | None]:
    """Cost of the plan after each round, None where it breaks a row."""
    with ThreadPoolExecutor(workers) as threads:
        for _ in range(count):
            search.round(threads, workers)
            yield plain_cost(problem, columns_of(search.pool, search.chosen))


def crowded(seed: int) -> TeamProblem:
    return random_problem(seed, clients=30, engineers=8, teams=30, must=0, tight=0.5)


@pytest.mark.parametrize("size", [8, 50])
@pytest.mark.parametrize("seed", range(3))
def test_no_round_breaks_a_row_or_raises_the_cost_and_a_poor_plan_gets_better(
    seed: int, size: int
) -> None:
    problem = crowded(seed)
    search = searching(problem, seed)
    search.size = size
    start = before = search.cost
    for after in rounds(problem, search, 4):
        assert after == search.cost
        assert after <= before
        before = after
    assert before < start


@pytest.mark.parametrize("price", [0, 30])
@every("seed", range(20))
def test_a_neighbourhood_of_everybody_finds_the_best_plan(seed: int, price: int) -> None:
    problem = random_problem(seed, must=0)
    search = searching(problem, price=price)
    assert list(rounds(problem, search, 1)) == [cheapest_plan(problem)]


@pytest.mark.parametrize("workers", [1, 2])
def test_the_same_seed_walks_the_same_way(workers: int) -> None:
    problem = crowded(1)
    first, again = (searching(problem, seed=5) for _ in range(2))
    for search in (first, again):
        search.size = 12
    walks = [list(rounds(problem, search, 4, workers)) for search in (first, again)]
    assert walks[0] == walks[1]
    assert first.chosen.tolist() == again.chosen.tolist()
    assert first.work == again.work > 0


def test_a_neighbourhood_names_each_client_once() -> None:
    search = searching(crowded(2))
    list(rounds(crowded(2), search, 1))
    search.size = 9
    seen = set()
    for _ in range(300):
        picked = search.pick().tolist()
        assert picked == sorted(set(picked))
        assert len(picked) == 9
        seen.update(picked)
    assert seen == set(range(30))


def test_a_neighbourhood_is_made_of_rivals() -> None:
    # Clients 0 to 19 share engineers 0 and 1, the others have one each that nobody else wants.
    teams = [{(0, -1): 1, (1, -1): 2}] * 20 + [{(2 + place, -1): 1} for place in range(20)]
    search = searching(problem_of(teams, [9] * 40, 22))
    search.chosen = ints([2 * client for client in range(20)] + list(range(40, 60)))
    search.size = 10
    picks = [search.pick().tolist() for _ in range(30)]
    # Drawn blindly, 10 of 40 would be rivals of each other once in 4600 times.
    assert sum(max(picked) < 20 for picked in picks) > 2


@pytest.mark.parametrize("most", [1, 3, 99])
def test_the_entries_tried_are_those_of_least_reduced_cost(most: int) -> None:
    # A seat costs 10 more: the pair at 1 comes after the single ones at 5 and 9.
    teams = [{(0, 1): 1, (0, -1): 5, (1, -1): 9, (1, 0): 2}, {(0, -1): 1}]
    search = searching(problem_of(teams, [99, 99], 2), price=10)
    costs = search.pool.cost[search.entries_of(0, most)].tolist()
    assert costs == [5, 9, 1, 2][:most]


def test_a_neighbourhood_may_keep_the_teams_it_has() -> None:
    # The dearest of 40 teams is none of those that are tried, and all others are out of reach.
    people = 40
    costs = {(e, -1): 1 + e for e in range(people)}
    limit = flat_limit("seats", 1, 1, clients=1, engineers=people)
    limit.capacity[:-1] = 0
    search = searching(problem_of([costs], [500], people, limits=[limit]))
    search.chosen, search.cost = ints([people - 1]), people
    entries, result = search.improve(ints([0]), seed=1)
    assert people - 1 in entries.tolist()
    assert len(entries) < people
    assert result.chosen is not None
    assert entries[result.chosen].tolist() == [people - 1]


def test_rounds_without_improvement_are_counted_and_make_it_try_more() -> None:
    problem = problem_of([{(0, -1): 1}], [9], 1, limits=[flat_limit("seats", 1, 1, 1, 1)])
    search = searching(problem)
    list(rounds(problem, search, 1))
    assert (search.cost, search.idle_rounds) == (1, 0)
    before = search.patience
    list(rounds(problem, search, 3))
    assert search.idle_rounds == 3
    assert search.patience > before


def test_a_stopped_search_keeps_its_plan() -> None:
    problem = crowded(0)
    search = searching(problem)
    list(rounds(problem, search, 1))
    before = columns_of(search.pool, search.chosen)
    search.stopper.stop()
    list(rounds(problem, search, 1))
    assert columns_of(search.pool, search.chosen) == before


def test_two_results_that_do_not_fit_together_are_not_both_adopted() -> None:
    # One seat, two clients: each result is right by itself.
    limit = [flat_limit("seats", 1, 1, clients=2, engineers=1)]
    search = searching(problem_of([{(0, -1): 0}, {(0, -1): 0}], [9, 9], 1, limits=limit))
    taken = MasterResult("optimal", ints([0]), None, 0.0)
    assert search.adopt(ints([0]), ints([0]), taken)
    assert not search.adopt(ints([1]), ints([1]), taken)
    assert search.chosen.tolist() == [0, UNSERVED]
    assert search.cost == 9


def test_a_result_that_is_no_better_is_not_adopted() -> None:
    search = searching(problem_of([{(0, -1): 9}], [9], 1))
    assert not search.adopt(ints([0]), ints([0]), MasterResult("optimal", ints([0]), None, 0.0))
    assert not search.adopt(ints([0]), ints([0]), FEASIBLE)
    assert search.chosen.tolist() == [UNSERVED]


def test_neighbourhoods_grow_while_they_are_solved_and_shrink_where_they_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "LARGEST", 60)
    search = searching(random_problem(0, clients=180, engineers=3, teams=1, must=0))
    sizes = [search.size]
    for _ in range(20):
        search.adapt(OPTIMAL)
        sizes.append(search.size)
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1] == 60
    for _ in range(40):
        search.adapt(FEASIBLE)
    assert search.size == SMALLEST


def test_a_neighbourhood_is_never_larger_than_the_problem() -> None:
    search = searching(crowded(0))
    search.adapt(OPTIMAL)
    assert search.pick().tolist() == list(range(30))
    assert search.size <= 30

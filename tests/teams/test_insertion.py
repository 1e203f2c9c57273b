"""A plan built client by client, against every plan of small problems and by hand."""

import numpy as np
import pytest

from ce_opt.teams.insertion import Guidance, recreate_all
from ce_opt.teams.problem import UNSERVED, LoadCost, PlanLimit
from teams.small_problems import (
    columns_of,
    dearest_start,
    flat_limit,
    ints,
    plain_cost,
    problem_of,
    random_problem,
    reduced_at_random,
    whole,
)


@pytest.mark.parametrize("seed", range(10))
def test_a_plan_built_from_nothing_breaks_no_limit(seed: int) -> None:
    problem = random_problem(seed, clients=30, engineers=8, teams=30, tight=0.4)
    pool = whole(problem)
    columns = columns_of(pool, recreate_all(pool))
    missing = [bool(must) and c == UNSERVED for must, c in zip(problem.must, columns, strict=True)]
    assert set(problem.broken(ints(columns))) == ({"service"} if any(missing) else set())


def test_without_limits_everybody_gets_the_cheapest_team_or_none() -> None:
    teams = [{(0, -1): 5, (1, -1): 3}, {(0, 1): 8}, {}]
    pool = whole(problem_of(teams, [9, 7, 1], 2))
    assert columns_of(pool, recreate_all(pool)) == [1, UNSERVED, UNSERVED]


# Two clients, one seat. The second must be served, is dearer to leave out, or has less to choose.
@pytest.mark.parametrize(
    ("must", "unserved", "other"), [([1], [9, 5], {}), ([], [5, 9], {}), ([], [9, 9], {(1, -1): 8})]
)
def test_the_seat_goes_to_whom_it_matters_most(
    must: list[int], unserved: list[int], other: dict[tuple[int, int], int]
) -> None:
    limit = [flat_limit("seats", 1, 1, clients=2, engineers=2)]
    pool = whole(
        problem_of([{(0, -1): 1, **other}, {(0, -1): 1}], unserved, 2, must=must, limits=limit)
    )
    columns = columns_of(pool, recreate_all(pool))
    assert columns[1] == 1 + len(other)
    assert columns[0] == (1 if other else UNSERVED)


@pytest.mark.parametrize("seed", range(10))
def test_entries_that_are_wanted_are_kept_and_nobody_else_gets_a_dearer_plan(seed: int) -> None:
    problem = random_problem(seed)
    start = dearest_start(problem)
    if start is None:
        return
    wanted, cost = start
    pool = whole(problem)
    found = recreate_all(pool, wanted)
    assert found[wanted != UNSERVED].tolist() == wanted[wanted != UNSERVED].tolist()
    now = plain_cost(problem, columns_of(pool, found))
    assert now is not None
    assert now <= cost  # who had no team gets one only where that is cheaper


def test_of_entries_that_do_not_fit_together_the_one_that_matters_more_is_kept() -> None:
    limit = [flat_limit("seats", 1, 1, clients=2, engineers=2)]
    teams = [{(0, -1): 1, (1, -1): 2}] * 2
    pool = whole(problem_of(teams, [5, 9], 2, limits=limit))
    # Both want engineer 1; it is dearer to leave out the second client.
    assert columns_of(pool, recreate_all(pool, ints([1, 3]))) == [0, 3]


def test_a_plan_built_from_nothing_counts_what_loads_cost() -> None:
    # Each seat uses 10, everything from 10 on costs 2 a unit: a second client with engineer 0
    # costs 1 + 20, with engineer 1 it costs 15.
    hours = flat_limit("hours", 10, 99, clients=2, engineers=2)
    load = LoadCost(0, np.array([[10, 10]]), np.array([[2, 2]]))
    teams = [{(0, -1): 1, (1, -1): 15}] * 2
    pool = whole(problem_of(teams, [50, 40], 2, limits=[hours], load_cost=load))
    assert columns_of(pool, recreate_all(pool)) == [0, 3]


def test_clients_that_a_limit_asks_for_come_first_whatever_they_cost() -> None:
    # Client 2 is cheaper left out (4) than served (9); a limit asks for it, two may be served.
    most = PlanLimit("most", ints([1, 1, 1]), ints([0, 0, 0]), 2)
    asks = PlanLimit("of client 2", ints([0, 0, -1]), ints([0, 0, 0]), -1)
    teams = [{(0, -1): 1}, {(0, -1): 1}, {(0, -1): 9}]
    for limits, expected in (
        ([most], [0, 1, UNSERVED]),
        ([most, asks], [0, UNSERVED, 2]),
        ([asks], [0, 1, 2]),
    ):
        pool = whole(problem_of(teams, [20, 10, 4], 1, plan_limits=limits))
        assert columns_of(pool, recreate_all(pool)) == expected


def test_nobody_is_served_at_a_loss_beyond_what_a_limit_asks_for() -> None:
    limit = PlanLimit("of all", ints([-1] * 3), ints([0] * 3), -2)
    pool = whole(problem_of([{(0, -1): 9}] * 3, [4, 5, 6], 1, plan_limits=[limit]))
    assert columns_of(pool, recreate_all(pool)) == [UNSERVED, 1, 2]


@pytest.mark.parametrize("seed", range(10))
def test_guidance_of_a_part_ranks_its_entries_as_the_whole_does(seed: int) -> None:
    problem = random_problem(seed, clients=8, engineers=6, teams=12)
    pool = whole(problem)
    guidance = Guidance.of(pool, reduced_at_random(pool, seed))
    rng = np.random.default_rng(seed)
    clients = np.nonzero(rng.random(8) < 0.5)[0]
    of_them = np.isin(pool.client, clients) & (rng.random(len(pool.client)) < 0.6)
    entries = np.nonzero(of_them)[0]
    place = {entry: number for number, entry in enumerate(entries.tolist())}
    ranked, better = [], []
    for client in clients.tolist():
        own = guidance.ranked[pool.start[client] : pool.start[client + 1]].tolist()
        ranked += [place[entry] for entry in own if entry in place]
        ahead = own[: int(guidance.unserved[client])]  # of being left without a team
        better.append(sum(entry in place for entry in ahead))
    part = guidance.within(pool, clients, entries)
    assert (part.ranked.tolist(), part.unserved.tolist()) == (ranked, better)

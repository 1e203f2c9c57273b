"""Who serves whom and who carries what, against counting everything anew."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import UNSERVED, TeamProblem
from ce_opt.teams.standing import (
    NOTHING,
    Standing,
    fits,
    load_cost,
    standing_of,
    take_over,
    take_up,
)
from teams.small_problems import (
    columns_of,
    ints,
    plain_cost,
    plain_teams,
    problem_of,
    random_problem,
    whole,
)


def nobody(pool: Pool) -> Standing:
    return standing_of(pool, np.full(len(pool.unserved), UNSERVED, dtype=np.int64))


def random_choice(pool: Pool, rng: np.random.Generator) -> list[int]:
    """An entry or nothing for every client, whether the limits allow it or not."""
    bounds = zip(pool.start[:-1].tolist(), pool.start[1:].tolist(), strict=True)
    return [int(rng.choice([UNSERVED, *range(low, high)])) for low, high in bounds]


def set_choice(pool: Pool, standing: Standing, client: int, entry: int) -> int:
    """Change one client's entry, loads and lists; return the load cost that changes."""
    changed = 0
    former = int(standing.chosen[client])
    if former != UNSERVED:
        changed += take_up(pool, standing, former, -1)
    if entry != UNSERVED:
        changed += take_up(pool, standing, entry, 1)
    take_over(pool, standing, client, entry)
    return changed


def listed(standing: Standing, engineer: int) -> list[int]:
    """Seats in an engineer's list from head to end, after a look that it reads back the same."""
    found = []
    held = int(standing.first[engineer])
    while held != NOTHING:
        assert int(standing.before[held]) == (found[-1] if found else NOTHING)
        found.append(held)
        assert len(found) <= len(standing.after)
        held = int(standing.after[held])
    return found


def plain_seats(problem: TeamProblem, columns: Sequence[int]) -> list[tuple[int, int, int]]:
    """(client, candidate for A, candidate for B) of everybody who is served."""
    return [
        (client, *plain_teams(problem, client)[column][:2])
        for client, column in enumerate(columns)
        if column != UNSERVED
    ]


def plain_lists(problem: TeamProblem, columns: Sequence[int]) -> list[list[int]]:
    """Per engineer, 2c for every seat A and 2c + 1 for every seat B held."""
    held: list[list[int]] = [[] for _ in range(problem.engineers)]
    for client, at_a, at_b in plain_seats(problem, columns):
        held[problem.a.engineer[at_a]].append(2 * client)
        if problem.b.engineer[at_b] != -1:
            held[problem.b.engineer[at_b]].append(2 * client + 1)
    return held


def plain_loads(problem: TeamProblem, columns: Sequence[int]) -> list[list[int]]:
    """Per limit and engineer, the sum over the seats held."""
    return [
        [
            sum(int((limit.use_b if seat % 2 else limit.use_a)[seat // 2, e]) for seat in held)
            for e, held in enumerate(plain_lists(problem, columns))
        ]
        for limit in problem.limits
    ]


def check_against(problem: TeamProblem, pool: Pool, standing: Standing) -> None:
    """Hold lists and loads against counting the choice anew."""
    columns = columns_of(pool, standing.chosen.tolist())
    held = plain_lists(problem, columns)
    assert [sorted(listed(standing, e)) for e in range(problem.engineers)] == held
    assert standing.serves.tolist() == [len(seats) for seats in held]
    assert standing.load.tolist() == plain_loads(problem, columns)
    assert standing.plan_load.tolist() == [
        sum(int(limit.use_a[a] + limit.use_b[b]) for _, a, b in plain_seats(problem, columns))
        for limit in problem.plan_limits
    ]


@pytest.mark.parametrize("seed", range(10))
def test_a_standing_plan_carries_what_its_entries_use(seed: int) -> None:
    problem = random_problem(seed, clients=8)
    pool = whole(problem)
    chosen = random_choice(pool, np.random.default_rng(seed))
    standing = standing_of(pool, ints(chosen))
    assert standing.chosen.tolist() == chosen
    check_against(problem, pool, standing)


@pytest.mark.parametrize("seed", range(10))
def test_after_any_changes_lists_and_loads_are_those_of_the_present_choice(seed: int) -> None:
    problem = random_problem(seed, clients=8, engineers=3)
    pool, rng = whole(problem), np.random.default_rng(seed)
    standing = nobody(pool)
    for _ in range(40):
        client = int(rng.integers(problem.clients))
        set_choice(pool, standing, client, random_choice(pool, rng)[client])
        check_against(problem, pool, standing)


@pytest.mark.parametrize("seed", range(10))
def test_changes_of_the_load_cost_add_up_to_that_of_the_plan(seed: int) -> None:
    # Without capacities every choice is a plan, whose whole cost is added up in plain Python.
    problem = random_problem(seed, clients=8, engineers=3, must=0, tight=1000.0)
    free = replace(problem, limits=problem.limits[:1], plan_limits=())
    pool, rng = whole(free), np.random.default_rng(seed)
    standing = nobody(pool)
    cost = 0
    for _ in range(40):
        client = int(rng.integers(free.clients))
        cost += set_choice(pool, standing, client, random_choice(pool, rng)[client])
        columns = columns_of(pool, standing.chosen.tolist())
        total = plain_cost(free, columns)
        assert total is not None
        alone = [
            free.unserved[client] if column == UNSERVED else plain_teams(free, client)[column][2]
            for client, column in enumerate(columns)
        ]
        assert total == sum(map(int, alone)) + cost


def test_the_last_client_taken_is_first_in_the_list_and_anyone_may_leave_it() -> None:
    pool = whole(problem_of([{(0, -1): 1}] * 4, [9] * 4, 1))
    standing = standing_of(pool, ints([0, 1, 2, 3]))
    assert listed(standing, 0) == [6, 4, 2, 0]
    take_over(pool, standing, 2, UNSERVED)  # from the middle
    assert listed(standing, 0) == [6, 2, 0]
    take_over(pool, standing, 3, UNSERVED)  # the head
    assert listed(standing, 0) == [2, 0]
    take_over(pool, standing, 0, UNSERVED)  # the end
    assert listed(standing, 0) == [2]
    take_over(pool, standing, 1, UNSERVED)  # the only one
    assert listed(standing, 0) == []
    assert standing.chosen.tolist() == [UNSERVED] * 4


# Thresholds 10 and 20, slopes 2 and 3: at 25 it is 2 · 15 + 3 · 5.
@pytest.mark.parametrize(("load", "cost"), [(0, 0), (10, 0), (11, 2), (20, 20), (25, 45)])
def test_each_unit_beyond_a_threshold_costs_its_slope_more(load: int, cost: int) -> None:
    threshold, slope = np.array([[99, 10], [99, 20]]), np.array([[7, 2], [7, 3]])
    assert load_cost(threshold, slope, 1, load) == cost


@pytest.mark.parametrize(("hours", "seats", "room"), [(5, 1, True), (6, 1, False), (5, 2, False)])
def test_a_seat_fits_where_every_limit_has_room(hours: int, seats: int, room: bool) -> None:
    # Seat 1 takes 3 of 8 hours and 1 of 2 clients: 5 + 3 = 8 and 1 + 1 = 2 just fit.
    use, capacity = np.array([[9, 3], [9, 1]]), np.array([[8, 0], [2, 0]])
    load = np.array([[hours, 0], [seats, 0]])
    assert fits(use, load, capacity, 0, 1) is room

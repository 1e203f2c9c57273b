"""What seats bring and take: the tallies of further limits beside the load."""

import numpy as np
import pytest

from ce_opt.teams.pool import Pool, make_pool
from ce_opt.teams.problem import EngineerLimit
from ce_opt.teams.worth import LOAD_MASK, NONE, has_room, pays, worth_of
from teams.small_problems import flat_limit, ints, problem_of

HOURS, CLIENTS = 10, 2


def one_engineer(seats: int = 3, clients_limit: int = CLIENTS) -> Pool:
    """One engineer with 10 hours who may serve 2 clients; every seat takes 3 hours."""
    hours = flat_limit("hours", 3, HOURS, clients=seats, engineers=1)
    count = flat_limit("clients", 1, clients_limit, clients=seats, engineers=1)
    problem = problem_of([{(0, -1): 1}] * seats, [9] * seats, 1, limits=[hours, count])
    return make_pool(problem, np.arange(seats))


def test_loads_add_up_below_the_tallies() -> None:
    worth = worth_of(one_engineer(), ints([1, 1, 1]))
    both = int(worth.tallied[0] + worth.tallied[1])
    assert both & LOAD_MASK == 6
    assert has_room(worth, 0, both)


def test_a_third_client_is_one_too_many_though_the_hours_would_do() -> None:
    worth = worth_of(one_engineer(), ints([1, 1, 1]))
    assert int(worth.tallied.sum()) & LOAD_MASK == 9  # of 10 hours
    assert not has_room(worth, 0, int(worth.tallied.sum()))


def test_a_limit_that_all_seats_together_keep_needs_no_tally() -> None:
    worth = worth_of(one_engineer(clients_limit=3), ints([1, 1, 1]))
    assert worth.tallied.tolist() == [3, 3, 3]
    assert has_room(worth, 0, 9)
    assert not has_room(worth, 0, 12)


@pytest.mark.parametrize(("reward", "expected"), [(0, False), (1, True)])
def test_a_seat_pays_where_it_brings_something(reward: int, expected: bool) -> None:
    assert pays(worth_of(one_engineer(), ints([reward, 0, 0])), 0) is expected


def test_a_seat_that_alone_is_too_much_never_pays() -> None:
    use = ints([11, 3])
    hours = EngineerLimit.by_client("hours", use, use, ints([HOURS]))
    problem = problem_of([{(0, -1): 1}] * 2, [9, 9], 1, limits=[hours])
    worth = worth_of(make_pool(problem, np.arange(2)), ints([5, 5]))
    assert worth.tallied[0] == NONE
    assert [pays(worth, seat) for seat in (0, 1)] == [False, True]

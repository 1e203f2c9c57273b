"""Seats against the people of the teams and candidates that they are numbered from."""

import itertools

import numpy as np
import pytest

from ce_opt.teams.problem import EngineerLimit
from ce_opt.teams.seats import NO_SEAT, Seats
from teams.small_pools import half, seats_of
from teams.small_problems import (
    Shortlist,
    ints,
    problem_of,
    problem_with,
    random_problem,
    whole,
)

SEEDS = range(12)


def test_seats_of_candidates_by_hand() -> None:
    first = Shortlist(a=[(0, 1, 0), (1, 0, 0)], b=[(0, 1, 0)], table=[[5], [6]])
    second = Shortlist(a=[(0, 0, 0)], b=[(0, -1, 0)], table=[[7]])
    seats = Seats.apart(problem_with([first, second], [9, 9], 2))
    # By engineer, client, kind: 0 is A of both clients, 1 is A or B of the first.
    assert seats.engineer.tolist() == [0, 0, 1, 1]
    assert seats.client.tolist() == [0, 1, 0, 0]
    assert seats.kind.tolist() == [0, 0, 0, 1]
    # Candidates for A are 1 and 0 (by profile), and 0; for B they are 1, and nobody.
    assert seats.of_a.tolist() == [2, 0, 1]
    assert seats.of_b.tolist() == [3, NO_SEAT]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_seat_is_an_engineer_in_a_seat_of_a_client(seed: int) -> None:
    pool = half(random_problem(seed, clients=6), seed)
    seats = seats_of(pool)
    assert seats == sorted(set(seats))
    used = set()
    for entry, client in enumerate(pool.client.tolist()):
        a, b = int(pool.a[entry]), int(pool.b[entry])
        assert seats[pool.seat_a[entry]] == (a, client, 0)
        used.add((a, client, 0))
        if b == -1:
            assert pool.seat_b[entry] == NO_SEAT
        else:
            assert seats[pool.seat_b[entry]] == (b, client, 1)
            used.add((b, client, 1))
    assert set(seats) == used
    for engineer, (low, high) in enumerate(itertools.pairwise(pool.seat_start.tolist())):
        assert (pool.seat_engineer[low:high] == engineer).all()
    assert pool.seat_start[-1] == len(seats)


def test_a_seat_uses_what_the_limit_says_of_client_and_engineer() -> None:
    use_a, use_b = np.array([[7, 70], [4, 40]]), np.array([[3, 30], [2, 20]])
    limit = EngineerLimit("hours", use_a, use_b, ints([99, 99]))
    pool = whole(problem_of([{(0, 1): 1}, {(1, 0): 1, (1, -1): 1}], [9, 9], 2, limits=[limit]))
    # By engineer, client, kind: 0 is A of client 0 and B of client 1; 1 is B of 0 and A of 1.
    assert seats_of(pool) == [(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)]
    assert pool.use.tolist() == [[7, 2, 30, 40]]

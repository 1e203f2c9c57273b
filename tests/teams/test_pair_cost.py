"""What a pair costs, against teams taken apart one by one and against the column's cost."""

from __future__ import annotations

import itertools

import pytest

from ce_opt.teams.candidates import FORBIDDEN, Candidates, Pairing
from ce_opt.teams.compiled import compiled
from ce_opt.teams.pair_cost import NO_TIE, pair_cost, tie_of
from ce_opt.teams.problem import TeamProblem
from every import every
from teams.small_problems import (
    REFUSED,
    Shortlist,
    ints,
    people,
    plain_teams,
    problem_with,
    random_problem,
)


@compiled
def looked_up(
    client: int, at_a: int, at_b: int, a: Candidates, b: Candidates, pairing: Pairing
) -> int:
    return pair_cost(client, at_a, at_b, a, b, pairing)


@every("seed", range(20))
def test_seats_and_pair_add_up_to_the_cost_of_the_column(seed: int) -> None:
    problem = random_problem(seed)
    for client in range(problem.clients):
        for at_a in range(problem.a.start[client], problem.a.start[client + 1]):
            for at_b in range(problem.b.start[client], problem.b.start[client + 1]):
                pair = looked_up(client, at_a, at_b, problem.a, problem.b, problem.pairing)
                row = at_a - problem.a.start[client]
                width = problem.b.start[client + 1] - problem.b.start[client]
                place = at_b - problem.b.start[client]
                column = problem.start[client] + row * width + place
                cost = int(problem.cost_of(column.reshape(1))[0])
                if pair >= FORBIDDEN:
                    assert cost >= FORBIDDEN
                else:
                    assert cost == problem.a.cost[at_a] + problem.b.cost[at_b] + pair


def two_clients() -> TeamProblem:
    """Client 0 has no team; at client 1, 0 and 2 have a profile in common, and 1 may be A or B."""
    of_client = Shortlist(
        a=[(0, 0, 5), (0, 2, 7), (1, 1, 9)],
        b=[(0, -1, 0), (1, 1, 3), (1, 3, 4)],
        table=[[10, 20], [REFUSED, 30]],
        ties={(0, 3): 100, (2, 1): -8, (2, 3): REFUSED},
    )
    return problem_with([Shortlist(), of_client], [9, 9], 4)


def cost_of_pair(problem: TeamProblem, client: int, a: int, b: int) -> int:
    """What two engineers cost beyond their seats."""
    at_a, at_b = (
        next(at for at, who in people(seats, client) if who == wanted)
        for seats, wanted in ((problem.a, a), (problem.b, b))
    )
    return int(pair_cost(client, at_a, at_b, problem.a, problem.b, problem.pairing))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (0, -1, 10),  # what the table says
        (0, 1, 20),
        (1, 3, 30),
        (0, 3, 20 + 100),  # a tie that is dearer
        (2, 1, 20 - 8),  # cheaper
        (2, 3, REFUSED),  # and forbidden
        (1, -1, REFUSED),  # the table forbids it
        (1, 1, REFUSED),  # one person in both seats
    ],
)
def test_a_pair_costs_what_its_profiles_say_and_its_tie(a: int, b: int, expected: int) -> None:
    assert cost_of_pair(two_clients(), 1, a, b) == expected


@every("seed", range(20))
def test_pairs_are_those_of_the_allowed_teams(seed: int) -> None:
    problem = random_problem(seed, engineers=5, teams=12, shared=0.8)
    for client in range(problem.clients):
        teams = {(a, b): cost for a, b, cost in plain_teams(problem, client).values()}
        for (at_a, _), (at_b, _) in itertools.product(
            people(problem.a, client), people(problem.b, client)
        ):
            expected = int(FORBIDDEN)
            if (at_a, at_b) in teams:
                seats = int(problem.a.cost[at_a]) + int(problem.b.cost[at_b])
                expected = teams[at_a, at_b] - seats
            found = pair_cost(client, at_a, at_b, problem.a, problem.b, problem.pairing)
            assert found == expected


@pytest.mark.parametrize(("low", "high"), [(0, 5), (1, 4), (2, 2), (5, 5)])
def test_a_tie_is_found_between_two_bounds_alone(low: int, high: int) -> None:
    ties = [(2, 1), (2, 4), (3, 0), (3, 9), (7, 4)]
    tied_a, tied_b = (ints([tie[seat] for tie in ties]) for seat in (0, 1))
    for a, b in itertools.product(range(9), range(11)):
        place = ties.index((a, b)) if (a, b) in ties else NO_TIE
        expected = place if low <= place < high else NO_TIE
        assert tie_of(low, high, tied_a, tied_b, a, b) == expected

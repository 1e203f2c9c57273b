"""What a pair costs, looked up in compiled loops, is what the problem says of its column."""

from __future__ import annotations

import pytest

from ce_opt.teams.candidates import FORBIDDEN, Candidates, Pairing
from ce_opt.teams.compiled import compiled
from ce_opt.teams.pair_cost import pair_cost
from teams.small_problems import random_problem


@compiled
def looked_up(
    client: int, at_a: int, at_b: int, a: Candidates, b: Candidates, pairing: Pairing
) -> int:
    return pair_cost(client, at_a, at_b, a, b, pairing)


@pytest.mark.parametrize("seed", range(20))
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

"""Small pools, and what their seats are."""

from __future__ import annotations

import numpy as np

from ce_opt.teams.pool import Pool, make_pool
from ce_opt.teams.problem import EngineerLimit, LoadCost, PlanLimit, TeamProblem
from teams.small_problems import columns_in, ints, problem_of

__all__ = ["half", "seats_of", "some_columns", "three_clients"]


def some_columns(problem: TeamProblem, seed: int) -> list[int]:
    """A random half of the allowed columns, in random order."""
    columns = np.random.default_rng(seed).permutation(columns_in(problem)).tolist()
    return columns[: len(columns) // 2]


def half(problem: TeamProblem, seed: int) -> Pool:
    return make_pool(problem, ints(some_columns(problem, seed)))


def seats_of(pool: Pool) -> list[tuple[int, int, int]]:
    """(engineer, client, kind) of every seat."""
    rows = zip(pool.seat_engineer, pool.seat_client, pool.seat_kind, strict=True)
    return [(int(engineer), int(client), int(kind)) for engineer, client, kind in rows]


def three_clients() -> TeamProblem:
    """Engineer 0 has 10 hours, engineer 1 has 9; from 5 (6) hours on each costs 2 (10).

    Entries of the whole pool: (1, 0) and (0, 1) of client 0, (0, nobody) of 1, (1, nobody) of 2.
    Candidates for A: 0 and 1 of client 0, 0 of 1, 1 of 2; for B: 0 and 1, nobody, nobody.
    """
    limit = EngineerLimit.by_client("hours", ints([7, 4, 1]), ints([3, 2, 1]), ints([10, 9]))
    return problem_of(
        [{(0, 1): 12, (1, 0): 11}, {(0, -1): 20}, {(1, -1): 30}],
        [500, 900, 70],
        2,
        must=[1],
        limits=[limit],
        load_cost=LoadCost(0, threshold=ints([[5, 6]]), slope=ints([[2, 10]])),
        plan_limits=[PlanLimit("handovers", ints([1, 0, 2, 0]), ints([0, 0, 0, 0]), 2)],
    )

"""Problems whose costly limit gives way, with teams of one and of two."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ce_opt.teams.oscillation import breaks_another
from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import IntArray, TeamProblem
from teams.small_problems import random_problem, whole


def paired(seed: int) -> TeamProblem:
    """Everybody is to be served by up to two; two limits and one over the plan; loads are free."""
    problem = random_problem(seed, teams=10, must=1.0, tight=1.5, alone=False)
    return replace(problem, load_cost=None)


def any_start(pool: Pool, seed: int) -> IntArray | None:
    """Draw an entry for each client that break the costly limit at most; None where none is met."""
    rng = np.random.default_rng(seed)
    if (np.diff(pool.start) == 0).any():
        return None
    for _ in range(100):
        chosen = rng.integers(pool.start[:-1], pool.start[1:])
        if not breaks_another(pool, chosen):
            return np.asarray(chosen)
    return None


def paired_with_starts(seeds: range) -> list[tuple[int, TeamProblem, Pool, IntArray]]:
    """(seed, problem, its whole pool, a start) wherever there is a start."""
    found = []
    for seed in seeds:
        problem = paired(seed)
        pool = whole(problem)
        start = any_start(pool, seed)
        if start is not None:
            found.append((seed, problem, pool, start))
    return found

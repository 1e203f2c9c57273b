"""The polish of a plan: against every plan of small seasons, and what it must not touch."""

import numpy as np

from ce_opt.teams.polish import Polish
from ce_opt.teams.pool import pool_cost
from ce_opt.teams.problem import UNSERVED, IntArray, TeamProblem
from teams.small_problems import (
    columns_in,
    columns_of,
    ints,
    legal_plans,
    plain_cost,
    random_problem,
    whole,
)


def never() -> bool:
    return False


def dearest_plan(problem: TeamProblem) -> tuple[list[int], int] | None:
    """The worst plan that serves whom the best one serves, in columns, and its cost."""
    plans = legal_plans(problem)
    if not plans:
        return None
    served = [c == UNSERVED for c in min(plans, key=lambda plan: plans[plan])]
    alike = {p: cost for p, cost in plans.items() if [c == UNSERVED for c in p] == served}
    worst = max(alike, key=lambda plan: alike[plan])
    return list(worst), alike[worst]


def test_small_plans_are_polished_to_the_best_that_serves_the_same_clients() -> None:
    reached = tried = 0
    for seed in range(45):
        problem = random_problem(seed, tight=1.2)
        start = dearest_plan(problem)
        if start is None:
            continue
        least = min(legal_plans(problem).values())
        pool = whole(problem)
        place = {int(column): entry for entry, column in enumerate(pool.column)}
        chosen = ints([place[c] if c != UNSERVED else UNSERVED for c in start[0]])
        chain = Polish(pool, np.arange(problem.engineers), chosen, start[1], seed)
        assert chain.best_cost == start[1]
        assert chain.run(200_000, 20.0, never) == 200_000
        found = columns_of(pool, chain.best)
        assert plain_cost(problem, found) == chain.best_cost
        assert [c == UNSERVED for c in found] == [c == UNSERVED for c in start[0]]
        # The start was the worst of these, the target is the best of all.
        assert least <= chain.best_cost <= start[1]
        tried += start[1] > least
        reached += start[1] > least == chain.best_cost
    assert tried >= 15
    assert reached >= 0.8 * tried


def test_a_chain_that_is_stopped_gives_its_start_back() -> None:
    problem = random_problem(4)
    start = dearest_plan(problem)
    assert start is not None
    pool = whole(problem)
    place = {int(column): entry for entry, column in enumerate(pool.column)}
    chosen: IntArray = ints([place[c] if c != UNSERVED else UNSERVED for c in start[0]])
    chain = Polish(pool, np.zeros(4, dtype=np.int64), chosen, start[1], 1)
    assert chain.run(1_000, 1.0, lambda: True) == 0
    assert chain.best.tolist() == chosen.tolist()


def test_a_plan_of_nobody_stays_as_it_is() -> None:
    problem = random_problem(4, must=0.0)
    pool = whole(problem)
    nobody = np.full(problem.clients, UNSERVED, dtype=np.int64)
    cost = pool_cost(pool, nobody)
    assert cost is not None
    assert len(columns_in(problem))
    chain = Polish(pool, np.ones(4, dtype=np.int64), nobody, cost, 1)
    chain.run(1_000, 1.0, never)
    assert chain.best_cost == cost
    assert (chain.best == UNSERVED).all()

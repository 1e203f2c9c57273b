"""The tree, against every plan of small problems."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from ce_opt.teams import branching as module
from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.branching import Branching
from ce_opt.teams.node import Node
from ce_opt.teams.problem import LARGEST_SUM, UNSERVED, TeamProblem
from ce_opt.teams.stopper import Stopper
from teams.small_problems import (
    cheapest_plan,
    columns_of,
    dearest_start,
    legal_plans,
    plain_cost,
    random_problem,
    whole,
)

MOST_ROUNDS = 500


def tree_of(problem: TeamProblem, cost: int, stopper: Stopper | None = None) -> Branching:
    """A tree over all columns that knows nothing yet."""
    pool = whole(problem)
    tree = Branching(pool, cost, stopper or Stopper())
    nothing = np.zeros(len(pool.seat) + len(pool.plan_capacity), dtype=np.int64)
    tree.plant(-(LARGEST_SUM >> (PRICE_BITS + 1)), nothing)
    return tree


def grown(tree: Branching, workers: int) -> int:
    """Grow a tree to its end; return the number of rounds."""
    with ThreadPoolExecutor(workers) as threads:
        for rounds in range(MOST_ROUNDS):
            if not tree.heap:
                return rounds
            tree.round(threads, workers)
    raise AssertionError("the tree does not end")


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("few", [0, 6, 300])
def test_it_ends_with_the_cheapest_of_all_plans(
    few: int, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FEW", few)
    better = seen = 0
    for seed in range(28):
        problem = random_problem(seed, clients=5, unit=97)
        start, truth = dearest_start(problem), cheapest_plan(problem)
        if start is None or truth is None:
            continue
        tree = tree_of(problem, start[1])
        rounds = grown(tree, workers)
        assert tree.cost == truth
        # CP-SAT counts in a unit of its own: its bound may be below by a part of a millionth.
        assert truth * (1 - 1e-6) - 1 <= tree.bound <= truth
        better += start[1] > truth
        seen += rounds > 1
    assert better > 10
    assert few or seen > 10


@pytest.mark.parametrize("seed", range(12))
def test_the_bound_rises_and_is_never_above_the_cheapest_plan(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FEW", 0)
    problem = random_problem(seed, clients=6, unit=97)
    start, truth = dearest_start(problem), cheapest_plan(problem)
    if start is None or truth is None:
        return
    tree, bounds = tree_of(problem, start[1]), []
    with ThreadPoolExecutor(2) as threads:
        while tree.heap and len(bounds) < MOST_ROUNDS:
            found = tree.round(threads, 2)
            bounds.append(tree.bound)
            if found is not None:
                assert plain_cost(problem, columns_of(tree.pool, found)) == tree.cost
    assert bounds == sorted(bounds)
    assert bounds[-1] == truth


@pytest.mark.parametrize("seed", range(12))
def test_every_plan_of_a_node_is_in_one_of_its_halves(seed: int) -> None:
    problem = random_problem(seed)
    tree = tree_of(problem, 10**9)
    (node,) = tree.heap
    entry = {number: place for place, number in enumerate(tree.pool.column.tolist())}
    plans = [
        [UNSERVED if number == UNSERVED else entry[number] for number in plan]
        for plan in legal_plans(problem)
    ]

    def holds(part: Node, plan: list[int]) -> bool:
        entries = set(part.entries.tolist())
        served = all(one == UNSERVED or one in entries for one in plan)
        return served and not any(
            must and one == UNSERVED for must, one in zip(part.must.tolist(), plan, strict=True)
        )

    with ThreadPoolExecutor(1) as threads:
        climb = tree.climb(node, threads)
        climb.take_steps(5)
        splits = climb.splits(np.arange(len(node.entries)), 4)
    assert splits or all(len(set(column)) <= 1 for column in zip(*plans, strict=True))
    for inside in splits:
        one, other = tree.halves(node, inside)
        assert all(holds(one, plan) != holds(other, plan) for plan in plans)


def test_a_stopped_round_loses_nothing() -> None:
    problem = random_problem(3, clients=5, unit=97, must=0)
    cost = int(problem.unserved.sum())
    stopper = Stopper()
    tree = tree_of(problem, cost, stopper)
    before = tree.bound
    stopper.stop()
    with ThreadPoolExecutor(2) as threads:
        assert tree.round(threads, 2) is None
    assert (len(tree.heap), tree.bound, tree.cost) == (1, before, cost)


def test_equal_seeds_and_workers_grow_equal_trees() -> None:
    problem = random_problem(8, clients=12, engineers=6, teams=12, unit=97, must=0)
    cost = int(problem.unserved.sum())
    ends = []
    for _ in range(2):
        tree = tree_of(problem, cost)
        ends.append((grown(tree, 2), tree.count, tree.cost, tree.bound, tree.work))
    assert ends[0] == ends[1]

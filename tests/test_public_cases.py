"""Public cases with known answers: generalised assignment (GAP) and paper–reviewer (MIDL)."""

from __future__ import annotations

import sys
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from ce_opt.teams.budget import Budget, Outcome
from ce_opt.teams.problem import NO_LIMIT
from ce_opt.teams.solve import solve

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from public_cases import (
    SHARED,
    PublicCase,
    cheapest_flow,
    gap_case,
    gap_problem,
    largest_score,
    midl_case,
    reviewer_problem,
)

shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason=f"the public cases are kept outside the project, in {SHARED}"
)


def solved(case: PublicCase, work: float) -> Outcome:
    """Solve with an amount of work that does not depend on the machine; check the plan."""
    outcome = solve(case.problem, Budget(seconds=600, workers=1, seed=0, work=work))
    assert outcome.chosen is not None
    assert list(case.problem.broken(outcome.chosen)) == []
    assert outcome.cost == case.problem.plan_cost(outcome.chosen)
    return outcome


@shared
@pytest.mark.parametrize(
    ("name", "work"), [("a05100", 1), ("a10100", 1), ("a20100", 1), ("c05100", 4)]
)
def test_small_gap_cases_are_solved_to_the_published_optimum(name: str, work: float) -> None:
    case = gap_case(name)
    outcome = solved(case, work)
    assert outcome.cost == outcome.bound == case.best_cost
    assert outcome.status == "optimal"


@shared
@pytest.mark.parametrize("name", ["b20100", "c05200", "d05100"])
def test_bound_and_plan_of_a_gap_case_enclose_the_best_known(name: str) -> None:
    case = gap_case(name)
    outcome = solved(case, work=0.4)
    assert outcome.cost is not None
    assert outcome.bound is not None
    assert outcome.bound <= case.best_cost
    assert outcome.cost >= case.bound_cost


@shared
def test_reviewers_of_midl_are_chosen_as_the_linear_programme_chooses_them() -> None:
    case = midl_case()
    outcome = solved(case, work=2)
    assert outcome.cost == case.best_cost
    assert outcome.bound is not None
    assert outcome.bound <= case.best_cost


@shared
def test_three_reviewers_a_paper_reach_the_published_sum() -> None:
    scores, loads = (np.load(SHARED / "midl" / f"{name}.npy") for name in ("scores", "loads"))
    # Kobren, Saha, McCallum (KDD 2019) print 201.88
    assert largest_score(scores, loads, seats=3) == pytest.approx(201.8849, abs=1e-4)


def test_a_gap_file_is_read_machine_by_machine() -> None:
    problem = gap_problem("2 3  1 2 3  4 5 6  7 8 9  10 11 12  100 200")
    assert problem.a.start.tolist() == [0, 2, 4, 6]
    assert problem.a.engineer.tolist() == [0, 1] * 3
    assert problem.b.engineer.tolist() == [-1] * 3
    assert problem.cost_of(np.arange(6)).tolist() == [1, 4, 2, 5, 3, 6]
    limit = problem.limits[0]
    assert limit.use_a.tolist() == [[7, 10], [8, 11], [9, 12]]
    assert limit.capacity.tolist() == [100, 200]
    assert problem.must.all()


def test_a_gap_file_with_a_number_missing_is_refused() -> None:
    with pytest.raises(ValueError, match="1 capacities for 2 machines"):
        gap_problem("2 1  1 2  3 4  100")


@pytest.mark.parametrize("seed", range(8))
def test_two_reviewers_of_small_made_up_papers_are_exact(seed: int) -> None:
    random = np.random.default_rng(seed)
    cost, loads = random.integers(0, 100, (6, 7)), random.integers(2, 4, 6)
    loads[0] = NO_LIMIT if seed % 2 else loads[0]
    problem = reviewer_problem(cost, loads)
    best = cheapest_flow(cost, np.minimum(loads, 7), seats=2)
    assert best == flow_by_networkx(cost, np.minimum(loads, 7))
    outcome = solved(PublicCase("small", problem, best, best), work=2)
    assert outcome.cost == outcome.bound == best


def flow_by_networkx(cost: np.ndarray, loads: np.ndarray) -> int:
    """Least cost of two reviewers a paper, by another library."""
    graph = nx.DiGraph()
    graph.add_node("source", demand=-2 * cost.shape[1])
    for (reviewer, paper), worth in np.ndenumerate(cost):
        graph.add_edge("source", ("r", reviewer), capacity=int(loads[reviewer]))
        graph.add_edge(("r", reviewer), ("p", paper), capacity=1, weight=int(worth))
        graph.add_node(("p", paper), demand=2)
    return int(nx.min_cost_flow_cost(graph))

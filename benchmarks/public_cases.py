"""Public cases with known answers, read into team problems: GAP and paper–reviewer assignment.

The files stay where they are, in ``../shared/benchmarks`` beside the project; its README says where
they come from. A *case* knows how to read its cost in the units in which its answer was published.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from ortools.graph.python import min_cost_flow

from ce_opt.teams.candidates import Candidates, Pairing
from ce_opt.teams.problem import EngineerLimit, TeamProblem

__all__ = [
    "SHARED",
    "PublicCase",
    "gap_case",
    "gap_cases",
    "gap_problem",
    "largest_score",
    "midl_case",
    "reviewer_problem",
]

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]

SHARED = Path(__file__).resolve().parents[2] / "shared" / "benchmarks"
"""Where the files are."""
SCORE_UNITS = 10**6
"""Cost units per unit of score."""


@dataclass(frozen=True)
class PublicCase:
    """A team problem whose best known answer is published, or follows from another method.

    Attributes
    ----------
    name : ``gap/`` and the type and size, or ``midl``
    problem : what to solve
    best_cost : cost of the best known plan
    bound_cost : no plan costs less, as published; equal to `best_cost` where that is optimal
    offset, units : a cost in the published units is ``offset + cost / units``
    """

    name: str
    problem: TeamProblem
    best_cost: int
    bound_cost: int
    offset: float = 0.0
    units: int = 1

    def value(self, cost: int) -> float:
        """Cost in the units in which the answer was published."""
        return self.offset + cost / self.units


def gap_cases(folder: Path = SHARED / "gap") -> Iterator[tuple[str, Path, int, int]]:
    """Name, file, lower bound and best known cost of every GAP instance."""
    with (folder / "best_known.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            name = row["instance"].rpartition("/")[2]
            yield name, folder / row["instance"], int(row["lower_bound"]), int(row["best_known"])


def gap_case(name: str, folder: Path = SHARED / "gap") -> PublicCase:
    """Read one GAP instance, for example ``d10100``."""
    for known, path, bound, best in gap_cases(folder):
        if known == name:
            return PublicCase(f"gap/{name}", gap_problem(path.read_text()), best, bound)
    raise KeyError(name)


def gap_problem(text: str) -> TeamProblem:
    """Turn an instance into a team problem: every job is a client with seat A alone."""
    numbers = np.array(text.split(), dtype=np.int64)
    machines, jobs = (int(number) for number in numbers[:2])
    cost, use = numbers[2 : 2 + 2 * machines * jobs].reshape(2, machines, jobs)
    capacity = numbers[2 + 2 * machines * jobs :]
    if len(capacity) != machines:
        raise ValueError(f"{len(capacity)} capacities for {machines} machines")
    resource = EngineerLimit("resource", use.T.copy(), np.zeros_like(use.T), capacity)
    nobody = same_for_all(np.array([-1]), np.zeros((jobs, 1), dtype=np.int64))
    return complete_problem(same_for_all(np.arange(machines), cost.T), nobody, resource)


def same_for_all(people: IntArray, cost: IntArray) -> Candidates:
    """Make the same people the candidates of every client, whom no pair tells apart.

    Parameters
    ----------
    people : positions, −1 for nobody
    cost : [clients, people]
    """
    clients, count = cost.shape
    start, engineer = np.arange(clients + 1) * count, np.tile(people, clients)
    profile = np.zeros(len(engineer), dtype=np.int32)
    return Candidates(start, engineer.astype(np.int32), cost.ravel(), profile)


def complete_problem(a: Candidates, b: Candidates, limit: EngineerLimit) -> TeamProblem:
    """Write down a problem in which every client must be served, and pairs cost nothing more."""
    clients = len(a.start) - 1
    one_each, none = np.arange(clients + 1), np.zeros(clients + 1, dtype=np.int64)
    nothing = np.zeros(clients, dtype=np.int64)
    return TeamProblem(
        a=a,
        b=b,
        pairing=Pairing(one_each, nothing + 1, nothing, none, none[:0], none[:0], none[:0]),
        unserved=nothing,
        must=np.ones(clients, dtype=np.bool_),
        engineers=len(limit.capacity),
        limits=(limit,),
    )


def midl_case(folder: Path = SHARED / "midl") -> PublicCase:
    """Read MIDL with two reviewers a paper and the upper load limit; its optimum is a flow."""
    scores, loads = np.load(folder / "scores.npy"), np.load(folder / "loads.npy")
    cost = score_cost(scores)
    best = cheapest_flow(cost, loads, seats=2)
    offset = 2 * scores.shape[1] * float(scores.max())
    problem = reviewer_problem(cost, loads)
    return PublicCase("midl, 2 reviewers", problem, best, best, offset, -SCORE_UNITS)


def score_cost(scores: FloatArray) -> IntArray:
    """Cost of a score: what is missing to the highest one."""
    return np.asarray(np.rint((scores.max() - scores) * SCORE_UNITS), dtype=np.int64)


def reviewer_problem(cost: IntArray, loads: IntArray) -> TeamProblem:
    """Two reviewers a paper, either of them in seat A: each pair is there twice.

    Parameters
    ----------
    cost : [reviewers, papers]
    loads : [reviewers], most papers of each
    """
    one = np.ones(cost.shape[1], dtype=np.int64)
    limit = EngineerLimit.by_client("load", one, one, loads.astype(np.int64))
    reviewers = same_for_all(np.arange(len(loads)), cost.T)
    return complete_problem(reviewers, reviewers, limit)


def cheapest_flow(cost: IntArray, loads: IntArray, seats: int) -> int:
    """Least cost of `seats` different reviewers a paper: source → reviewer → paper → sink.

    The matrix of a flow is totally unimodular, so this is the linear programme's optimum as well.
    """
    reviewers, papers = cost.shape
    reviewer, paper = np.indices(cost.shape).reshape(2, -1)
    people, source, sink = np.arange(reviewers), reviewers + papers, reviewers + papers + 1
    flow = min_cost_flow.SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost
    arcs(np.full(reviewers, source), people, loads, np.zeros(reviewers, dtype=np.int64))
    arcs(reviewer, reviewers + paper, np.ones(cost.size, dtype=np.int64), cost.ravel())
    ends = reviewers + np.arange(papers)
    zero = np.zeros(papers, dtype=np.int64)
    arcs(ends, np.full(papers, sink), np.full(papers, seats, dtype=np.int64), zero)
    flow.set_nodes_supplies(np.array([source, sink]), np.array([1, -1]) * seats * papers)
    if flow.solve() != flow.OPTIMAL:
        raise ValueError("there are not enough reviewers")
    return int(flow.optimal_cost())


def largest_score(scores: FloatArray, loads: IntArray, seats: int) -> float:
    """Largest sum of scores with `seats` different reviewers a paper, to six decimals."""
    missing = cheapest_flow(score_cost(scores), loads, seats)
    papers = int(scores.shape[1])
    return seats * papers * float(scores.max()) - missing / SCORE_UNITS

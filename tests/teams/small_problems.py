"""Small team problems, and their answers found without any code of the package.

`problem_of` writes a problem down by hand, `random_problem` draws one with every kind of row, and
`plain_cost` and `cheapest_plan` say in plain Python what a choice costs and which one is best.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from ce_opt.teams.problem import (
    LARGEST_SUM,
    NO_LIMIT,
    UNSERVED,
    EngineerLimit,
    LoadCost,
    PlanLimit,
    TeamProblem,
)

__all__ = [
    "cheapest_plan",
    "every_choice",
    "flat_limit",
    "ints",
    "plain_cost",
    "problem_of",
    "random_problem",
    "with_cheapest_teams",
]

Teams = Mapping[tuple[int, int], int]


def ints(values: Sequence[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(values, dtype=np.int64)


def problem_of(
    teams: Sequence[Teams],
    unserved: Sequence[int],
    engineers: int,
    *,
    must: Sequence[int] = (),
    limits: Sequence[EngineerLimit] = (),
    load_cost: LoadCost | None = None,
    plan_limits: Sequence[PlanLimit] = (),
) -> TeamProblem:
    """Write a problem as (A, B) -> cost per client; B is −1 for an empty seat."""
    pairs = [pair for of_client in teams for pair in of_client]
    return TeamProblem(
        start=np.append(0, np.cumsum([len(of_client) for of_client in teams])).astype(np.int64),
        a=np.array([a for a, _ in pairs], dtype=np.int32),
        b=np.array([b for _, b in pairs], dtype=np.int32),
        cost=ints([cost for of_client in teams for cost in of_client.values()]),
        unserved=ints(unserved),
        must=np.isin(np.arange(len(teams)), must),
        left_out=np.full(len(teams), LARGEST_SUM),
        engineers=engineers,
        limits=tuple(limits),
        load_cost=load_cost,
        plan_limits=tuple(plan_limits),
    )


def flat_limit(name: str, use: int, capacity: int, clients: int, engineers: int) -> EngineerLimit:
    """Each seat uses the same, each engineer has the same."""
    seats = np.full(clients, use, dtype=np.int64)
    return EngineerLimit.by_client(name, seats, seats, np.full(engineers, capacity, dtype=np.int64))


def random_problem(
    seed: int,
    *,
    clients: int = 4,
    engineers: int = 4,
    teams: int = 5,
    unit: int = 1,
    must: float = 0.2,
    tight: float = 0.6,
) -> TeamProblem:
    """Draw a problem with two engineer limits, overload and a plan limit.

    What a seat uses depends on the client and on the engineer; some seats B use nothing.

    Parameters
    ----------
    teams : most columns of a client; now and then it has none
    unit : every cost is a random number up to 100 (unserved: 150) times a unit, and a remainder
    must : share of the clients that must be served
    tight : capacity as a share of what everybody's clients would take
    """
    rng = np.random.default_rng(seed)
    pairs = [(a, b) for a in range(engineers) for b in range(-1, engineers) if a != b]

    def cost(most: int) -> int:
        return int(rng.integers(-5, most)) * unit + int(rng.integers(0, unit))

    drawn = [
        {pairs[p]: cost(100) for p in rng.choice(len(pairs), rng.integers(0, teams + 1), False)}
        for _ in range(clients)
    ]
    shape = (clients, engineers)
    use_a, use_b = rng.integers(1, 20, shape), rng.integers(0, 10, shape)
    mean = tight * (use_a.mean(axis=1).sum() + use_b.mean(axis=1).sum()) / engineers
    capacity = rng.integers(0, int(2 * mean) + 2, engineers)
    hours = EngineerLimit("hours", use_a, use_b, capacity)
    seats = EngineerLimit(
        "seats",
        np.ones(shape, dtype=np.int64),
        rng.integers(0, 2, shape),
        np.where(rng.random(engineers) < 0.5, NO_LIMIT, rng.integers(0, 4, engineers)),
    )
    first = rng.integers(0, capacity + 1)
    overload = LoadCost(
        limit=0,
        threshold=np.stack([first, rng.integers(first, capacity + 1)]),
        slope=rng.integers(0, 8, (2, engineers)) * unit,
    )
    columns = sum(len(of_client) for of_client in drawn)
    handovers = PlanLimit(
        "handovers", rng.integers(0, 3, columns), int(rng.integers(1, clients + 2))
    )
    return problem_of(
        drawn,
        [max(0, cost(150)) for _ in range(clients)],
        engineers,
        must=np.nonzero(rng.random(clients) < must)[0].tolist(),
        limits=(hours, seats),
        load_cost=overload,
        plan_limits=(handovers,),
    )


def every_choice(problem: TeamProblem) -> Iterator[tuple[int, ...]]:
    """Every way to give each client one of its columns or nothing, legal or not."""
    start = problem.start.tolist()
    options = [[UNSERVED, *range(low, high)] for low, high in itertools.pairwise(start)]
    return itertools.product(*options)


def plain_cost(problem: TeamProblem, choice: Sequence[int]) -> int | None:
    """Cost of a choice, None where it breaks a row."""
    if any(must and column == UNSERVED for must, column in zip(problem.must, choice, strict=True)):
        return None
    served = [(client, column) for client, column in enumerate(choice) if column != UNSERVED]
    cost = sum(int(problem.cost[column]) for _, column in served)
    cost += sum(
        int(price)
        for price, column in zip(problem.unserved, choice, strict=True)
        if column == UNSERVED
    )
    for place, limit in enumerate(problem.limits):
        load = [0] * problem.engineers
        for client, column in served:
            a, b = int(problem.a[column]), int(problem.b[column])
            load[a] += int(limit.use_a[client, a])
            if b != -1:
                load[b] += int(limit.use_b[client, b])
        if any(used > capacity for used, capacity in zip(load, limit.capacity, strict=True)):
            return None
        pieces = problem.load_cost
        if pieces is not None and pieces.limit == place:
            for engineer, used in enumerate(load):
                for threshold, slope in zip(pieces.threshold, pieces.slope, strict=True):
                    cost += int(slope[engineer]) * max(0, used - int(threshold[engineer]))
    for plan_limit in problem.plan_limits:
        if sum(int(plan_limit.use[column]) for _, column in served) > plan_limit.capacity:
            return None
    return cost


def cheapest_plan(problem: TeamProblem) -> int | None:
    """Cost of the best plan by trying every one; None where there is none."""
    costs = (plain_cost(problem, choice) for choice in every_choice(problem))
    return min((cost for cost in costs if cost is not None), default=None)


def with_cheapest_teams(problem: TeamProblem, keep: int) -> TeamProblem:
    """List only the cheapest teams of each client; remember the cost of the next one."""
    kept, left_out = [], []
    for low, high in itertools.pairwise(problem.start.tolist()):
        order = sorted(range(low, high), key=lambda column: problem.cost[column])
        kept.append(sorted(order[:keep]))
        left_out.append(int(problem.cost[order[keep]]) if len(order) > keep else LARGEST_SUM)
    columns = ints([column for of_client in kept for column in of_client])
    changes = {name: getattr(problem, name)[columns] for name in ("a", "b", "cost")}
    start = np.append(0, np.cumsum([len(of_client) for of_client in kept])).astype(np.int64)
    plan_limits = tuple(
        type(limit)(limit.name, limit.use[columns], limit.capacity) for limit in problem.plan_limits
    )
    rest = {"start": start, "left_out": ints(left_out), "plan_limits": plan_limits}
    fields = {name: value for name, value in vars(problem).items() if name != "client"}
    return TeamProblem(**(fields | changes | rest))

"""Prices of an earlier run: a few seats and the rows, and what becomes of them."""

from __future__ import annotations

import numpy as np
import pytest

from ce_opt.teams import climb
from ce_opt.teams.budget import Budget
from ce_opt.teams.known_prices import KnownPrices
from ce_opt.teams.pool import seats_alone
from ce_opt.teams.solve import solve
from teams.small_problems import (
    cheapest_plan,
    ints,
    plain_cost,
    problem_of,
    random_problem,
)

# Client 0: engineer 0 with 1 in seat B, or 1 alone; client 1: engineer 1 alone. Four seats, by
# engineer, client and kind: (0, 0, A), (1, 0, A), (1, 0, B), (1, 1, A).
PROBLEM = problem_of([{(0, 1): 10, (1, -1): 12}, {(1, -1): 20}], [50, 40], 2)


def test_seats_that_moved_are_remembered() -> None:
    seats, _ = seats_alone(PROBLEM)
    known = KnownPrices.moved(ints([3, 4]), seats, ints([5, 6, 7, 8]), ints([5, 9, 0, 8]))
    assert known.rows.tolist() == [3, 4]
    found = zip(known.engineer, known.client, known.kind, known.price, strict=True)
    assert [tuple(map(int, one)) for one in found] == [(1, 0, 0, 9), (1, 0, 1, 0)]


def test_known_prices_stand_in_place_of_what_rows_make() -> None:
    seats, _ = seats_alone(PROBLEM)
    known = KnownPrices(
        rows=ints([3, 4]),
        plan=ints([]),
        engineer=np.array([1, 0], dtype=np.int32),  # (0, 1, A) is no seat of the problem
        client=np.array([0, 1], dtype=np.int32),
        kind=np.array([1, 0], dtype=np.int8),
        price=ints([70, 90]),
    )
    assert known.laid_over(ints([1, 2, 3, 4]), seats).tolist() == [1, 2, 70, 4]


@pytest.mark.parametrize("seed", range(20))
def test_whatever_prices_a_run_sets_out_from_its_bound_is_below_the_best_plan(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(climb, "WORTH_KNOWING", 0)
    problem = random_problem(seed, clients=5, tight=0.8, must=0)
    seats, _ = seats_alone(problem)
    rng = np.random.default_rng(seed)
    count, limits = len(seats.seat), len(problem.plan_limits)
    some = rng.random(count) < 0.5
    known = KnownPrices(
        rows=rng.integers(0, 20_000, len(problem.limits) * problem.engineers + limits),
        plan=rng.integers(0, 20_000, limits),
        engineer=seats.seat_engineer[some],
        client=seats.seat_client[some],
        kind=seats.seat_kind[some],
        price=rng.integers(0, 20_000, int(some.sum())),
    )
    best = cheapest_plan(problem)
    outcome = solve(problem, Budget(3600, 0, 1, work=0.02), known=known)
    assert best is not None
    assert outcome.bound is not None
    assert outcome.chosen is not None
    assert outcome.bound <= best <= plain_cost(problem, outcome.chosen.tolist())


def test_a_run_that_sets_out_from_its_own_prices_has_its_bound_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(climb, "WORTH_KNOWING", 0)
    problem = random_problem(3, clients=40, engineers=12, teams=30, unit=997, must=0, tight=0.5)
    first = solve(problem, Budget(3600, 0, 1, work=0.5))
    assert first.prices is not None
    assert first.bound is not None
    heard: list[int | None] = []
    solve(
        problem,
        Budget(3600, 0, 1, work=0.01),
        on_progress=lambda progress: heard.append(progress.bound),
        known=first.prices,
    )
    bounds = [bound for bound in heard if bound is not None]
    cold: list[int | None] = []
    solve(
        problem,
        Budget(3600, 0, 1, work=0.01),
        on_progress=lambda progress: cold.append(progress.bound),
    )
    assert max(bounds) > max(bound for bound in cold if bound is not None)

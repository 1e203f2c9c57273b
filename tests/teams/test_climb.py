"""A run's way up to its bound, against every plan of small problems."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from ce_opt.teams import climb as module
from ce_opt.teams.budget import Budget, Progress
from ce_opt.teams.climb import Climb
from ce_opt.teams.known_prices import KnownPrices
from ce_opt.teams.pool import make_pool
from ce_opt.teams.problem import UNSERVED, TeamProblem
from ce_opt.teams.run import Run
from ce_opt.teams.stopper import Stopper
from teams.small_problems import cheapest_plan, columns_in, ints, random_problem


def run_of(problem: TeamProblem, known: KnownPrices | None = None) -> Run:
    """A run that knows the plan without any team."""
    run = Run(problem, Budget(3600, workers=1, work=0.2), Stopper(), ignored, known)
    run.accept(ints([UNSERVED] * problem.clients), "start")
    return run


def ignored(progress: Progress) -> None:
    """Nobody listens."""


@pytest.mark.parametrize("seed", range(10))
def test_a_climb_rises_and_stays_below_the_best_plan(seed: int) -> None:
    problem = random_problem(seed, clients=5, tight=0.8, must=0)
    best = cheapest_plan(problem)
    assert best is not None
    with ThreadPoolExecutor(1) as threads:
        climb = Climb(run_of(problem), threads, 0.01)
        first = climb.bound
        climb.go_on(0.01)
        assert first <= climb.bound <= best
        columns = ints(columns_in(problem))
        pool = make_pool(problem, columns)
        climb.narrow(pool, climb.prices_of(pool))  # all teams: the same bound over a list
        assert climb.everyone is not None
        climb.go_on(0.01)
        assert climb.bound <= best


@pytest.mark.parametrize("listed", [False, True])
def test_a_climb_goes_on_where_an_earlier_one_was_left(
    listed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WORTH_KNOWING", 0)
    problem = random_problem(3, clients=40, engineers=12, teams=30, unit=997, must=0, tight=0.5)
    with ThreadPoolExecutor(1) as threads:
        first = Climb(run_of(problem), threads, 0.02)
        first.go_on(0.05)
        if listed:  # the rest of the climb over a list of all teams
            pool = make_pool(problem, ints(columns_in(problem)))
            first.narrow(pool, first.prices_of(pool))
            first.go_on(0.05)
        known = first.kept()
        assert known is not None
        assert 0 < len(known.price) < len(problem.a.engineer) + len(problem.b.engineer)
        assert Climb(run_of(problem), threads, 0.0).bound < first.bound
        assert Climb(run_of(problem, known), threads, 0.0).bound == first.bound


def test_prices_of_too_many_seats_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = random_problem(3, clients=5, must=0)
    with ThreadPoolExecutor(1) as threads:
        climb = Climb(run_of(problem), threads, 0.0)
        seats = np.count_nonzero(problem.b.engineer >= 0) + len(problem.a.engineer)
        monkeypatch.setattr(module, "MOST_KEPT", seats - 1)
        assert climb.kept() is None
        monkeypatch.setattr(module, "MOST_KEPT", seats)
        assert climb.kept() is not None

"""One run: what it keeps, and what ends it."""

from __future__ import annotations

import pytest

from ce_opt.teams.budget import Budget, Progress
from ce_opt.teams.problem import UNSERVED, TeamProblem
from ce_opt.teams.run import Run
from ce_opt.teams.stopper import Stopper
from teams.small_problems import ints, problem_of


def two_clients() -> TeamProblem:
    """Two clients, one engineer, no limits: teams cost 10 and 20, leaving out 100 each."""
    return problem_of([{(0, -1): 10}, {(0, -1): 20}], [100, 100], 1)


def new_run(budget: Budget, told: list[Progress] | None = None, stop: bool = False) -> Run:
    """A run of the two clients."""
    stopper = Stopper()
    if stop:
        stopper.stop()
    seen = [] if told is None else told
    return Run(two_clients(), budget, stopper, seen.append)


BOTH, FIRST = ints([0, 1]), ints([0, UNSERVED])


def test_only_a_cheaper_plan_is_kept() -> None:
    told: list[Progress] = []
    run = new_run(Budget(), told)
    assert run.accept(FIRST, "one")  # 10 + 100
    assert run.accept(BOTH, "two")  # 10 + 20
    assert not run.accept(FIRST, "three")
    assert run.cost == 30
    assert [progress.cost for progress in told] == [110, 30]


def test_a_bound_never_falls_and_never_passes_the_plan() -> None:
    run = new_run(Budget())
    run.accept(BOTH, "plan")
    for bound, kept in [(5, 5), (3, 5), (50, 30)]:
        run.raise_bound(bound)
        assert run.bound == kept


@pytest.mark.parametrize(
    ("budget", "bound", "stopped_by"),
    [
        (Budget(), 30, "proof"),
        (Budget(gap=0.5), 15, "gap"),  # (30 − 15) / 30 = 0.5
        (Budget(work=0.0), 3, "work"),
    ],
)
def test_what_ends_a_run(budget: Budget, bound: int, stopped_by: str) -> None:
    run = new_run(budget)
    run.accept(BOTH, "plan")
    run.raise_bound(bound)
    assert run.finished()
    assert run.stopped_by == stopped_by


def test_a_gap_just_above_the_one_asked_for_does_not_end_it() -> None:
    run = new_run(Budget(gap=0.49))
    run.accept(BOTH, "plan")
    run.raise_bound(15)
    assert not run.finished()


def test_the_planner_ends_it_at_once() -> None:
    run = new_run(Budget(), stop=True)
    run.accept(BOTH, "plan")
    assert run.finished()
    assert run.outcome().status == "interrupted"


@pytest.mark.parametrize(
    ("bound", "gap", "enough"),
    [
        (1000, 0.2, 1250),  # 250 above is a fifth of 1,250
        (1000, 0.0, 1000),
        (-1000, 0.2, -1000),  # a gap of costs below nothing says little: only the bound will do
        (1000, 1.0, 1000),
    ],
)
def test_what_is_near_enough_ends_the_run(bound: int, gap: float, enough: int) -> None:
    run = new_run(Budget(seconds=600, gap=gap))
    run.raise_bound(bound)
    assert run.enough == enough
    run.cost = enough
    assert run.finished()

"""What a run may spend."""

import pytest

from ce_opt.teams.budget import PROVEN, Budget


def test_the_work_of_a_budget_follows_its_seconds() -> None:
    assert Budget(seconds=20).total_work == 2 * Budget(seconds=10).total_work > 0


def test_less_work_is_granted_than_the_workers_can_do_in_the_time() -> None:
    # Otherwise the clock would end a run, and equal runs would differ.
    budget = Budget()
    assert budget.total_work < budget.seconds * budget.workers


@pytest.mark.parametrize("work", [0.0, 3.0])
def test_work_that_is_given_counts_whatever_the_seconds(work: float) -> None:
    assert Budget(seconds=20, work=work).total_work == work


def test_what_counts_as_proven_is_finer_than_a_point_of_a_large_plan() -> None:
    # A plan of 100 key clients left out costs some 10^5 points.
    assert 0 < PROVEN * 1e5 < 1

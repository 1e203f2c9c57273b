"""Sweeps: what is finished stays finished, failures are named, every executor says the same."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from ce_opt.season.change import DropRow, SetRule, SetValue
from ce_opt.teams.budget import Budget
from ce_opt.teams.executors import executor_named
from ce_opt.teams.stopper import Stopper
from ce_opt.whatif.many import Task
from ce_opt.whatif.scenarios import Scenario
from ce_opt.whatif.seats import Seats
from ce_opt.whatif.sweep import COLUMNS, sweep, task_digest
from oracle import brute_force
from plan.hand_season import TEAMS, season
from whatif.wishes import LITTLE

BUDGET = Budget(**LITTLE)


def grid(count: int) -> list[Scenario]:
    """Scenarios of many travel limits; E3 on the shore is 60 minutes away."""
    return [
        Scenario(
            f"travel {minutes}",
            (SetRule("assignment.max_travel_minutes", float(minutes)),),
            {"assignment.max_travel_minutes": minutes},
        )
        for minutes in range(14, 14 + count)
    ]


class Counted(Executor):
    """Runs tasks at once, counts them, and after some is gone: the process was killed."""

    def __init__(self, most: int = 10**6) -> None:
        self.most, self.names = most, list[str]()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401
        future: Future[Any] = Future()
        if len(self.names) < self.most:
            self.names.append(args[0].scenario.name)
            future.set_result(fn(*args, **kwargs))
        else:
            future.set_exception(ChildProcessError("killed"))
        return future


def test_every_scenario_is_planned(tmp_path: Path) -> None:
    table = sweep(season(), grid(4), tmp_path, Counted(), BUDGET)
    assert list(table.columns) == [COLUMNS[0], "assignment.max_travel_minutes", *COLUMNS[1:]]
    assert table["scenario"].tolist() == [f"travel {minutes}" for minutes in range(14, 18)]
    for minutes, points in zip(range(14, 18), table["points"].tolist(), strict=True):
        given = season(max_travel_minutes=float(minutes))
        best = brute_force(given.tables, given.rulebook.model_dump(exclude_unset=True))
        assert best is not None
        assert points == pytest.approx(best[0], abs=1e-5)


def test_a_killed_sweep_goes_on_where_it_was(tmp_path: Path) -> None:
    whole = sweep(season(), grid(8), tmp_path / "whole", Counted(), BUDGET)
    first = Counted(most=3)
    partly = sweep(season(), grid(8), tmp_path / "killed", first, BUDGET)
    assert partly["status"].tolist()[3:] == ["failed"] * 5
    assert "ChildProcessError: killed" in partly["reason"].tolist()[3]
    second = Counted()
    table = sweep(season(), grid(8), tmp_path / "killed", second, BUDGET)
    assert len(second.names) == 5
    assert not set(first.names) & set(second.names)
    assert table.equals(whole)
    one, other = (tmp_path / name / "results.csv" for name in ("whole", "killed"))
    assert one.read_bytes() == other.read_bytes()


def test_half_a_result_is_done_again(tmp_path: Path) -> None:
    sweep(season(), grid(2), tmp_path, Counted(), BUDGET)
    for file in (tmp_path / "runs").iterdir():
        file.write_text(file.read_text("utf-8")[:20], "utf-8")
    again = Counted()
    sweep(season(), grid(2), tmp_path, again, BUDGET)
    assert len(again.names) == 2


def test_what_has_changed_is_done_anew(tmp_path: Path) -> None:
    sweep(season(), grid(2), tmp_path, Counted(), BUDGET)
    for given, budget, done in (
        (season(), BUDGET, 0),
        (season({("engineers", "E1"): {"care_hours": 99}}), BUDGET, 2),
        (season(), Budget(**{**LITTLE, "seed": 1}), 2),
    ):
        again = Counted()
        sweep(given, grid(2), tmp_path, again, budget)
        assert len(again.names) == done


def test_failures_are_named_and_the_rest_is_finished(tmp_path: Path) -> None:
    scenarios = [
        Scenario("nobody", (SetValue("engineers", ("E9",), "care_hours", 1),)),
        Scenario("broken", (SetRule("assignment.a_share", 7),)),
        Scenario(
            "too much",
            (
                SetValue("clients", ("C3",), "service", "must"),
                DropRow("bids", ("E1", "C1")),
            ),
        ),
        Scenario("as it is", ()),
    ]
    table = sweep(season(), scenarios, tmp_path, Counted(), BUDGET)
    assert table["status"].tolist() == ["failed", "failed", "infeasible", "optimal"]
    reasons = table["reason"].tolist()
    assert 'no row of table engineers "E9"' in reasons[0]
    assert "assignment.a_share" in reasons[1]
    assert "C3 must be served" in reasons[2]
    assert table["points"].isna().tolist() == [True, True, True, False]


def test_a_stopped_sweep_keeps_what_is_finished(tmp_path: Path) -> None:
    stopper = Stopper()

    def stop(done: int, total: int) -> None:
        if done == 2:
            stopper.stop()

    with ThreadPoolExecutor(1) as threads:
        table = sweep(season(), grid(12), tmp_path, threads, BUDGET, None, stopper, stop)
    assert 2 <= len(table) < 12
    assert len(list((tmp_path / "runs").iterdir())) == len(table)


def test_threads_and_processes_give_the_same_table(tmp_path: Path) -> None:
    for name in ("threads", "processes"):
        with executor_named(name, 2) as where:
            sweep(season(), grid(3), tmp_path / name, where, BUDGET)
    files = [tmp_path / name / "results.csv" for name in ("threads", "processes")]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_cluster_gives_the_same_table(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=False, dashboard_address=":0"
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        sweep(season(), grid(3), tmp_path / "dask", client.get_executor(), BUDGET)
    sweep(season(), grid(3), tmp_path / "here", Counted(), BUDGET)
    files = [tmp_path / name / "results.csv" for name in ("dask", "here")]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_the_digest_is_of_everything_that_a_result_depends_on() -> None:
    task = Task(season(), grid(1)[0], BUDGET)
    others = [
        Task(season(), grid(2)[1], BUDGET),
        Task(season(), grid(1)[0], Budget(seconds=1)),
        Task(season(), grid(1)[0], BUDGET, Seats(tuple(TEAMS))),
    ]
    assert task_digest("x", task) == task_digest("x", Task(season(), grid(1)[0], BUDGET))
    assert len({task_digest("x", one) for one in (task, *others)}) == 4
    assert task_digest("x", task) != task_digest("y", task)

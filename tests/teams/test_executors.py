"""Where parts are worked on: the same plan everywhere, and a plan whatever breaks down."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import (
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

from ce_opt.errors import UsageError
from ce_opt.generate import GeneratedSeason, generate_season
from ce_opt.season import season_from_frames
from ce_opt.teams import cooling, executors, improve
from ce_opt.teams.budget import Budget, Outcome
from ce_opt.teams.build import Model, build
from ce_opt.teams.executors import executor_named, spread
from ce_opt.teams.solve import solve
from ce_opt.teams.stopper import Stopper
from plain_season import Facts, Plan

if TYPE_CHECKING:
    from distributed import Client, LocalCluster

Answer = TypeVar("Answer")

BUDGET = Budget(seconds=600, seed=3, workers=2, work=0.1)


def process(_: object) -> int:
    return os.getpid()


def square(number: int) -> int:
    return number * number


def dies_elsewhere(task: tuple[int, int]) -> int:
    """Square a number in the process named; die in any other."""
    home, number = task
    if os.getpid() != home:
        os._exit(1)
    return square(number)


def dies_once(task: tuple[str, int]) -> int:
    """Square a number; the first of all to come here dies."""
    mark, number = task
    try:
        Path(mark).touch(exist_ok=False)
    except FileExistsError:
        return square(number)
    os._exit(1)


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """A dask cluster of two processes."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
    ) as both:
        yield both


def name_of(cluster: LocalCluster) -> str:
    """What to call a cluster on the command line."""
    return "dask://" + str(cluster.scheduler_address).removeprefix("tcp://")


@pytest.mark.parametrize("name", ["", "thread", "Threads", "ray://x", "dask", "dask:/127.0.0.1:1"])
def test_a_name_that_nothing_has_is_refused_with_those_there_are(name: str) -> None:
    with (
        pytest.raises(UsageError, match=r"threads, processes or dask://HOST:PORT") as refused,
        executor_named(name, 1),
    ):
        pass
    assert repr(name) in str(refused.value)


def test_without_dask_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "find_spec", lambda name: None)
    with (
        pytest.raises(UsageError, match=r"pip install 'ce-opt\[cluster\]'"),
        executor_named("dask://127.0.0.1:8786", 1),
    ):
        pass


# Port 1 is never a scheduler's; the others are no addresses, and dask is better not asked: a client
# made right after one that failed sometimes fails by an AssertionError.
@pytest.mark.parametrize("address", ["127.0.0.1:1", "127.0.0.1", "", "127.0.0.1:port"])
def test_where_no_scheduler_answers_it_says_where(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed")

    def impatient(where: str, timeout: str) -> Client:
        return client(where, timeout="0.3s")

    client = distributed.Client
    monkeypatch.setattr(distributed, "Client", impatient)
    with (
        pytest.raises(UsageError) as refused,
        executor_named(f"dask://{address}", 1),
    ):
        pass
    assert address in str(refused.value)


@pytest.mark.parametrize(("name", "here"), [("threads", True), ("processes", False)])
def test_threads_are_here_and_processes_elsewhere_until_it_is_closed(name: str, here: bool) -> None:
    with executor_named(name, 1) as executor:
        found = spread(executor, process, [0, 0])
    assert found == [found[0]] * 2
    assert (found[0] == os.getpid()) == here
    with pytest.raises(RuntimeError, match="shutdown"):
        executor.submit(process, 0)


def test_answers_are_in_the_order_of_the_tasks() -> None:
    ended = [threading.Event() for _ in range(3)]
    ended[2].set()

    def after_the_next(number: int) -> int:
        if number < 2:
            assert ended[number + 1].wait(timeout=60)
        ended[number].set()
        return number

    with ThreadPoolExecutor(3) as threads:
        assert spread(threads, after_the_next, range(3)) == [0, 1, 2]


def test_nothing_to_do_is_done_at_once() -> None:
    with ThreadPoolExecutor(1) as threads:
        assert spread(threads, square, []) == []


def test_what_is_wrong_with_a_task_is_told() -> None:
    with ThreadPoolExecutor(1) as threads, pytest.raises(TypeError):
        spread(threads, len, [3])


def test_what_a_broken_executor_leaves_is_done_here() -> None:
    context = multiprocessing.get_context("spawn")
    tasks = [(os.getpid(), number) for number in range(4)]
    with ProcessPoolExecutor(1, mp_context=context) as processes:
        assert spread(processes, dies_elsewhere, tasks) == [0, 1, 4, 9]
        # From now on it takes no more tasks.
        with pytest.raises(BrokenExecutor):
            processes.submit(square, 1)
        assert spread(processes, dies_elsewhere, tasks) == [0, 1, 4, 9]


def test_a_task_whose_worker_is_lost_is_done_again(cluster: LocalCluster, tmp_path: Path) -> None:
    tasks = [(str(tmp_path / "died"), number) for number in range(4)]
    with executor_named(name_of(cluster), 2) as executor:
        assert spread(executor, dies_once, tasks) == [0, 1, 4, 9]
    assert (tmp_path / "died").exists()


@pytest.fixture(scope="module")
def season() -> GeneratedSeason:
    return generate_season(200, 40, 1)


@pytest.fixture(scope="module")
def model(season: GeneratedSeason) -> Model:
    return build(season_from_frames(season.frames, season.rules), Stopper())


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work on a plan of this size as on a large one: in parts, four of them, and no CP-SAT."""
    monkeypatch.setattr(cooling, "LARGEST_WHOLE", 50)
    monkeypatch.setattr(cooling, "PART_CLIENTS", 40)
    monkeypatch.setattr(cooling, "FEWEST_STAGES", 6)
    monkeypatch.setattr(improve, "LARGEST_SEARCHED", 0)


class Counting(Executor):
    """Passes tasks on, counting them."""

    def __init__(self, executor: Executor) -> None:
        self.executor, self.submitted = executor, 0

    def submit(
        self, fn: Callable[..., Answer], /, *args: object, **kwargs: object
    ) -> Future[Answer]:
        self.submitted += 1
        return self.executor.submit(fn, *args, **kwargs)


def solved(model: Model, executor: Executor) -> Outcome:
    counting = Counting(executor)
    outcome = solve(model.problem, BUDGET, executor=counting)
    # Two turns at least, of six stages each, of four parts.
    assert counting.submitted >= 48
    assert outcome.stopped_by in ("work", "idle")
    return outcome


def faults(season: GeneratedSeason, model: Model, outcome: Outcome) -> list[str]:
    """Say every rule and limit that a plan breaks."""
    assert outcome.chosen is not None
    facts = Facts(season.frames, season.rules)
    plan: Plan = dict.fromkeys(facts.clients)
    for team in model.decode(outcome.chosen):
        plan[team.client] = (team.a, team.b)
    alone = [fault for client, team in plan.items() for fault in facts.team_faults(client, team)]
    return [*alone, *facts.sharing_faults(plan)]


@pytest.fixture(scope="module")
def on_threads() -> list[Outcome]:
    """What threads make of the season, once it is known."""
    return []


@pytest.fixture
def expected(model: Model, on_threads: list[Outcome], small_parts: None) -> Outcome:
    if not on_threads:
        with executor_named("threads", 2) as threads:
            on_threads.append(solved(model, threads))
    return on_threads[0]


def test_the_plan_keeps_every_rule(
    season: GeneratedSeason, model: Model, expected: Outcome
) -> None:
    assert faults(season, model, expected) == []


def test_processes_find_the_same_plan_as_threads(model: Model, expected: Outcome) -> None:
    with executor_named("processes", 2) as processes:
        outcome = solved(model, processes)
    assert outcome.cost == expected.cost
    assert outcome.bound == expected.bound


def test_a_cluster_finds_the_same_plan_as_threads(
    model: Model, expected: Outcome, cluster: LocalCluster
) -> None:
    with executor_named(name_of(cluster), 2) as executor:
        outcome = solved(model, executor)
    assert outcome.cost == expected.cost
    assert outcome.bound == expected.bound


class Killer(threading.Thread):
    """Kills the first worker of a cluster that it finds at work."""

    def __init__(self, cluster: LocalCluster) -> None:
        super().__init__()
        self.cluster, self.killed, self.over = cluster, "", threading.Event()

    def run(self) -> None:
        while not self.killed and not self.over.is_set():
            for address, worker in list(self.cluster.scheduler.workers.items()):
                if worker.processing and not self.killed:
                    self.kill(address)
            time.sleep(0.002)

    def kill(self, address: str) -> None:
        for nanny in self.cluster.workers.values():
            if nanny.worker_address == address and nanny.process is not None:
                os.kill(nanny.process.pid, signal.SIGKILL)
                self.killed = address


def test_a_worker_killed_in_the_middle_changes_nothing(
    season: GeneratedSeason, model: Model, expected: Outcome, cluster: LocalCluster
) -> None:
    killer = Killer(cluster)
    with executor_named(name_of(cluster), 2) as executor:
        killer.start()
        outcome = solved(model, executor)
        killer.over.set()
        killer.join()
    assert killer.killed
    assert faults(season, model, outcome) == []
    assert outcome.cost == expected.cost


def test_a_process_killed_in_the_middle_changes_nothing(model: Model, expected: Outcome) -> None:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as processes:
        doomed = processes.submit(process, 0).result()
        told = []

        def kill_at_the_third(progress: object) -> None:
            told.append(progress)
            if len(told) == 3:
                os.kill(doomed, signal.SIGKILL)

        outcome = solve(model.problem, BUDGET, on_progress=kill_at_the_third, executor=processes)
    assert len(told) > 3
    assert outcome.cost == expected.cost


def test_a_task_that_the_cluster_gives_up_is_done_here(
    cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It gives up at the first loss already: each takes a worker some seconds to come back.
    monkeypatch.setattr(cluster.scheduler, "allowed_failures", 0)
    with executor_named(name_of(cluster), 2) as executor:
        assert spread(executor, dies_elsewhere, [(os.getpid(), 3)]) == [9]

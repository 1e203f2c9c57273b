"""Where the parts of a large plan are improved: threads, processes, or the workers of a cluster.

All are `concurrent.futures.Executor`s. What a part answers depends on the part alone, so the same
seed and work give the same plan on processes and on any cluster, and a part whose worker is lost is
simply done again. (Threads, which cost nothing to talk to, are given smaller parts.)
"""

from __future__ import annotations

import multiprocessing
import re
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import (
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import TypeVar, cast

from ce_opt.errors import UsageError
from ce_opt.language import tr

__all__ = ["executor_named", "spread"]

Task = TypeVar("Task")
Answer = TypeVar("Answer")

DASK = "dask://"
RETRIES = 3
"""How often a cluster may lose a part before it is done here."""
ADDRESS = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\s:/]+):\d{1,5}")
PATIENCE = 0.5
"""Seconds between two looks at the clock while waiting."""


@contextmanager
def executor_named(name: str, workers: int) -> Iterator[Executor]:
    """Open an executor, and close it at the end.

    Parameters
    ----------
    name : ``threads``, ``processes``, or ``dask://HOST:PORT`` of a running scheduler
    workers : threads or processes

    Raises
    ------
    UsageError : there is no such executor, or the cluster cannot be reached
    """
    if name == "threads":
        with ThreadPoolExecutor(workers) as threads:
            yield threads
    elif name == "processes":
        # Forked copies of a process with running threads can hang; these start afresh.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(workers, context, deaf_to_ctrl_c) as processes:
            yield processes
    elif name.startswith(DASK):
        yield from cluster(name.removeprefix(DASK))
    else:
        raise UsageError(
            tr(
                "no executor is called {name!r}: write threads, processes or dask://HOST:PORT",
                name=name,
            )
        )


def deaf_to_ctrl_c() -> None:
    """Leave Ctrl-C, which a terminal sends to every process, to the one that gave the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def cluster(address: str) -> Iterator[Executor]:
    """Connect to a dask scheduler."""
    if find_spec("distributed") is None:
        raise UsageError(tr("a cluster needs dask: pip install 'ce-opt[cluster]'"))
    if not ADDRESS.fullmatch(address):
        raise UsageError(
            tr(
                "{address!r} is no HOST:PORT: write dask://127.0.0.1:8786, for example",
                address=address,
            )
        )
    distributed = import_module("distributed")
    try:
        client = distributed.Client(f"tcp://{address}", timeout="10s")
    except OSError as error:
        raise UsageError(
            tr("no dask scheduler answers at {address}: {error}", address=address, error=error)
        ) from error
    with client:
        yield cast(Executor, client.get_executor(retries=RETRIES))


def spread(
    executor: Executor,
    work: Callable[[Task], Answer],
    tasks: Sequence[Task],
    over: Callable[[], bool] = lambda: False,
) -> list[Answer | None]:
    """Do tasks side by side, in any order; where the executor loses one, here.

    Parameters
    ----------
    over : asked while waiting whether to give up

    Returns
    -------
    The answers, in the order of the tasks; None for what was given up.
    """
    try:
        futures = [executor.submit(work, task) for task in tasks]
    except BrokenExecutor:
        return [work(task) for task in tasks]
    return [
        answer_to(future, work, task, over) for task, future in zip(tasks, futures, strict=True)
    ]


def answer_to(
    future: Future[Answer], work: Callable[[Task], Answer], task: Task, over: Callable[[], bool]
) -> Answer | None:
    """Wait for an answer; do the task here where it was lost."""
    while True:
        try:
            return future.result(timeout=PATIENCE)
        except TimeoutError:
            if over():
                future.cancel()
                return None
        except Exception as error:
            if not is_lost(error):
                raise
            return work(task)


def is_lost(error: Exception) -> bool:
    """Whether an executor says that it lost a task, not that the task failed."""
    lost = isinstance(error, BrokenExecutor | CancelledError)
    return lost or type(error).__name__ == "KilledWorker"  # dask's own, where dask is installed

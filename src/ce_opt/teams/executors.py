"""Where the parts of a large plan are improved: threads, processes, or the workers of a cluster.

All are `concurrent.futures.Executor`s. What a part answers depends on the part alone, so the same
seed and work give the same plan wherever it is worked on, and a part whose worker is lost is simply
done again.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import TypeVar, cast

from ce_opt.errors import UsageError

__all__ = ["executor_named", "spread"]

Task = TypeVar("Task")
Answer = TypeVar("Answer")

DASK = "dask://"
RETRIES = 3
"""How often a cluster may lose a part before it is done here."""


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
        with ProcessPoolExecutor(workers, mp_context=context) as processes:
            yield processes
    elif name.startswith(DASK):
        yield from cluster(name.removeprefix(DASK))
    else:
        raise UsageError(
            f"no executor is called {name!r}: write threads, processes or dask://HOST:PORT"
        )


def cluster(address: str) -> Iterator[Executor]:
    """Connect to a dask scheduler."""
    if find_spec("distributed") is None:
        raise UsageError("a cluster needs dask: pip install 'ce-opt[cluster]'")
    distributed = import_module("distributed")
    try:
        client = distributed.Client(f"tcp://{address}", timeout="10s")
    except OSError as error:
        raise UsageError(f"no dask scheduler answers at {address}: {error}") from error
    with client:
        yield cast(Executor, client.get_executor(retries=RETRIES))


def spread(
    executor: Executor, work: Callable[[Task], Answer], tasks: Sequence[Task]
) -> list[Answer]:
    """Do tasks side by side, in any order; where the executor breaks down, here.

    Returns
    -------
    The answers, in the order of the tasks.
    """
    try:
        futures = [executor.submit(work, task) for task in tasks]
    except BrokenExecutor:
        return [work(task) for task in tasks]
    answers = []
    for task, future in zip(tasks, futures, strict=True):
        try:
            answers.append(future.result())
        except BrokenExecutor:
            answers.append(work(task))
    return answers

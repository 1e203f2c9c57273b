"""A progress bar for work of many parts, which Ctrl-C ends after the parts that run."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from ce_opt.cli.progress import NAP_SECONDS, Screen, Solving
from ce_opt.language import tr

__all__ = ["Counting"]

Answer = TypeVar("Answer")


class Counting(Solving):
    """Runs work in a thread under a bar that counts finished parts.

    Attributes
    ----------
    stopper : stopped by the first signal
    """

    def __init__(self, noun: str, stopping: str, quiet: bool) -> None:
        """Make a bar.

        Parameters
        ----------
        noun, stopping : what is counted, and what is said once Ctrl-C was heard; both are messages
        """
        super().__init__(0.0, quiet=True)
        screen = Screen(stderr=True, quiet=quiet)
        self.stopping = stopping
        self.bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=screen,
            transient=True,
            disable=quiet or not screen.is_terminal,
        )
        self.task = self.bar.add_task(tr(noun), total=None)

    def __enter__(self) -> Counting:
        super().__enter__()
        return self

    def show(self, done: int, total: int) -> None:
        """Move the bar."""
        self.bar.update(self.task, completed=done, total=total)

    def run(self, work: Callable[[], Answer]) -> Answer:
        """Wait for `work()`."""
        with self.bar, ThreadPoolExecutor(1) as pool:
            future = pool.submit(work)
            while not wait([future], timeout=NAP_SECONDS).done:
                if self.stopper():
                    self.bar.update(self.task, description=tr(self.stopping))
            return future.result()

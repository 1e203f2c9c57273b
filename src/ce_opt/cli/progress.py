"""Long work in the terminal: a progress line, and Ctrl-C that keeps the best so far.

The solver runs in a thread; the main thread waits in short naps, so that signals are always heard.
From the first Ctrl-C on, further ones are ignored until the plan is written.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from ce_opt.teams.assign import PointsProgress
from ce_opt.teams.master import Stopper

__all__ = ["describe", "solving"]

Answer = TypeVar("Answer")
NAP_SECONDS = 0.05
SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Display:
    """Shows the latest improvement, as a live line on a terminal and as plain lines elsewhere."""

    def __init__(self, seconds: float, quiet: bool) -> None:
        self.console = Console(stderr=True, quiet=quiet)
        self.live = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
            TextColumn(f"of {seconds:g} s, Ctrl-C keeps the best plan so far"),
            console=self.console,
            transient=True,
            disable=quiet or not self.console.is_terminal,
        )
        self.task = self.live.add_task("reading the season", total=None)
        self.said = -1.0

    def show(self, progress: PointsProgress) -> None:
        """Show an improvement; off a terminal at most one line a second."""
        text = describe(progress)
        self.live.update(self.task, description=text)
        if not self.console.is_terminal and progress.seconds - self.said >= 1.0:
            self.said = progress.seconds
            self.console.print(f"{progress.seconds:6.1f} s  {text}", highlight=False)


def describe(progress: PointsProgress) -> str:
    """Points, bound and gap in one line."""
    parts = []
    if progress.points is not None:
        parts.append(f"points {progress.points:,.2f}")
    if progress.bound is not None:
        parts.append(f"bound {progress.bound:,.2f}")
    if progress.gap is not None:
        parts.append(f"gap {progress.gap:.2%}")
    return "  ".join([*parts, f"({progress.step})"])


Run = Callable[[Callable[[], Answer]], Answer]


@contextmanager
def solving(
    seconds: float, quiet: bool
) -> Iterator[tuple[Run[Answer], Stopper, Callable[[PointsProgress], None]]]:
    """Run work in a thread under a progress display, with signals that stop it gently.

    Yields
    ------
    (run, stopper, on_progress): `run(work)` waits for `work()`; a signal calls `stopper.stop`.
    """
    stopper, display = Stopper(), Display(seconds, quiet)

    def heard(number: int, frame: FrameType | None) -> None:
        stopper.stop()

    def run(work: Callable[[], Answer]) -> Answer:
        with display.live, ThreadPoolExecutor(1) as pool:
            future: Future[Answer] = pool.submit(work)
            while not wait([future], timeout=NAP_SECONDS).done:
                continue
            return future.result()

    before = {number: signal.signal(number, heard) for number in SIGNALS}
    try:
        yield run, stopper, display.show
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

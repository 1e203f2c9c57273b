"""Long work in the terminal: a progress line, and Ctrl-C that keeps the best so far.

The solver runs in a thread; the main thread waits in short naps, so that signals are always heard.
From the first Ctrl-C on, further ones are ignored until the plan is written.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from types import FrameType
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from ce_opt.cli.app import mute
from ce_opt.language import marked, tr
from ce_opt.teams.assign import PointsProgress
from ce_opt.teams.stopper import Stopper

__all__ = ["Solving", "describe"]

Answer = TypeVar("Answer")
NAP_SECONDS = 0.05
SIGNALS = (signal.SIGINT, signal.SIGTERM)
STEPS = (
    marked("first plan"),
    marked("prices"),
    marked("bound"),
    marked("moves"),
    marked("search"),
    marked("core"),
    marked("branches"),
)
"""Steps of the search, as it reports them."""


class Screen(Console):
    """Standard error; where nobody reads it any more, it falls silent and the work goes on."""

    def on_broken_pipe(self) -> None:
        """Fall silent."""
        self.quiet = True
        mute(sys.stderr)


class Display:
    """Shows the latest improvement, as a live line on a terminal and as plain lines elsewhere."""

    def __init__(self, seconds: float, quiet: bool) -> None:
        self.console = Screen(stderr=True, quiet=quiet)
        self.live = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
            TextColumn(tr("of {seconds:g} s", seconds=seconds)),
            console=self.console,
            transient=True,
            disable=quiet or not self.console.is_terminal,
        )
        if self.console.is_terminal:
            self.console.print(tr("Ctrl-C ends the search and keeps the best plan so far"))
        self.task = self.live.add_task(tr("listing the teams"), total=None)
        self.said = -1.0

    def stopping(self) -> None:
        """Show that Ctrl-C was heard."""
        self.live.update(self.task, description=tr("stopping, the best plan so far is kept"))

    def show(self, progress: PointsProgress) -> None:
        """Show an improvement; off a terminal at most one line a second."""
        text = describe(progress)
        self.live.update(self.task, description=text)
        if not self.console.is_terminal and progress.seconds - self.said >= 1.0:
            self.said = progress.seconds
            line = tr("{seconds:6.1f} s  {progress}", seconds=progress.seconds, progress=text)
            self.console.print(line, highlight=False, soft_wrap=True)


def describe(progress: PointsProgress) -> str:
    """Points, bound and gap in one line."""
    parts = []
    if progress.points is not None:
        parts.append(tr("points {points:,.2f}", points=progress.points))
    if progress.bound is not None:
        parts.append(tr("bound {bound:,.2f}", bound=progress.bound))
    if progress.gap is not None:
        parts.append(tr("gap {gap:.2%}", gap=progress.gap))
    step = tr(progress.step) if progress.step in STEPS else progress.step
    return "  ".join([*parts, tr("({step})", step=step)])


class Solving:
    """Runs work in a thread under a progress display, with signals that stop it gently.

    Attributes
    ----------
    stopper : stopped by the first signal
    display : shows progress
    """

    def __init__(self, seconds: float, quiet: bool) -> None:
        self.stopper, self.display = Stopper(), Display(seconds, quiet)

    def __enter__(self) -> Solving:
        self.before = {number: signal.signal(number, self.heard) for number in SIGNALS}
        return self

    def __exit__(self, *error: object) -> None:
        for number, handler in self.before.items():
            signal.signal(number, handler)

    def heard(self, number: int, frame: FrameType | None) -> None:
        """Stop the work; what it has found by then is kept."""
        self.stopper.stop()

    @property
    def live(self) -> Progress:
        """What is shown meanwhile."""
        return self.display.live

    def napped(self) -> None:
        """Renew what is shown, between two naps: that Ctrl-C was heard."""
        if self.stopper():
            self.display.stopping()

    def run(self, work: Callable[[], Answer]) -> Answer:
        """Wait for `work()`."""
        with self.live, ThreadPoolExecutor(1) as pool:
            future = pool.submit(work)
            while not wait([future], timeout=NAP_SECONDS).done:
                self.napped()
            return future.result()

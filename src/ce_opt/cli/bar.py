"""Work of many parts under a progress bar; Ctrl-C ends it at once, and what is done is kept."""

from __future__ import annotations

import time

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from ce_opt.cli.asking import Asking
from ce_opt.cli.progress import Screen
from ce_opt.language import tr

__all__ = ["Counting"]

LINE_SECONDS = 1.0
"""Least time between two lines where there is no terminal to draw a bar on."""


class Counting(Asking):
    """Runs work in a thread under a bar that counts finished parts; plain lines off a terminal.

    Attributes
    ----------
    done, total : parts; no total while it is not known
    """

    def __init__(self, noun: str, stopping: str, quiet: bool) -> None:
        """Make a bar.

        Parameters
        ----------
        noun, stopping : what is counted, and what is said once Ctrl-C was heard; both are messages
        """
        super().__init__(0.0, quiet=True)
        self.screen = Screen(stderr=True, quiet=quiet)
        self.noun, self.heard_words = noun, stopping
        self.bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self.screen,
            transient=True,
            disable=quiet or not self.screen.is_terminal,
        )
        self.task = self.bar.add_task(tr(noun), total=None)
        self.done, self.total = 0, 0
        self.began, self.said_at = time.monotonic(), -LINE_SECONDS
        self.said = (0, 0)

    def __enter__(self) -> Counting:
        super().__enter__()
        return self

    @property
    def live(self) -> Progress:
        """The bar."""
        return self.bar

    def napped(self) -> None:
        """Renew what is shown: that Ctrl-C was heard, and how many parts are done.

        Off a terminal that is at most one line a second, and none where nothing has changed.
        """
        if self.stopper():
            self.bar.update(self.task, description=tr(self.heard_words))
        count, now = (self.done, self.total), time.monotonic()
        if self.total and count != self.said and now - self.said_at >= LINE_SECONDS:
            self.said, self.said_at = count, now
            said = tr("{done} of {total} {noun}", done=count[0], total=count[1], noun=tr(self.noun))
            self.line(said)

    def announce(self, step: str) -> None:
        """Say what is done before parts can be counted; the step is a message."""
        self.bar.update(self.task, description=tr(step))
        self.line(tr(step))

    def show(self, done: int, total: int) -> None:
        """Move the bar."""
        self.done, self.total = done, total
        self.bar.update(self.task, description=tr(self.noun), completed=done, total=total)

    def line(self, text: str) -> None:
        """Write a line with the time, where there is no bar."""
        if not self.screen.is_terminal:
            seconds = time.monotonic() - self.began
            line = tr("{seconds:6.1f} s  {progress}", seconds=seconds, progress=text)
            self.screen.print(line, highlight=False, soft_wrap=True)

    def unfinished(self) -> bool:
        """Whether Ctrl-C left parts out."""
        return self.stopper() and not (self.total and self.done == self.total)

    def missing(self) -> str:
        """Say how many parts were left out."""
        return tr(
            "interrupted: {done} of {total} {noun} were done, {missing} are missing",
            done=self.done,
            total=self.total,
            noun=tr(self.noun),
            missing=self.total - self.done,
        )

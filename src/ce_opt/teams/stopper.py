"""Stops running solvers at once when the planner says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, RLock
from typing import Protocol

__all__ = ["Stoppable", "Stopper"]


class Stoppable(Protocol):
    """A solver that can be told to stop from another thread."""

    def stop_search(self) -> None:
        """End as soon as possible."""
        ...


class Stopper:
    """Asked between steps whether to stop; passes the word on to solvers that are running."""

    def __init__(self) -> None:
        self.event = Event()
        self.lock = RLock()  # a second Ctrl-C may be heard while the first is passed on
        self.running: set[Stoppable] = set()

    def __call__(self) -> bool:
        """Whether to stop."""
        return self.event.is_set()

    @contextmanager
    def passed_on(self, solver: Stoppable) -> Iterator[None]:
        """Let the word reach a solver while it runs; ask first whether it was said already."""
        with self.lock:
            self.running.add(solver)
        try:
            yield
        finally:
            with self.lock:
                self.running.discard(solver)

    def stop(self) -> None:
        """Stop now: no new solver starts, running ones end."""
        self.event.set()
        with self.lock:
            for solver in self.running:
                solver.stop_search()

"""Stops running solvers at once when the planner says so."""

from __future__ import annotations

from threading import Event, Lock
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
        self.lock = Lock()
        self.running: set[Stoppable] = set()

    def __call__(self) -> bool:
        """Whether to stop."""
        return self.event.is_set()

    def stop(self) -> None:
        """Stop now: no new solver starts, running ones end."""
        self.event.set()
        with self.lock:
            for solver in self.running:
                solver.stop_search()

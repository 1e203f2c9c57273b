"""A sign that ends searches wherever they run: a file that appears.

Whoever searches, in a thread, in another process or on a cluster's worker of this machine, looks
for it now and then; they stop as well where its folder goes, for nobody waits for them any more.
Workers of other machines see neither: they end at the limits of their search, and nobody waits.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from ce_opt.teams.stopper import Stopper

__all__ = ["NAP_SECONDS", "StopSign", "obeyed", "stop_sign"]

NAP_SECONDS = 0.1
"""Between two looks for the sign."""


class StopSign:
    """The end of searches elsewhere: stopped like a solver, it appears.

    Attributes
    ----------
    file : the sign, as those who search are told of it
    """

    def __init__(self, file: Path) -> None:
        self.file = file

    def stop_search(self) -> None:
        """Let it appear."""
        self.file.touch()


@contextmanager
def stop_sign(stopper: Stopper) -> Iterator[StopSign]:
    """Give a sign that appears once the stopper is told to stop."""
    with TemporaryDirectory(prefix="ce-opt-") as folder:
        sign = StopSign(Path(folder) / "stop")
        with stopper.passed_on(sign):
            if stopper():
                sign.stop_search()
            yield sign


@contextmanager
def obeyed(file: Path | None) -> Iterator[Stopper]:
    """Give a stopper that stops once the sign is there; no sign, no stop."""
    stopper, ended = Stopper(), Event()
    if file is None:
        yield stopper
        return
    here = file.parent.exists()  # looked for before the work begins: the thread may come late
    watching = Thread(target=watch, args=(file, here, stopper, ended), daemon=True)
    watching.start()
    try:
        yield stopper
    finally:
        ended.set()
        watching.join()


def watch(file: Path, here: bool, stopper: Stopper, ended: Event) -> None:
    """Look for the sign, or for its folder to go if it is `here`, until the search has ended."""
    while not file.exists() and file.parent.exists() == here:
        if ended.wait(NAP_SECONDS):
            return
    stopper.stop()

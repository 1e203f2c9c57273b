"""A question that is answered by searching, which Ctrl-C may cut short.

Ctrl-C ends the running searches at once. What was answered by then is said as ever, standard error
says that it is not all, and the command ends with 130.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ce_opt.cli.app import fail
from ce_opt.cli.progress import Solving
from ce_opt.errors import Interrupted
from ce_opt.language import tr

__all__ = ["Asking"]

Answer = TypeVar("Answer")


class Asking(Solving):
    """Runs a search in a thread under a progress display; say the answer inside its block.

    Attributes
    ----------
    cut : Ctrl-C ended the work before it was done
    """

    cut = False

    def run(
        self, work: Callable[[], Answer], answered: Callable[[Answer], bool] = lambda found: True
    ) -> Answer:
        """Wait for `work()`.

        Parameters
        ----------
        work : the search
        answered : whether an answer that was cut short says anything

        Raises
        ------
        Interrupted : it was ended before there was an answer
        """
        try:
            found = super().run(work)
        except Interrupted:
            raise Interrupted(tr("interrupted before there was an answer")) from None
        self.cut = self.unfinished()
        if self.cut and not answered(found):
            raise Interrupted(tr("interrupted before there was an answer"))
        return found

    def unfinished(self) -> bool:
        """Whether Ctrl-C was heard before the work was done."""
        return self.stopper()

    def missing(self) -> str:
        """What is said of an answer that was cut short."""
        return tr("interrupted: this is what was found by then; more time may change it")

    def __enter__(self) -> Asking:
        super().__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        super().__exit__(*error)
        if self.cut and not any(error):
            fail(self.missing(), 130)

"""A stopper that stops in the middle of whatever asks it."""

from __future__ import annotations

from ce_opt.teams.stopper import Stopper

__all__ = ["StopsWhenAsked"]


class StopsWhenAsked(Stopper):
    """Says stop from the nth question on."""

    def __init__(self, questions: int) -> None:
        super().__init__()
        self.left = questions

    def __call__(self) -> bool:
        self.left -= 1
        return self.left < 0

"""What decided whether somebody has a post, in the language that is spoken.

In the tables and in what machines read it is a word that never changes.
"""

from __future__ import annotations

from typing import Final

from ce_opt.bids import wording
from ce_opt.language import marked, tr
from ce_opt.roster.decided import COVER, DESIGNATED, NO_POST, NO_RIVAL, TIE

__all__ = ["told"]

WHOLE: Final = {
    DESIGNATED: marked("designated"),
    NO_RIVAL: marked("no rival"),
    NO_POST: marked("no post"),
}


def told(decided: str) -> str:
    """Put what decided about a post into words.

    >>> told("cover transmission"), told("tie, parted by id"), told("panel skill")
    ('cover transmission', 'tie, parted by id', 'panel skill')
    """
    if decided in WHOLE:
        return tr(WHOLE[decided])
    if decided.startswith(f"{COVER} "):
        return tr("cover {specialty}", specialty=decided.removeprefix(f"{COVER} "))
    if decided.startswith(f"{TIE} "):
        key = wording.name_said(decided.removeprefix(f"{TIE} "))
        return tr("tie, parted by {key}", key=key)
    return wording.told(decided)

"""What came of each engineer's bid: awarded, reserve or not.

    awarded   ranked by merit, and given what was bid for
    reserve   ranked, and first to be asked where somebody awarded drops out
    not       not ranked: nobody judged the engineer

Who is awarded is for the stage to say that awards posts; where none does, the teams of a plan.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

__all__ = ["Result", "result_of"]

Result = Literal["awarded", "reserve", "not"]


def result_of(engineer: str, rank: int, awarded: Collection[str]) -> Result:
    """Result of one engineer.

    Parameters
    ----------
    engineer : id
    rank : by merit, 0 where the engineer is not ranked
    awarded : ids of those who were given a post
    """
    if not rank:
        return "not"
    return "awarded" if engineer in awarded else "reserve"

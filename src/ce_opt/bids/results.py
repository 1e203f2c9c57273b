"""What came of each engineer's bid: awarded, reserve or not.

    awarded   ranked by merit, and given a post
    reserve   ranked, and to be asked where somebody awarded drops out
    not       neither; without a rank nobody is awarded or reserve

Who is awarded, and who is in reserve, is for the stage to say that awards posts. Where none does,
the awarded are those with a seat in the plan, and all others who are ranked are in reserve.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

__all__ = ["Result", "result_of"]

Result = Literal["awarded", "reserve", "not"]


def result_of(
    engineer: str,
    rank: int,
    awarded: Collection[str],
    reserves: Collection[str] | None = None,
) -> Result:
    """Result of one engineer.

    Parameters
    ----------
    engineer : id
    rank : by merit, 0 where the engineer is not ranked
    awarded : ids of those who were given a post
    reserves : ids of those in reserve; everybody else who is ranked, unless given
    """
    if not rank:
        return "not"
    if engineer in awarded:
        return "awarded"
    return "reserve" if reserves is None or engineer in reserves else "not"

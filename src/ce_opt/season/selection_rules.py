"""``[selection]`` of the rule book: how many clients are served, and which at least.

It comes on top of what the workforce can carry: the optimiser chooses whom to serve within it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from math import ceil
from typing import Annotated

from pydantic import Field

from ce_opt.season.section import Section

__all__ = ["GROUPINGS", "SECTION", "LeastShare", "Selection", "least_number"]

SECTION = "selection"
GROUPINGS = ("sector", "district")
"""Columns of table clients by which a least share may be asked for."""

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class LeastShare(Section):
    """``[selection.least_share]``: of whom at least so many are served."""

    sector: dict[str, Share] = Field(
        default_factory=dict,
        description="sector -> share 0..1 of its clients that are served at least, of those that "
        "may be (not service never, nor below minimum_importance), rounded up to whole clients",
    )
    district: dict[str, Share] = Field(
        default_factory=dict,
        description="district -> share 0..1 of the clients in it that are served at least, counted "
        "in the same way",
    )


class Selection(Section):
    """``[selection]``: who is served, on top of what the workforce can carry."""

    max_clients: int | None = Field(
        default=None, ge=0, description="most clients that are served in the season [no limit]"
    )
    minimum_importance: float = Field(
        default=0,
        ge=0,
        le=100,
        allow_inf_nan=False,
        description="importance 0..100 below which a client is not served, unless it must be "
        "(service must, or a designation requires somebody)",
    )
    least_share: LeastShare = Field(
        default_factory=LeastShare, description="of whom at least so many are served"
    )

    def least_shares(self) -> Iterator[tuple[str, str, float]]:
        """Give every least share as (sector or district, its name, share)."""
        for grouping in GROUPINGS:
            shares: Mapping[str, float] = getattr(self.least_share, grouping)
            yield from ((grouping, name, share) for name, share in shares.items())


def least_number(share: float, clients: int) -> int:
    """Clients that a share asks for, rounded up; the share counts as it is written, in decimals.

    >>> least_number(0.55, 100), least_number(0.5, 5), least_number(0.0, 9), least_number(1.0, 9)
    (55, 3, 0, 9)
    """
    return ceil(Decimal(str(share)) * clients)

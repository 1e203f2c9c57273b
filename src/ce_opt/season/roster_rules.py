"""``[roster]`` of the rule book: how many posts there are, and who comes first to them.

Whether the departments that it names exist is asked by `ce_opt.season.checks.roster_rules`.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ce_opt.season.section import Section

__all__ = ["Roster"]

Posts = Annotated[int, Field(ge=0, le=1_000_000)]
"""A number of people."""


class Roster(Section):
    """``[roster]``: who becomes a customer engineer; where the section stands, only they serve."""

    head_count: Posts | None = Field(
        default=None,
        description="posts for customer engineers in each department [as many as candidates]",
    )
    head_count_of: dict[str, Posts] = Field(
        default_factory=dict, description="department = posts, where it has another number"
    )
    covers: Posts = Field(
        default=1,
        description="people with a post who must cover each specialty of their department; "
        "0 asks for none",
    )
    covers_of: dict[str, Posts] = Field(
        default_factory=dict, description="department = covers, where it needs another number"
    )
    cover_level: int = Field(
        default=3,
        ge=1,
        le=5,
        description="level from which a specialty of the department is covered, "
        "1 basic to 5 expert",
    )
    support_covers: bool = Field(
        default=True,
        description="whether support engineers count among the covers of their department",
    )
    bidding_share: float = Field(
        default=0,
        ge=0,
        le=1,
        allow_inf_nan=False,
        description="share of each department's designated who must bid like everybody else: "
        "0 = designations come first, 1 = every post is open to bidding",
    )
    reserves: Posts | None = Field(
        default=None,
        description="how many in each department are kept in reserve [all who are left]",
    )

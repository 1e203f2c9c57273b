"""``[groups]`` of the rule book: how departments are divided, who leads, and what that takes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from ce_opt.language import tr
from ce_opt.season.section import Section, Weight

__all__ = ["GroupWeights", "Groups", "Level"]

Level = Annotated[int, Field(ge=1, le=5)]
"""A level of skill, 1 basic to 5 expert."""
People = Annotated[int, Field(ge=0, le=1000)]
Hours = Annotated[float, Field(ge=0, le=10_000, allow_inf_nan=False)]


class GroupWeights(Section):
    """``[groups.weights]``: points per unit of what speaks against a group."""

    home_minutes: Weight = Field(
        default=1, description="each minute of a member's mean trip from home to the meeting place"
    )
    client_minutes: Weight = Field(
        default=0.5,
        description="each minute of a member's mean trip from there to last season's clients",
    )
    weak_cover: Weight = Field(
        default=60, description="share of a fair part of the department's skills that is missing"
    )
    moved_people: Weight = Field(
        default=5, description="each member who is not with last season's group any more"
    )
    drawn_leader: Weight = Field(
        default=30,
        description="a leader who is no support engineer by entry; one is lent by another "
        "department where the trip there takes fewer minutes (times home_minutes)",
    )
    drawn_support: Weight = Field(
        default=1,
        description="each percent of their care hours that support duty takes of engineers drawn "
        "into the support group",
    )


class Groups(Section):
    """``[groups]``: virtual groups, the support group, the working group; where it stands it binds.

    Specialties of ``cover_levels`` and ``cover_counts`` and the people of ``working_group`` are
    checked against the tables in `ce_opt.season.checks.group_rules`.
    """

    min_size: int = Field(
        default=2, ge=1, le=1000, description="fewest people of the department in a virtual group"
    )
    max_size: int = Field(
        default=10, ge=1, le=1000, description="most people of the department in a virtual group"
    )
    cover_level: Level = Field(
        default=3, description="level at which each group covers the department's specialties"
    )
    cover_levels: dict[str, Level] = Field(
        default_factory=dict, description="another level of single specialties"
    )
    cover_people: People = Field(
        default=1, description="people of each group who hold each specialty at that level"
    )
    cover_counts: dict[str, People] = Field(
        default_factory=dict, description="another number of people of single specialties"
    )
    leader_level: Level = Field(
        default=4, description="level that a leader holds in a specialty with leads_groups"
    )
    max_leader_leave: float = Field(
        default=0.25,
        ge=0,
        le=1,
        allow_inf_nan=False,
        description="share of the season's days that a leader may be away; counted where "
        "season.start and season.end are given",
    )
    support_level: Level = Field(
        default=4, description="level at which the support group covers every specialty"
    )
    support_people: People = Field(
        default=2, description="people of the support group who hold each specialty at that level"
    )
    working_group: list[str] = Field(
        default_factory=list, description="ids of the engineers who form the working group"
    )
    leading_hours: Hours = Field(
        default=12, description="care hours a season that leading a virtual group takes"
    )
    support_hours: Hours = Field(
        default=12, description="care hours a season that support duty takes"
    )
    support_leading_hours: Hours = Field(
        default=12, description="care hours a season that leading the support group takes besides"
    )
    weakest_share: float = Field(
        default=0.6,
        ge=0,
        le=1,
        allow_inf_nan=False,
        description="ω: points of a department = (1 − ω) · mean of its groups + ω · its dearest",
    )
    shortages: Literal["refuse", "accept"] = Field(
        default="refuse",
        description="refuse: no plan where a department cannot keep the rules; accept: as near to "
        "them as can be, what is short is said",
    )
    weights: GroupWeights = Field(default_factory=GroupWeights, description="points per unit")

    @model_validator(mode="after")
    def _sizes_in_order(self) -> Groups:
        if self.max_size < self.min_size:
            raise ValueError(tr("max_size must not be below min_size"))
        return self

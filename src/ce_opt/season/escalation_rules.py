"""``[escalation]`` of the rule book: who helps when A cannot, and how fast.

Where the section is left out, ladders are made with these defaults; they never change points.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from ce_opt.season.section import Section

__all__ = ["LEVELS", "TRIGGERS", "Escalation", "Level", "Minutes", "Pace", "Trigger"]

Level = Literal["A", "B", "group", "department", "support", "working"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""Steps of a ladder, in their order."""

Trigger = Literal["request", "presales", "order", "complaint", "major_fault"]
TRIGGERS: tuple[Trigger, ...] = get_args(Trigger)
"""What sets a ladder going: the five cases of the scheme."""

Within = Annotated[int, Field(ge=1, le=100_000)]
Factor = Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)]


class Minutes(Section):
    """``[escalation.minutes]``: time to answer, by the kind of request."""

    request: Within = Field(
        default=120, description="account manager or client asks for advice or support, minutes"
    )
    presales: Within = Field(
        default=480, description="a plan before a sale, led by the customer engineer, minutes"
    )
    order: Within = Field(default=120, description="an order in trouble, minutes")
    complaint: Within = Field(
        default=60, description="the client complains to the customer engineer, minutes"
    )
    major_fault: Within = Field(default=15, description="a major fault at the client, minutes")


class Pace(Section):
    """``[escalation.pace]``: how much longer a step may take than A."""

    a: Factor = Field(default=1, description="seat A, times the minutes")
    b: Factor = Field(default=1, description="seat B, times the minutes")
    group: Factor = Field(default=1, description="own virtual group, times the minutes")
    department: Factor = Field(
        default=1.5, description="other groups of the department, times the minutes"
    )
    support: Factor = Field(default=2, description="support group, times the minutes")
    working: Factor = Field(default=4, description="working group, times the minutes")


class Escalation(Section):
    """``[escalation]``: how ladders are made."""

    reserves: int = Field(
        default=1,
        ge=1,
        le=5,
        description="people after the first at each step of group, department and support",
    )
    related_knowledge: bool = Field(
        default=True,
        description="whether knowledge of a linked specialty counts, by closeness; false: each "
        "specialty stands alone",
    )
    most_shortfall: float = Field(
        default=0,
        ge=0,
        le=4,
        allow_inf_nan=False,
        description="levels that somebody may be short of a problem and still be asked to solve it",
    )
    standby_share: float = Field(
        default=0.1,
        ge=0,
        le=1,
        allow_inf_nan=False,
        description="share of a problem's hours that falls to the partner although A or B can "
        "solve it; where neither can, all of them do",
    )
    months: float = Field(
        default=6,
        gt=0,
        le=120,
        allow_inf_nan=False,
        description="length of a season whose first or last day is not given, months",
    )
    usual_level: int = Field(
        default=3,
        ge=1,
        le=5,
        description="level of a problem in a specialty that the client does not list, 1 to 5",
    )
    minutes: Minutes = Field(
        default_factory=Minutes, description="minutes to answer, by the kind of request"
    )
    pace: Pace = Field(
        default_factory=Pace, description="factors of the minutes, by the step of the ladder"
    )

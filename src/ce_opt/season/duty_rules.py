"""``[duties]`` of the rule book: the hours of a day, visits, meetings, handovers and reports.

Times of day are texts such as "09:00". A key that counts working days takes 1 for the first of its
month, quarter or season, and -1 for the last.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from ce_opt.language import tr
from ce_opt.season.section import Section

__all__ = [
    "CLOCK",
    "REPORTS",
    "Duties",
    "FaultAnalysis",
    "NetworkOperation",
    "Report",
    "WorkReport",
    "minutes_of",
]

CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
"""Pattern of a time of day."""


def minutes_of(time: str) -> int:
    """Minutes after midnight.

    >>> minutes_of("09:30")
    570
    """
    hours, minutes = time.split(":")
    return 60 * int(hours) + int(minutes)


def _time_of_day(text: str) -> str:
    """Ask hours and minutes."""
    if not CLOCK.fullmatch(text):
        raise ValueError(tr('must be a time of day such as "09:00"'))
    return text


def _not_zero(day: int) -> int:
    """Ask a working day that there is."""
    if day == 0:
        raise ValueError(tr("must not be 0: 1 is the first working day, -1 the last"))
    return day


TimeOfDay = Annotated[str, AfterValidator(_time_of_day)]
WorkingDay = Annotated[int, Field(ge=-60, le=60), AfterValidator(_not_zero)]
Every = Literal["month", "quarter", "season", "never"]


class Report(Section):
    """How often a report is due, and when."""

    every: Every = Field(
        default="month", description="how often it is due: month, quarter, season, never"
    )
    working_day: WorkingDay = Field(
        default=-1,
        description="working day of the month, quarter or season on which it is due; who is on "
        "leave then hands it in on their last working day before",
    )


class FaultAnalysis(Report):
    """``[duties.fault_analysis]``: each A on the faults of their clients (客户故障分析)."""

    working_day: WorkingDay = Field(
        default=-3, description=Report.model_fields["working_day"].description
    )


class NetworkOperation(Report):
    """``[duties.network_operation]``: A on the network of each client (客户网络运行维护报告)."""

    every: Every = Field(default="quarter", description=Report.model_fields["every"].description)
    working_day: WorkingDay = Field(
        default=-5, description=Report.model_fields["working_day"].description
    )


class WorkReport(Report):
    """``[duties.work_report]``: everybody with a seat, to their group (工作报告)."""


class Duties(Section):
    """``[duties]``: what the calendar of a season must respect."""

    day_start: TimeOfDay = Field(
        default="09:00", description="people leave their district from this time on"
    )
    day_end: TimeOfDay = Field(default="17:30", description="and are back by this time")
    break_start: TimeOfDay = Field(
        default="12:00", description="nothing is held from here to break_end; travel is allowed"
    )
    break_end: TimeOfDay = Field(default="13:30", description="end of the noon break")
    grid_minutes: int = Field(
        default=15,
        ge=1,
        le=60,
        description="visits and handovers begin at whole multiples, minutes",
    )
    visit_minutes: int = Field(default=60, ge=1, le=480, description="length of a visit, minutes")
    visit_gap_days: int = Field(
        default=30,
        ge=0,
        le=90,
        description="days to keep between two visits of a client, where possible",
    )
    meeting_minutes: int = Field(
        default=60, ge=1, le=480, description="length of a group's monthly meeting, minutes"
    )
    meeting_start: TimeOfDay = Field(default="14:00", description="when meetings begin")
    meeting_working_day: WorkingDay = Field(
        default=3, description="working day of the month on which meetings are held, where possible"
    )
    meeting_share: float = Field(
        default=0.8,
        gt=0,
        le=1,
        allow_inf_nan=False,
        description="least share of a group that must be there; all are, where possible",
    )
    handover_minutes: int = Field(
        default=60, ge=1, le=480, description="length of a joint visit at a handover, minutes"
    )
    handovers_per_month: int = Field(
        default=2, ge=1, le=1000, description="most handovers of a person in a calendar month"
    )
    work: float = Field(
        default=1.0,
        gt=0,
        le=1000,
        allow_inf_nan=False,
        description="deterministic limit of CP-SAT for the days of one account manager's quarter "
        "(about seconds)",
    )
    fault_analysis: FaultAnalysis = Field(
        default_factory=FaultAnalysis, description="each A on the faults of their clients"
    )
    network_operation: NetworkOperation = Field(
        default_factory=NetworkOperation, description="A on the network of each client"
    )
    work_report: WorkReport = Field(
        default_factory=WorkReport, description="everybody with a seat, to their group"
    )


REPORTS = ("fault_analysis", "network_operation", "work_report")
"""Keys of `Duties` that are reports."""

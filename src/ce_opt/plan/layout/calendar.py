"""Tables of the calendar: duties, those without a place, and those called off."""

from __future__ import annotations

from dataclasses import replace

from ce_opt.plan.layout.table import PlanColumn, PlanTable

__all__ = ["DUTIES", "OPEN_DUTIES", "WITHDRAWN_DUTIES"]

DUTIES = PlanTable(
    "duties",
    "Who is where when: visits, meetings, handovers and reports, one row per person.",
    (
        PlanColumn("date", "the day, as year-month-day", "text"),
        PlanColumn(
            "start", "the hour, as 09:30; empty for a report, which is due that day", "text"
        ),
        PlanColumn("minutes", "how long; 0 for a report", "count", unit="minutes"),
        PlanColumn("kind", "visit, meeting, report or handover", "text"),
        PlanColumn("client", "id of the client; empty where it is about none", "id"),
        PlanColumn(
            "group", "id of the group (without groups: the department); empty for none", "id"
        ),
        PlanColumn("engineer", "the person, if an engineer", "id"),
        PlanColumn("account_manager", "the person, if an account manager", "id"),
        PlanColumn(
            "role",
            "A, B, account_manager; the role in the group; hands_over, takes_over, swaps; author",
            "text",
        ),
        PlanColumn(
            "occasion",
            "quarter of a visit, month of a meeting, seats of a handover, which report",
            "text",
        ),
        PlanColumn(
            "revision", "how often the duty was changed since it was first planned", "count"
        ),
    ),
)
OPEN_DUTIES = PlanTable(
    "open_duties",
    "What has no place in the calendar, and why.",
    (
        PlanColumn("kind", "visit, meeting, report or handover", "text"),
        PlanColumn("client", "id of the client; empty where it is about none", "id"),
        PlanColumn("group", "id of the group; empty for none", "id"),
        PlanColumn("engineer", "A, B, the new holder or the author; empty for a meeting", "id"),
        PlanColumn("occasion", "as in table duties; B joins: B has no visit this season", "text"),
        PlanColumn("proved", "whether no calendar at all could have it", "yes_no"),
        PlanColumn("reason", "what stands in the way", "text"),
        PlanColumn("next_step", "what would help", "text"),
    ),
)
WITHDRAWN_DUTIES = replace(
    DUTIES,
    name="withdrawn_duties",
    meaning="What an older calendar held for a person and this one does not: called off there.",
)

"""The occasion of a duty, and the words of its kind and of people's parts, as they are said.

An occasion is part of what a duty is (`ce_opt.duties.duty.Identity`) and of the UID of its event:
the tables hold the same one in every language, and only where it is read it is put into words.

    2026Q3, 2026-07           quarter of a visit, month of a meeting
    AB from 2026-07-01        seats that are handed over, and since when
    work_report 2026-07       what a report is about, and its period
    B joins                   B has no visit this season
"""

from __future__ import annotations

from typing import Final

from ce_opt.language import marked, spoken, tr
from ce_opt.season.tables import BY_NAME

__all__ = ["B_JOINS", "kind_said", "occasion_said", "period_said", "role_said"]

B_JOINS: Final = marked("B joins")
FROM = "from "
KINDS = {
    "visit": marked("visit"),
    "meeting": marked("meeting"),
    "handover": marked("handover"),
    "report": marked("report"),
}
REPORTS = {
    "fault_analysis": marked("fault analysis {period}"),
    "network_operation": marked("network operation {period}"),
    "work_report": marked("work report {period}"),
}
ROLES = BY_NAME["last_groups"]["role"].choices
"""Role in a group -> its Chinese word, as the tables have it."""
PARTS = {
    "A": marked("seat A"),
    "B": marked("seat B"),
    "account_manager": marked("account manager"),
    "hands_over": marked("hands over"),
    "takes_over": marked("takes over"),
    "swaps": marked("swaps"),
    "author": marked("author"),
}


def occasion_said(occasion: str) -> str:
    """Put an occasion into words.

    >>> occasion_said("work_report 2026-07"), occasion_said("AB from 2026-07-01")
    ('work report 2026-07', 'AB from 2026-07-01')
    """
    if occasion == B_JOINS:
        return tr(B_JOINS)
    first, _, rest = occasion.partition(" ")
    if first in REPORTS:
        return tr(REPORTS[first], period=period_said(rest))
    if rest.startswith(FROM):
        return tr("{seats} from {day}", seats=first, day=rest.removeprefix(FROM))
    return period_said(occasion)


def period_said(label: str) -> str:
    """Put the name of a period into words; months and quarters are the same in every language.

    >>> period_said("2026Q3"), period_said("from 2026-07-01")
    ('2026Q3', 'from 2026-07-01')
    """
    if label.startswith(FROM):
        return tr("from {day}", day=label.removeprefix(FROM))
    return label


def kind_said(kind: str) -> str:
    """Name a kind of duty."""
    return tr(KINDS[kind])


def role_said(role: str) -> str:
    """Name what somebody does at a duty, or is in the group that meets.

    >>> role_said("hands_over"), role_said("support_leader")
    ('hands over', 'support leader')
    """
    if role in PARTS:
        return tr(PARTS[role])
    return ROLES[role] if spoken() == "zh" and role in ROLES else role.replace("_", " ")

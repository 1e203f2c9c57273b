"""What stays of an older calendar: every duty that the new plan still wants, at its day and hour.

A duty is kept where its people of today are free then; a visit whose A has changed keeps its time
where the new A is free. Meetings are kept first, then visits, then handovers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ce_opt.duties import meetings
from ce_opt.duties.booked import Booked
from ce_opt.duties.diary import Diary
from ce_opt.duties.duty import Duty, Identity
from ce_opt.duties.handovers import HandoverPlanner, handover_occasion
from ce_opt.duties.visits import VisitPlanner
from ce_opt.duties.wanted import Handover, Meeting
from ce_opt.season.duty_rules import minutes_of

__all__ = ["by_identity", "keep_handovers", "keep_meetings", "keep_visits"]

Older = Mapping[Identity, Duty]


def by_identity(duties: Iterable[Duty]) -> dict[Identity, Duty]:
    """Duties by what they are; the first one where a file names one twice."""
    found: dict[Identity, Duty] = {}
    for duty in duties:
        found.setdefault(duty.identity, duty)
    return found


def keep_meetings(
    diary: Diary, wanted: Sequence[Meeting], older: Older
) -> tuple[list[Duty], list[Meeting]]:
    """Book the meetings that can stay: (kept, those still to be placed)."""
    kept, rest = [], []
    rules = diary.season.rulebook.duties
    begins = (minutes_of(rules.meeting_start), rules.meeting_minutes)
    for meeting in wanted:
        old = older.get(Identity("meeting", "", meeting.group, meeting.month.label))
        stays = (
            old is not None
            and old.date in meeting.month.days
            and (old.start, old.minutes) == begins
        )
        day = meeting.month.days.index(old.date) if old is not None and stays else None
        if day is not None and meetings.enough(
            diary, meeting, meetings.present(diary, meeting, day)
        ):
            kept.append(meetings.book(diary, meeting, day))
        else:
            rest.append(meeting)
    return kept, rest


def keep_visits(planner: VisitPlanner, older: Older) -> None:
    """Book the visits that can stay, with B where B was and still can be."""
    for visit in planner.planned.visits():
        old = older.get(Identity("visit", visit.client, "", visit.period.label))
        if old is None or old.date not in visit.period.days or old.minutes != planner.minutes:
            continue
        second = planner.seconds.get(visit.client, "") if len(old.people) > 2 else ""
        second = "" if visit.client in planner.joined else second
        for one in dict.fromkeys((second, "")):
            starts = planner.starts(visit, one, old.date)
            if old.start % planner.grid == 0 and starts >> (old.start // planner.grid) & 1:
                planner.book(Booked(visit, old.date, old.start, one))
                break


def keep_handovers(
    planner: HandoverPlanner, wanted: Sequence[Handover], older: Older
) -> tuple[list[Duty], list[Handover]]:
    """Book the handovers that can stay: (kept, those still to be placed)."""
    kept, rest = [], []
    for handover in wanted:
        old = older.get(
            Identity("handover", handover.client, "", handover_occasion(handover, planner.days))
        )
        if old is not None and can_stay(planner, handover, old):
            kept.append(planner.book(handover, old.date, old.start))
        else:
            rest.append(handover)
    return kept, rest


def can_stay(planner: HandoverPlanner, handover: Handover, old: Duty) -> bool:
    """Whether a handover can stay where it was."""
    diary = planner.diary
    rules, grid = diary.season.rulebook.duties, diary.hours.grid
    if old.date not in planner.days.days or old.minutes != rules.handover_minutes:
        return False
    starts = planner.starts(handover, old.date)
    return old.start >= 0 and old.start % grid == 0 and bool(starts >> (old.start // grid) & 1)

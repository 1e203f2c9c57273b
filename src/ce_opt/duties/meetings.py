"""The monthly meetings: a day for each group and month on which all are there, or most.

The day is chosen for all groups of a month together (`ce_opt.duties.choice`): nobody has two
meetings on one day, as few as possible are absent, and the day is near the one that the rule book
names. The leader must be there, unless the leader is away all month. Meetings begin at one hour.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from ce_opt.duties.choice import Choice, Pick, choose
from ce_opt.duties.diary import Diary
from ce_opt.duties.duty import ENGINEER, Duty, Open, Person
from ce_opt.duties.reasons import no_meeting
from ce_opt.duties.wanted import LEADERS, Meeting
from ce_opt.season.duty_rules import minutes_of

__all__ = ["enough", "plan_meetings", "present"]

ABSENT = 1_000
"""Cost of each person who cannot come; a day off the usual one costs 1."""
NOT_HELD = 1_000_000


def present(diary: Diary, meeting: Meeting, day: int) -> tuple[tuple[str, str], ...]:
    """(engineer, role) of those who can come on a day of the month."""
    rules = diary.season.rulebook.duties
    start = minutes_of(rules.meeting_start)
    return tuple(
        (engineer, role)
        for engineer, role in meeting.members
        if diary.can_come(
            Person(ENGINEER, engineer),
            meeting.month.days[day],
            start,
            meeting.district,
            rules.meeting_minutes,
        )
    )


def enough(diary: Diary, meeting: Meeting, there: Sequence[tuple[str, str]]) -> bool:
    """Whether those who can come may meet: a large enough share, and a leader if one is about."""
    share = diary.season.rulebook.duties.meeting_share
    if not there or len(there) < share * len(meeting.members) - 1e-9:
        return False
    return any(role in LEADERS for _, role in there) or not any(
        role in LEADERS
        and not all(diary.away(Person(ENGINEER, engineer), day) for day in meeting.month.days)
        for engineer, role in meeting.members
    )


def plan_meetings(diary: Diary, wanted: Sequence[Meeting]) -> Iterator[Duty | Open]:
    """Choose the days of meetings, month by month, and book them."""
    by_month = sorted(wanted, key=lambda meeting: (meeting.month.label, meeting.group))
    for _, of_month in groupby(by_month, lambda meeting: meeting.month.label):
        yield from plan_month(diary, list(of_month))


def plan_month(diary: Diary, wanted: list[Meeting]) -> Iterator[Duty | Open]:
    """Choose the days of one month's meetings."""
    rules = diary.season.rulebook.duties
    choice = Choice([], [NOT_HELD] * len(wanted))
    busy: dict[tuple[str, int], list[Pick]] = defaultdict(list)
    for item, meeting in enumerate(wanted):
        usual = meeting.month.days.index(meeting.month.nth(rules.meeting_working_day))
        costs = {}
        for day in range(len(meeting.month.days)):
            there = present(diary, meeting, day)
            if enough(diary, meeting, there):
                costs[day] = ABSENT * (len(meeting.members) - len(there)) + abs(day - usual)
                for engineer, _ in there:
                    busy[engineer, day].append((item, day))
        choice.costs.append(costs)
    choice.limits = [(1, tuple(picks)) for picks in busy.values() if len(picks) > 1]
    found = choose(choice, rules.work)
    for meeting, chosen in zip(wanted, found.options, strict=True):
        yield no_meeting(diary, meeting) if chosen is None else book(diary, meeting, chosen)


def book(diary: Diary, meeting: Meeting, day: int) -> Duty:
    """Write a meeting into the diaries of those who can come."""
    rules = diary.season.rulebook.duties
    there = present(diary, meeting, day)
    people = tuple((Person(ENGINEER, engineer), role) for engineer, role in there)
    when, start = meeting.month.days[day], minutes_of(rules.meeting_start)
    diary.book(
        (person for person, _ in people), when, start, rules.meeting_minutes, meeting.district
    )
    return Duty(
        when,
        start,
        rules.meeting_minutes,
        "meeting",
        "",
        meeting.group,
        meeting.month.label,
        people,
    )

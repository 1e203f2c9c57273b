"""Why a duty has no place in the calendar: from the facts of the season alone, without the search.

What is proved holds for every calendar: nobody can be where they are on leave, or back in time from
too far away. Else people have days in common, and none was found with time left beside the other
duties. The audit asks these functions again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ce_opt.duties.days import Period, SeasonDays
from ce_opt.duties.diary import Diary
from ce_opt.duties.duty import ENGINEER, MANAGER, Open, Person
from ce_opt.duties.wanted import Handover, Meeting, ReportDue, Visit
from ce_opt.season.duty_rules import minutes_of

__all__ = ["no_handover", "no_meeting", "no_report", "no_second", "no_visit"]

B_JOINS = "B joins"


def no_visit(diary: Diary, visit: Visit) -> Open:
    """Say why A and the account manager have no visit in a quarter."""
    people = [Person(ENGINEER, visit.a), Person(MANAGER, visit.manager)]
    minutes = diary.season.rulebook.duties.visit_minutes
    proved, reason = no_time(diary, people, visit.period, visit.district, minutes)
    step = "let another account manager or engineer go along, or move a leave"
    if not proved:
        step = "shorten visits or lengthen the day in section duties, or share the clients out"
    return Open("visit", visit.client, "", visit.a, visit.period.label, proved, reason, step)


def no_second(diary: Diary, visit: Visit, second: str, season: Period) -> Open:
    """Say why B joins no visit of the season."""
    people = [Person(ENGINEER, name) for name in (visit.a, second)]
    people.append(Person(MANAGER, visit.manager))
    minutes = diary.season.rulebook.duties.visit_minutes
    proved, reason = no_time(diary, people, season, visit.district, minutes)
    step = f"let {second} see the client with A alone"
    return Open("visit", visit.client, "", second, B_JOINS, proved, reason, step)


def no_handover(diary: Diary, handover: Handover, days: SeasonDays) -> Open:
    """Say why old and new have no joint visit."""
    engineers = [engineer for engineer, _ in handover.people]
    people = [Person(ENGINEER, engineer) for engineer in engineers]
    minutes = diary.season.rulebook.duties.handover_minutes
    proved, reason = no_time(diary, people, days.season, handover.district, minutes)
    step = "hand over in writing, or move a leave"
    if not proved:
        step = "raise duties.handovers_per_month, or hand over in a week with a visit"
    occasion = f"{handover.seats} from {days.start}"
    return Open("handover", handover.client, "", engineers[-1], occasion, proved, reason, step)


def no_time(
    diary: Diary, people: Sequence[Person], period: Period, place: str, minutes: int
) -> tuple[bool, str]:
    """Whether several people could never meet at a place in a period, and the sentence for it."""
    names = " and ".join(person.id for person in people)
    hours = diary.season.rulebook.duties
    for person in people:
        if not diary.empty_day(person, place, minutes):
            home = diary.home[person]
            trip = f"{diary.minutes[home, place]} min there, {diary.minutes[place, home]} min back"
            day = f"{hours.day_start}–{hours.day_end} less {hours.break_start}–{hours.break_end}"
            return (
                True,
                f"a day of {person.id} is too short: {trip}, {minutes} min there; it is {day}",
            )
    together = [day for day in period.days if not any(diary.away(one, day) for one in people)]
    if not together:
        return True, f"no common free day {said(period)}: {absences(diary, people, period)}"
    if not any(diary_start(diary, people, place, minutes)):
        return True, f"no hour suits {names} with their trips to {place}"
    return False, (
        f"no time left {said(period)}: {names} share {len(together)} working "
        f"{'day' if len(together) == 1 else 'days'}, and none was found beside their other duties"
    )


def diary_start(diary: Diary, people: Sequence[Person], place: str, minutes: int) -> list[int]:
    """Starts, as their bits, that suit all on a day with nothing else."""
    common = -1
    for person in people:
        common &= diary.empty_day(person, place, minutes)
    return [common] if common else []


def said(period: Period) -> str:
    """Name a period in a sentence; the season's own name already says from when."""
    return "this season" if period.label.startswith("from") else f"in {period.label}"


def absences(diary: Diary, people: Sequence[Person], period: Period) -> str:
    """Say on how many of the working days each is away."""
    counts = [(one, sum(diary.away(one, day) for day in period.days)) for one in people]
    return ", ".join(
        f"{one.id} is on leave on {count} of {len(period.days)} working days"
        for one, count in counts
        if count
    )


def no_meeting(diary: Diary, meeting: Meeting) -> Open:
    """Say why a group has no meeting in a month."""
    rules = diary.season.rulebook.duties
    best, on = most_there(diary, meeting)
    wanted = rules.meeting_share * len(meeting.members)
    proved = best < wanted - 1e-9
    reason = (
        f"at most {best} of {len(meeting.members)} can be there in {meeting.month.label} "
        f"(on {on}), {rules.meeting_share:.0%} must"
    )
    if not proved:
        reason = (
            f"no day found in {meeting.month.label} beside the other duties; {best} of "
            f"{len(meeting.members)} are not on leave on {on}"
        )
    step = "lower duties.meeting_share, or move a leave"
    return Open("meeting", "", meeting.group, "", meeting.month.label, proved, reason, step)


def most_there(diary: Diary, meeting: Meeting) -> tuple[int, date]:
    """How many can be there at most by leave and trip, and the first day on which they can."""
    rules = diary.season.rulebook.duties
    start, length = minutes_of(rules.meeting_start), rules.meeting_minutes
    near = [
        person
        for person in (Person(ENGINEER, engineer) for engineer, _ in meeting.members)
        if diary.hours.holds(
            start,
            length,
            diary.minutes[diary.home[person], meeting.district],
            diary.minutes[meeting.district, diary.home[person]],
        )
    ]
    counts = [sum(not diary.away(one, day) for one in near) for day in meeting.month.days]
    best = max(counts)
    return best, meeting.month.days[counts.index(best)]


def no_report(due: ReportDue, occasion: str) -> Open:
    """Say why a report has no day: its author is away throughout."""
    reason = (
        f"{due.engineer} is on leave on all {len(due.period.days)} working days of "
        f"{due.period.label}"
    )
    step = "let the deputy hand it in"
    return Open("report", due.client, due.group, due.engineer, occasion, True, reason, step)

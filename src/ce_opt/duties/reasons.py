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
from ce_opt.duties.occasions import B_JOINS, period_said
from ce_opt.duties.wanted import Handover, Meeting, ReportDue, Visit
from ce_opt.language import tr, tr_count
from ce_opt.season.duty_rules import minutes_of

__all__ = ["no_handover", "no_meeting", "no_report", "no_second", "no_visit"]


def no_visit(diary: Diary, visit: Visit) -> Open:
    """Say why A and the account manager have no visit in a quarter."""
    people = [Person(ENGINEER, visit.a), Person(MANAGER, visit.manager)]
    minutes = diary.season.rulebook.duties.visit_minutes
    proved, reason = no_time(diary, people, visit.period, visit.district, minutes)
    step = tr("let another account manager or engineer go along, or move a leave")
    if not proved:
        step = tr("shorten visits or lengthen the day in section duties, or share the clients out")
    return Open("visit", visit.client, "", visit.a, visit.period.label, proved, reason, step)


def no_second(diary: Diary, visit: Visit, second: str, season: Period) -> Open:
    """Say why B joins no visit of the season."""
    people = [Person(ENGINEER, name) for name in (visit.a, second)]
    people.append(Person(MANAGER, visit.manager))
    minutes = diary.season.rulebook.duties.visit_minutes
    proved, reason = no_time(diary, people, season, visit.district, minutes)
    step = tr("let {engineer} see the client with A alone", engineer=second)
    return Open("visit", visit.client, "", second, B_JOINS, proved, reason, step)


def no_handover(diary: Diary, handover: Handover, days: SeasonDays) -> Open:
    """Say why old and new have no joint visit."""
    engineers = [engineer for engineer, _ in handover.people]
    people = [Person(ENGINEER, engineer) for engineer in engineers]
    minutes = diary.season.rulebook.duties.handover_minutes
    proved, reason = no_time(diary, people, days.season, handover.district, minutes)
    step = tr("hand over in writing, or move a leave")
    if not proved:
        step = tr("raise duties.handovers_per_month, or hand over in a week with a visit")
    occasion = f"{handover.seats} from {days.start}"
    return Open("handover", handover.client, "", engineers[-1], occasion, proved, reason, step)


def no_time(
    diary: Diary, people: Sequence[Person], period: Period, place: str, minutes: int
) -> tuple[bool, str]:
    """Whether several people could never meet at a place in a period, and the sentence for it."""
    names = tr(" and ").join(person.id for person in people)
    for person in people:
        if not diary.empty_day(person, place, minutes):
            return True, short_day(diary, person, place, minutes)
    together = [day for day in period.days if not any(diary.away(one, day) for one in people)]
    if not together:
        return True, tr(
            "no common free day {period}: {absences}",
            period=said(period),
            absences=absences(diary, people, period),
        )
    if not any(diary_start(diary, people, place, minutes)):
        return True, tr(
            "no hour suits {people} with their trips to {place}", people=names, place=place
        )
    return False, tr_count(
        len(together),
        "no time left {period}: {people} share {count} working day, and none was found beside "
        "their other duties",
        "no time left {period}: {people} share {count} working days, and none was found beside "
        "their other duties",
        period=said(period),
        people=names,
    )


def short_day(diary: Diary, person: Person, place: str, minutes: int) -> str:
    """Say that somebody's day is too short for the way there, the duty and the way back."""
    hours, home = diary.season.rulebook.duties, diary.home[person]
    return tr(
        "a day of {person} is too short: {there} min there, {back} min back, {minutes} min there; "
        "it is {day_start}–{day_end} less {break_start}–{break_end}",
        person=person.id,
        there=diary.minutes[home, place],
        back=diary.minutes[place, home],
        minutes=minutes,
        day_start=hours.day_start,
        day_end=hours.day_end,
        break_start=hours.break_start,
        break_end=hours.break_end,
    )


def diary_start(diary: Diary, people: Sequence[Person], place: str, minutes: int) -> list[int]:
    """Starts, as their bits, that suit all on a day with nothing else."""
    common = -1
    for person in people:
        common &= diary.empty_day(person, place, minutes)
    return [common] if common else []


def said(period: Period) -> str:
    """Name a period in a sentence; the season's own name already says from when."""
    if period.label.startswith("from"):
        return tr("this season")
    return tr("in {period}", period=period.label)


def absences(diary: Diary, people: Sequence[Person], period: Period) -> str:
    """Say on how many of the working days each is away."""
    counts = [(one, sum(diary.away(one, day) for day in period.days)) for one in people]
    return tr(", ").join(
        tr(
            "{person} is on leave on {count} of {days} working days",
            person=one.id,
            count=count,
            days=len(period.days),
        )
        for one, count in counts
        if count
    )


def no_meeting(diary: Diary, meeting: Meeting) -> Open:
    """Say why a group has no meeting in a month."""
    rules = diary.season.rulebook.duties
    best, on = most_there(diary, meeting)
    wanted = rules.meeting_share * len(meeting.members)
    proved = best < wanted - 1e-9
    if proved:
        reason = tr(
            "at most {best} of {members} can be there in {month} (on {day}), {share:.0%} must",
            best=best,
            members=len(meeting.members),
            month=meeting.month.label,
            day=on,
            share=rules.meeting_share,
        )
    else:
        reason = tr(
            "no day found in {month} beside the other duties; {best} of {members} are not on "
            "leave on {day}",
            month=meeting.month.label,
            best=best,
            members=len(meeting.members),
            day=on,
        )
    step = tr("lower duties.meeting_share, or move a leave")
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
    reason = tr(
        "{engineer} is on leave on all {days} working days of {period}",
        engineer=due.engineer,
        days=len(due.period.days),
        period=period_said(due.period.label),
    )
    step = tr("let the deputy hand it in")
    return Open("report", due.client, due.group, due.engineer, occasion, True, reason, step)

"""Reports and the days on which they are due.

A report is due on a working day of its month, quarter or season that the rule book names. An
author who is on leave then hands it in on their last working day before; where there is none in the
period, on their first one after.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ce_opt.duties.diary import Diary
from ce_opt.duties.duty import ALL_DAY, ENGINEER, Duty, Open, Person
from ce_opt.duties.reasons import no_report
from ce_opt.duties.wanted import ReportDue

__all__ = ["due_day", "plan_reports", "report_occasion"]

AUTHOR = "author"


def report_occasion(due: ReportDue) -> str:
    """Say what a report is about, and its period."""
    return f"{due.name} {due.period.label}"


def due_day(diary: Diary, due: ReportDue) -> date | None:
    """Day on which a report is due; None where its author is away throughout the period."""
    days, author = due.period.days, Person(ENGINEER, due.engineer)
    place = days.index(due.period.nth(due.rule.working_day))
    candidates = (*reversed(days[: place + 1]), *days[place + 1 :])
    return next((day for day in candidates if not diary.away(author, day)), None)


def plan_reports(diary: Diary, wanted: Iterable[ReportDue]) -> Iterator[Duty | Open]:
    """Give every report its day."""
    for due in wanted:
        day, occasion = due_day(diary, due), report_occasion(due)
        if day is None:
            yield no_report(due, occasion)
        else:
            people = ((Person(ENGINEER, due.engineer), AUTHOR),)
            yield Duty(day, ALL_DAY, 0, "report", due.client, due.group, occasion, people)

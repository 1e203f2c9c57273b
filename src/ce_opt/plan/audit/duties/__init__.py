"""The calendar of a plan: every duty that is wanted, people who are free, hours, and the ``.ics``.

Who must be where is worked out anew from the plan's teams and groups and the season's tables; days,
trips and hours are walked through person by person. No solver, nothing of what placed the duties.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ce_opt.errors import Breach, UsageError
from ce_opt.language import tr
from ce_opt.plan.audit.duties.book import Book, breach
from ce_opt.plan.audit.duties.calendars import calendars
from ce_opt.plan.audit.duties.handovers import handovers
from ce_opt.plan.audit.duties.meetings import meetings
from ce_opt.plan.audit.duties.people import people
from ce_opt.plan.audit.duties.reports import reports
from ce_opt.plan.audit.duties.rows import rows_that_are_wrong
from ce_opt.plan.audit.duties.unplaced import unplaced
from ce_opt.plan.audit.duties.visits import visits
from ce_opt.plan.audit.subject import Subject
from ce_opt.plan.layout import DUTIES, OPEN_DUTIES, WITHDRAWN_DUTIES
from ce_opt.plan.read import CALENDARS

__all__ = ["duties"]

Check = Callable[[Book], Iterator[Breach]]

CHECKS: tuple[Check, ...] = (people, visits, meetings, handovers, reports, unplaced, calendars)
"""Every check of a calendar, in the order of the breaches."""


def duties(subject: Subject) -> Iterator[Breach]:
    """Check the three tables of duties and the calendars; all of them, or none."""
    tables = (DUTIES, OPEN_DUTIES, WITHDRAWN_DUTIES)
    there = [table for table in tables if table.name in subject.plan.tables]
    if not there:
        if (subject.folder / CALENDARS).exists():
            sentence = tr(
                "{folder} does not belong there without {file}", folder=CALENDARS, file=DUTIES.file
            )
            yield breach(CALENDARS, sentence)
        return
    missing = [table.file for table in tables if table not in there]
    if missing:
        yield from (breach(file, tr("{file} is missing", file=file)) for file in missing)
        return
    wrong = list(rows_that_are_wrong(subject))
    if wrong:
        yield from wrong
        return
    try:
        book = Book(subject)
    except UsageError as error:
        sentence = tr("{file} does not belong there: {error}", file=DUTIES.file, error=error)
        yield breach(DUTIES.file, sentence)
        return
    for check in CHECKS:
        yield from check(book)

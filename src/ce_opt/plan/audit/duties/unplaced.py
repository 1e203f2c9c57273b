"""What is said to have no place: it is wanted, and reason and proof are what the facts give."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.duties import Identity, Open
from ce_opt.duties.diary import Diary
from ce_opt.duties.reasons import no_handover, no_meeting, no_report, no_second, no_visit
from ce_opt.duties.reports import due_day, report_occasion
from ce_opt.duties.wanted import Planned
from ce_opt.errors import Breach
from ce_opt.plan.audit.duties.book import Book, breach, identity_of
from ce_opt.plan.layout import OPEN_DUTIES
from ce_opt.teams.facts import rows

__all__ = ["unplaced"]


def unplaced(book: Book) -> Iterator[Breach]:
    """Compare every row of table *open_duties* with its reason, from the season's facts."""
    table = book.subject.plan.open_duties
    found = [] if table is None else rows(table)
    right = {} if not found else reasons(book, {identity_of(row) for row in found})
    seen = set()
    for row in found:
        identity = identity_of(row)
        name = " ".join(part for part in identity if part)
        if identity in seen or identity not in right:
            yield breach(row["client"] or row["group"], f"{OPEN_DUTIES.file} {name} is not wanted")
            continue
        seen.add(identity)
        for column, value in right[identity]._asdict().items():
            if row[column] != value:
                sentence = f'{column} is "{row[column]}", it should be "{value}"'
                yield breach(
                    row["client"] or row["group"], f"{OPEN_DUTIES.file} {name}: {sentence}"
                )


def reasons(book: Book, named: set[Identity]) -> dict[Identity, Open]:
    """Reason of everything that is wanted and named."""
    season = book.facts.season
    planned = Planned(season, book.days, book.teams, book.subject.plan.groups, {})
    found = (one for one in every_reason(planned, Diary.of(season)))
    return {identity: one for one in found if (identity := identity_of(one._asdict())) in named}


def every_reason(planned: Planned, diary: Diary) -> Iterator[Open]:
    """Why each thing that is wanted would have no place, had it none."""
    days, seconds, first = planned.days, planned.seconds(), set()
    for visit in planned.visits():
        yield no_visit(diary, visit)
        if visit.client in seconds and visit.client not in first:
            first.add(visit.client)
            yield no_second(diary, visit, seconds[visit.client], days.season)
    for meeting in planned.meetings():
        yield no_meeting(diary, meeting)
    for handover in planned.handovers():
        yield no_handover(diary, handover, days)
    for due in planned.reports():
        if due_day(diary, due) is None:
            yield no_report(due, report_occasion(due))

"""Each group meets once a month, when enough of its people are there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ce_opt.duties.clock import time_of
from ce_opt.duties.duty import Duty, Identity
from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.plan.audit.duties.book import Book, breach, said

__all__ = ["meetings"]

LEADERS = ("leader", "support_leader")


def meetings(book: Book) -> Iterator[Breach]:
    """Count meetings by group and month, and look at who is there."""
    found: dict[tuple[str, str], list[Duty]] = defaultdict(list)
    for duty in book.of_kind("meeting"):
        found[duty.group, duty.occasion].append(duty)
        yield from wrong_meeting(book, duty)
    for group in book.groups:
        for month in book.days.months:
            held = found.pop((group, month.label), [])
            yield from book.count(Identity("meeting", "", group, month.label), held)
    for held in found.values():
        sentence = tr("{duty} is of no group that meets, or no month", duty=said(held[0]))
        yield breach(held[0].group, sentence)


def wrong_meeting(book: Book, duty: Duty) -> Iterator[Breach]:
    """Ask people of the group in their roles, a leader, the share, the hour, a day of the month."""
    members = book.groups.get(duty.group, {})
    there = {person.id: role for person, role in duty.people}
    if not there.items() <= members.items():
        sentence = tr("{duty} has people who are not of the group as they stand", duty=said(duty))
        yield breach(duty.group, sentence)
        return
    if len(there) < book.rules.meeting_share * len(members) - 1e-9:
        sentence = tr(
            "{duty} is of {found} of {members}, less than meeting_share",
            duty=said(duty),
            found=len(there),
            members=len(members),
        )
        yield breach(duty.group, sentence)
    month = next((one for one in book.days.months if one.label == duty.occasion), None)
    if month and duty.date not in month.days:
        yield breach(duty.group, tr("{duty} is outside its month", duty=said(duty)))
    leaders = [one for one, role in members.items() if role in LEADERS]
    about = [
        one for one in leaders if month and any((one, day) not in book.leave for day in month.days)
    ]
    if about and not set(leaders) & set(there):
        yield breach(duty.group, tr("{duty} is without a leader", duty=said(duty)))
    if (time_of(duty.start), duty.minutes) != (
        book.rules.meeting_start,
        book.rules.meeting_minutes,
    ):
        sentence = tr("{duty} has another hour than the rule book", duty=said(duty))
        yield breach(duty.group, sentence)

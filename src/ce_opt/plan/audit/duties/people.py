"""Everybody is free: at work, not on leave, in one place at a time, home by the day's end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from ce_opt.duties.clock import time_of
from ce_opt.duties.duty import ALL_DAY, ENGINEER, Duty, Person
from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.plan.audit.duties.book import Book, breach, said
from ce_opt.season.duty_rules import minutes_of

__all__ = ["people"]


def people(book: Book) -> Iterator[Breach]:
    """Walk through every person's days."""
    working = set(book.days.days)
    days: dict[tuple[Person, date], list[Duty]] = defaultdict(list)
    for duty in book.duties:
        if duty.date not in working:
            sentence = tr("{duty} is on no working day", duty=said(duty))
            yield breach(duty.client or duty.group, sentence)
        for person, _ in duty.people:
            if person.office == ENGINEER and (person.id, duty.date) in book.leave:
                sentence = tr("{duty}: {person} is on leave", duty=said(duty), person=person.id)
                yield breach(person.id, sentence)
            if duty.start != ALL_DAY:
                days[person, duty.date].append(duty)
        yield from beside_the_break(book, duty)
    for (person, _), held in days.items():
        yield from a_day(book, person, sorted(held, key=lambda duty: duty.start))


def beside_the_break(book: Book, duty: Duty) -> Iterator[Breach]:
    """Ask that nothing is held during the break."""
    first, last = minutes_of(book.rules.break_start), minutes_of(book.rules.break_end)
    end = duty.start + duty.minutes
    if duty.start != ALL_DAY and duty.start < last and end > first:
        sentence = tr(
            "{duty} from {start} to {end} runs into the break",
            duty=said(duty),
            start=time_of(duty.start),
            end=time_of(end),
        )
        yield breach(duty.client or duty.group, sentence)


def a_day(book: Book, person: Person, held: list[Duty]) -> Iterator[Breach]:
    """Follow a person from home through the duties of a day and back."""
    where, free = book.home(person), minutes_of(book.rules.day_start)
    for duty in held:
        place = book.place(duty)
        arrives = free + book.minutes(where, place)
        if arrives > duty.start:
            sentence = tr(
                "{duty} at {start}: {person} cannot be there before {time}",
                duty=said(duty),
                start=time_of(duty.start),
                person=person.id,
                time=time_of(arrives),
            )
            yield breach(person.id, sentence)
        where, free = place, duty.start + duty.minutes
    back = free + book.minutes(where, book.home(person))
    if back > minutes_of(book.rules.day_end):
        sentence = tr(
            "{duty}: {person} is not home before {time}",
            duty=said(held[-1]),
            person=person.id,
            time=time_of(back),
        )
        yield breach(person.id, sentence)

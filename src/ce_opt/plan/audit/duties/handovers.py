"""Who held a seat hands it over to who holds it now: in a quiet week, within the cap of a month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from ce_opt.duties.duty import Duty, Identity
from ce_opt.errors import Breach
from ce_opt.language import marked, tr
from ce_opt.plan.audit.duties.book import Book, breach, said

__all__ = ["handovers"]

CLIENT_VISITED = marked("{duty}: client {name} has a visit in the week of {monday}")
ENGINEER_VISITS = marked("{duty}: engineer {name} has a visit in the week of {monday}")


def handovers(book: Book) -> Iterator[Breach]:
    """Count handovers by client and people; look at caps, weeks and lengths."""
    wanted = changes(book)
    found: dict[Identity, list[Duty]] = defaultdict(list)
    for duty in book.of_kind("handover"):
        found[duty.identity].append(duty)
        if duty.minutes != book.rules.handover_minutes:
            minutes = book.rules.handover_minutes
            sentence = tr("{duty} must take {minutes} minutes", duty=said(duty), minutes=minutes)
            yield breach(duty.client, sentence)
    for identity, people in wanted.items():
        held = found.pop(identity, [])
        yield from book.count(identity, held)
        for duty in held:
            if {(person.id, role) for person, role in duty.people} != people:
                sentence = tr("{duty} must be of who had the seat and who has it", duty=said(duty))
                yield breach(duty.client, sentence)
    for held in found.values():
        sentence = tr("{duty}: no such seat has changed hands", duty=said(held[0]))
        yield breach(held[0].client, sentence)
    yield from too_many(book)
    yield from busy_weeks(book)


def changes(book: Book) -> dict[Identity, set[tuple[str, str]]]:
    """Handover -> (engineer, role), of every seat with another holder than last season."""
    pairs: dict[tuple[str, tuple[str, ...]], dict[str, tuple[str, str]]] = defaultdict(dict)
    for (client, seat), old in book.facts.incumbents.items():
        new = dict(zip("AB", book.teams.get(client, ()), strict=False)).get(seat)
        if new and new != old:
            pairs[client, tuple(sorted((old, new)))][seat] = (old, new)
    found = {}
    for (client, both), seats in pairs.items():
        occasion = f"{''.join(sorted(seats))} from {book.days.start}"
        people = {(old, "hands_over") for old, _ in seats.values()}
        people |= {(new, "takes_over") for _, new in seats.values()}
        if len(people) > 2:
            people = {(one, "swaps") for one in both}
        found[Identity("handover", client, "", occasion)] = people
    return found


def too_many(book: Book) -> Iterator[Breach]:
    """Ask the cap of each person and calendar month."""
    count = Counter(
        (person.id, f"{duty.date:%Y-%m}")
        for duty in book.of_kind("handover")
        for person, _ in duty.people
    )
    most = book.rules.handovers_per_month
    for (engineer, month), number in count.items():
        if number > most:
            sentence = tr(
                "{engineer} has {count} handovers in {month}, at most {most} are allowed",
                engineer=engineer,
                count=number,
                month=month,
                most=most,
            )
            yield breach(engineer, sentence)


def busy_weeks(book: Book) -> Iterator[Breach]:
    """Ask that no week of a client or an engineer holds a visit and a handover."""
    visited = {key for duty in book.of_kind("visit") for key in weeks(duty)}
    for duty in book.of_kind("handover"):
        for office, one, monday in sorted(weeks(duty) & visited):
            message = CLIENT_VISITED if office == "client" else ENGINEER_VISITS
            sentence = tr(message, duty=said(duty), name=one, monday=monday)
            yield breach(duty.client, sentence)


def weeks(duty: Duty) -> set[tuple[str, str, date]]:
    """(office, id, Monday) of the client and the engineers."""
    monday = duty.date - timedelta(duty.date.weekday())
    people = {(person.office, person.id, monday) for person, _ in duty.people}
    return {key for key in people if key[0] == "engineer"} | {("client", duty.client, monday)}

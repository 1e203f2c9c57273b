"""Each report is due on the day that the rule book names, or its author's last one before leave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from ce_opt.duties.days import Period
from ce_opt.duties.duty import ALL_DAY, Duty, Identity
from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.plan.audit.duties.book import Book, breach, said
from ce_opt.season.duty_rules import REPORTS

__all__ = ["reports"]


def reports(book: Book) -> Iterator[Breach]:
    """Count reports by what they are, and work their days out anew."""
    found: dict[Identity, list[Duty]] = defaultdict(list)
    for duty in book.of_kind("report"):
        found[duty.identity].append(duty)
        if (duty.start, duty.minutes) != (ALL_DAY, 0) or [role for _, role in duty.people] != [
            "author"
        ]:
            sentence = tr("{duty} must have one author and no hour", duty=said(duty))
            yield breach(duty.people[0][0].id, sentence)
    for identity, (period, number) in wanted(book).items():
        held = found.pop(identity, [])
        yield from book.count(identity, held)
        right = due(book, period, number, identity.author)
        for duty in held:
            if duty.date != right:
                sentence = tr("{duty} is due on {day}", duty=said(duty), day=right)
                yield breach(identity.author, sentence)
    for held in found.values():
        sentence = tr("{duty}: no such report is wanted", duty=said(held[0]))
        yield breach(held[0].people[0][0].id, sentence)


def wanted(book: Book) -> dict[Identity, tuple[Period, int]]:
    """Report -> its period, and the working day on which it is due."""
    found = {}
    for name in REPORTS:
        rule = getattr(book.rules, name)
        for client, author in subjects(book, name):
            for period in book.days.every(rule.every):
                group = book.report_groups.get(author, "")
                identity = Identity("report", client, group, f"{name} {period.label}", author)
                found[identity] = (period, rule.working_day)
    return found


def subjects(book: Book, name: str) -> set[tuple[str, str]]:
    """(client, author) of a kind of report."""
    if name == "network_operation":
        return {(client, team[0]) for client, team in book.teams.items()}
    seats = 1 if name == "fault_analysis" else 2
    return {("", one) for team in book.teams.values() for one in team[:seats]}


def due(book: Book, period: Period, number: int, author: str) -> date | None:
    """Day on which a report is due; None where its author is away throughout."""
    days = list(period.days)
    place = number - 1 if number > 0 else len(days) + number
    place = max(0, min(place, len(days) - 1))
    there = [day for day in days if (author, day) not in book.leave]
    before = [day for day in there if day <= days[place]]
    return before[-1] if before else next(iter(there), None)

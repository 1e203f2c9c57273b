"""Each served client is visited once a quarter by A and the account manager, and once by B."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ce_opt.duties.duty import ENGINEER, MANAGER, Duty, Identity, Person
from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.plan.audit.duties.book import Book, breach, said, word

__all__ = ["visits"]

B_JOINS = "B joins"


def visits(book: Book) -> Iterator[Breach]:
    """Count visits by client and quarter, and look at who is there and when."""
    found: dict[tuple[str, str], list[Duty]] = defaultdict(list)
    for duty in book.of_kind("visit"):
        found[duty.client, duty.occasion].append(duty)
        yield from wrong_visit(book, duty)
    for client, team in book.teams.items():
        placed = [found.pop((client, period.label), []) for period in book.days.quarters]
        for period, held in zip(book.days.quarters, placed, strict=True):
            yield from book.count(Identity("visit", client, "", period.label), held)
        joined = [duty for held in placed for duty in held if len(duty.people) > 2]
        wanted = Identity("visit", client, "", B_JOINS)
        if len(team) > 1:
            yield from book.count(wanted, joined)
        elif joined or wanted in book.open:
            sentence = tr("{client} has seat A alone, nobody joins as B", client=client)
            yield breach(client, sentence)
    for (client, occasion), held in found.items():
        if held:
            sentence = tr(
                "{duty}: {occasion} is no quarter of the season",
                duty=said(held[0]),
                occasion=word("occasion", occasion),
            )
            yield breach(client, sentence)


def wrong_visit(book: Book, duty: Duty) -> Iterator[Breach]:
    """Ask the right people, the right length, and a day of the quarter."""
    team, manager = book.teams[duty.client], book.facts.clients[duty.client]["account_manager"]
    right = [(Person(ENGINEER, team[0]), "A"), (Person(MANAGER, manager), MANAGER)]
    with_b = [right[0], *((Person(ENGINEER, one), "B") for one in team[1:]), right[1]]
    if list(duty.people) not in (right, with_b):
        sentence = tr("{duty} must be of A and the account manager, maybe B", duty=said(duty))
        yield breach(duty.client, sentence)
    if duty.minutes != book.rules.visit_minutes:
        minutes = book.rules.visit_minutes
        sentence = tr("{duty} must take {minutes} minutes", duty=said(duty), minutes=minutes)
        yield breach(duty.client, sentence)
    periods = [one for one in book.days.quarters if one.label == duty.occasion]
    if periods and duty.date not in periods[0].days:
        yield breach(duty.client, tr("{duty} is outside its quarter", duty=said(duty)))

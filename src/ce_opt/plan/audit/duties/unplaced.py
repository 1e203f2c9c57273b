"""What is said to have no place: it is wanted, and reason and proof are what the facts give."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.errors import Breach
from ce_opt.language import spoken_in, tr
from ce_opt.plan.audit.duties.book import Book, breach, named
from ce_opt.plan.audit.subject import wrong_word
from ce_opt.plan.layout import OPEN_DUTIES
from ce_opt.plan.open_reasons import identity_of, reasons_of_open
from ce_opt.teams.facts import rows

__all__ = ["unplaced"]


def unplaced(book: Book) -> Iterator[Breach]:
    """Compare every row of table *open_duties* with its reason, from the season's facts."""
    table = book.subject.plan.open_duties
    found = [] if table is None else rows(table)
    named_there = {identity_of(row) for row in found}
    with spoken_in(book.subject.language):
        right = {}
        if found:
            plan = book.subject.plan
            right = reasons_of_open(book.facts.season, plan, book.teams, named_there)
    seen = set()
    for row in found:
        identity = identity_of(row)
        name, about = named(identity), row["client"] or row["group"]
        if identity in seen or identity not in right:
            sentence = tr("{file} {name} is not wanted", file=OPEN_DUTIES.file, name=name)
            yield breach(about, sentence)
            continue
        seen.add(identity)
        for column, value in right[identity]._asdict().items():
            if row[column] != value:
                wrong = wrong_word(OPEN_DUTIES.file, name, column, str(row[column]), str(value))
                yield breach(about, wrong.sentence)

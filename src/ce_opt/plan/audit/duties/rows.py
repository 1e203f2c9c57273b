"""Rows of table *duties* that cannot be looked at further: days, hours, people and ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ce_opt.errors import Breach
from ce_opt.language import marked, tr
from ce_opt.plan.audit.duties.book import breach, named, word
from ce_opt.plan.audit.subject import Subject
from ce_opt.plan.duty_table import wrong_time
from ce_opt.plan.layout import DUTIES, WITHDRAWN_DUTIES
from ce_opt.teams.facts import Row, rows

__all__ = ["rows_that_are_wrong"]

NO_CLIENT = marked('{file} row {row} column {column} value "{value}": must be a client with a team')
NO_ID = marked('{file} row {row} column {column} value "{value}": must be an id of a {column}')
KINDS = ("visit", "meeting", "handover", "report")


def rows_that_are_wrong(subject: Subject) -> Iterator[Breach]:
    """Ask a day, an hour, known ids, and one word from all rows of a duty on when it is."""
    plan = subject.plan
    known = known_ids(subject)
    for file, frame in ((DUTIES.file, plan.duties), (WITHDRAWN_DUTIES.file, plan.withdrawn_duties)):
        for number, row in enumerate(rows(frame) if frame is not None else [], 2):
            fault = wrong_time(row)
            if not fault and row["kind"] not in KINDS:
                fault = tr(
                    'column kind value "{value}": must be one of {words}',
                    value=row["kind"],
                    words=", ".join(KINDS),
                )
            if fault:
                sentence = tr("{file} row {row} {fault}", file=file, row=number, fault=fault)
                yield breach(file, sentence)
            elif file == DUTIES.file:
                yield from unknown_ids(number, row, known)
    if plan.duties is not None:
        yield from rows_at_odds(rows(plan.duties))


def known_ids(subject: Subject) -> dict[str, set[str]]:
    """Column -> ids that may stand there; an empty one too, where the duty is about none."""
    season, groups = subject.facts.season, subject.plan.groups
    teams = season.departments["department"] if groups is None else groups["group"]
    return {
        "client": {"", *subject.teams},
        "group": {"", *teams},
        "engineer": {"", *subject.facts.engineers},
        "account_manager": {"", *season.account_managers["account_manager"]},
    }


def unknown_ids(number: int, row: Row, known: dict[str, set[str]]) -> Iterator[Breach]:
    """Ids of a row that are nobody's; a client must be served."""
    for column, ids in known.items():
        if row[column] not in ids:
            message = NO_CLIENT if column == "client" else NO_ID
            sentence = tr(
                message,
                file=DUTIES.file,
                row=number,
                column=column,
                value=row[column],
            )
            yield breach(DUTIES.file, sentence)
    if (row["kind"] == "meeting") == bool(row["client"]) and row["kind"] != "report":
        sentence = tr(
            "{file} row {row}: a {kind} is of a group or of a client, not both",
            file=DUTIES.file,
            row=number,
            kind=word("kind", row["kind"]),
        )
        yield breach(DUTIES.file, sentence)


def rows_at_odds(found: list[Row]) -> Iterator[Breach]:
    """Rows of one duty that say different times, or name a person twice."""
    parts: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in found:
        author = row["engineer"] if row["kind"] == "report" else ""
        parts[row["kind"], row["client"], row["group"], row["occasion"], author].append(row)
    for key, rows_of in parts.items():
        name = named(key)
        times = {(row["date"], row["start"], row["minutes"], row["revision"]) for row in rows_of}
        if len(times) > 1:
            sentence = tr(
                "{file} {name} has rows with different times", file=DUTIES.file, name=name
            )
            yield breach(DUTIES.file, sentence)
        people = [(row["engineer"], row["account_manager"]) for row in rows_of]
        if len(set(people)) < len(people):
            sentence = tr("{file} {name} names a person twice", file=DUTIES.file, name=name)
            yield breach(DUTIES.file, sentence)

"""Every number of the tables, worked out anew."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from math import isnan

from ce_opt.errors import Breach
from ce_opt.language import marked, tr
from ce_opt.plan.audit.subject import Subject, wrong_numbers, wrong_word
from ce_opt.plan.layout import ASSIGNMENT, DUTY_HOURS, IMPORTANCE, IMPUTED, LOADS, UNSERVED
from ce_opt.plan.read import FILE, heads_sentence
from ce_opt.teams.facts import Facts, Row, rows
from ce_opt.teams.terms import GROUP_TERMS, overload

__all__ = ["assignment", "importance", "loads"]

SELECTED = marked("{file} {client}: selected is yes, its team: it has none")
NOT_SELECTED = marked("{file} {client}: selected is no, its team: it has one")


def assignment(subject: Subject) -> Iterator[Breach]:
    """Recompute importance, every term and the points of each client."""
    facts = subject.facts
    further = [term.NAME for term in GROUP_TERMS] if facts.group_members is not None else []
    heads, wanted = tuple(subject.plan.assignment.columns), (*ASSIGNMENT.heads, *further)
    if heads != wanted:
        yield wrong_heads(ASSIGNMENT.file, wanted)
        return
    for row in subject.assignment:
        client = row["client"]
        checkable = client in facts.clients and (client in subject.teams or not row["engineer_a"])
        if checkable:
            terms = subject.terms[client]
            right = {"importance": facts.importance[client], **terms, "points": sum(terms.values())}
            yield from wrong_numbers(ASSIGNMENT.file, client, row, right)
    for row in rows(subject.plan.unserved):
        if row["client"] in facts.clients:
            right = {"importance": facts.importance[row["client"]]}
            yield from wrong_numbers(UNSERVED.file, row["client"], row, right)


def importance(subject: Subject) -> Iterator[Breach]:
    """Recompute importance and contributions; rank is that among the printed importances."""
    facts = subject.facts
    heads, wanted = tuple(subject.plan.importance.columns), importance_heads(facts)
    if heads != wanted:
        yield wrong_heads(IMPORTANCE.file, wanted)
        return
    ascending = sorted(-value for value in subject.plan.importance["importance"])
    served = {row["client"] for row in subject.assignment if row["engineer_a"]}
    for row in rows(subject.plan.importance):
        client = row["client"]
        if client in facts.clients:
            rank = 1 + bisect_left(ascending, -row["importance"])
            right = {"importance": facts.importance[client], "rank": rank}
            right |= facts.contributions[client]
            yield from wrong_numbers(IMPORTANCE.file, client, row, right)
            yield from wrong_marks(subject, row, served)


def wrong_heads(file: str, wanted: Iterable[str]) -> Breach:
    """Say which heads a file must have in this season."""
    return Breach(FILE, file, heads_sentence(file, wanted))


def importance_heads(facts: Facts) -> tuple[str, ...]:
    """Heads that importance.csv must have in this season."""
    rules = facts.season.rulebook.importance
    marks = [IMPUTED] if rules.missing else []
    return (*IMPORTANCE.heads, *rules.further, *marks)


def wrong_marks(subject: Subject, row: Row, served: set[str]) -> Iterator[Breach]:
    """Say whether a client is selected, and which of its values were filled in."""
    client, rules = row["client"], subject.facts.season.rulebook.importance
    if row["selected"] != (client in served):
        message = SELECTED if row["selected"] else NOT_SELECTED
        yield Breach("selected", client, tr(message, file=IMPORTANCE.file, client=client))
    values = subject.facts.clients[client]
    right = "; ".join(name for name in rules.considered if isnan(values[name]))
    found = row.get(IMPUTED, "")
    if found != right:
        yield wrong_word(IMPORTANCE.file, client, IMPUTED, found, right)


def loads(subject: Subject) -> Iterator[Breach]:
    """Hours, utilisation, counts and overload of each engineer."""
    duty = any(subject.facts.duty(engineer) for engineer in subject.facts.engineers)
    wanted = (*LOADS.heads, DUTY_HOURS) if duty else LOADS.heads
    if tuple(subject.plan.loads.columns) != wanted:
        yield wrong_heads(LOADS.file, wanted)
        return
    seats = Counter(pair for team in subject.teams.values() for pair in team.seats)
    for row in rows(subject.plan.loads):
        engineer = row["engineer"]
        if engineer in subject.facts.engineers:
            right = load(subject, engineer) | {
                "clients_a": seats["A", engineer],
                "clients_b": seats["B", engineer],
            }
            right |= {DUTY_HOURS: subject.facts.duty(engineer)} if duty else {}
            yield from wrong_numbers(LOADS.file, engineer, row, right)


def load(subject: Subject, engineer: str) -> Row:
    """Hours, utilisation and overload of one engineer."""
    care_hours, hours = subject.facts.engineers[engineer]["care_hours"], subject.carried[engineer]
    used = sum(hours.values()) + subject.facts.duty(engineer)
    return {
        "care_hours": care_hours,
        "hours_a": hours["A"],
        "hours_b": hours["B"],
        "utilisation": used / care_hours if care_hours else 0.0,
        overload.NAME: subject.overloads[engineer],
    }

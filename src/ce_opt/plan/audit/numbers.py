"""Every number of the tables, worked out anew."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from ce_opt.errors import Breach
from ce_opt.plan.audit.subject import Subject, wrong_numbers
from ce_opt.plan.layout import ASSIGNMENT, IMPORTANCE, LOADS, UNSERVED
from ce_opt.season.rulebook import CRITERIA
from ce_opt.teams.facts import Row, rows
from ce_opt.teams.terms import overload

__all__ = ["assignment", "importance", "loads"]


def assignment(subject: Subject) -> Iterator[Breach]:
    """Recompute importance, every term and the points of each client."""
    facts = subject.facts
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
    ascending = sorted(-value for value in subject.plan.importance["importance"])
    served = {row["client"] for row in subject.assignment if row["engineer_a"]}
    for row in rows(subject.plan.importance):
        client = row["client"]
        if client not in facts.clients:
            continue
        parts: dict[str, float] = {name: facts.contributions[client][name] for name in CRITERIA}
        right: dict[str, float] = {
            "importance": facts.importance[client],
            "rank": 1 + bisect_left(ascending, -row["importance"]),
            **parts,
        }
        yield from wrong_numbers(IMPORTANCE.file, client, row, right)
        if row["selected"] != (client in served):
            says, does = ("yes", "has none") if row["selected"] else ("no", "has one")
            sentence = f"{IMPORTANCE.file} {client}: selected is {says}, its team: it {does}"
            yield Breach("selected", client, sentence)


def loads(subject: Subject) -> Iterator[Breach]:
    """Hours, utilisation, counts and overload of each engineer."""
    seats = Counter(pair for team in subject.teams.values() for pair in team.seats)
    for row in rows(subject.plan.loads):
        engineer = row["engineer"]
        if engineer in subject.facts.engineers:
            right = load(subject, engineer) | {
                "clients_a": seats["A", engineer],
                "clients_b": seats["B", engineer],
            }
            yield from wrong_numbers(LOADS.file, engineer, row, right)


def load(subject: Subject, engineer: str) -> Row:
    """Hours, utilisation and overload of one engineer."""
    care_hours, hours = subject.facts.engineers[engineer]["care_hours"], subject.carried[engineer]
    return {
        "care_hours": care_hours,
        "hours_a": hours["A"],
        "hours_b": hours["B"],
        "utilisation": sum(hours.values()) / care_hours if care_hours else 0.0,
        overload.NAME: subject.overloads[engineer],
    }

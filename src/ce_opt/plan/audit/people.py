"""Every client and every engineer stands where it must, once, and nobody else does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.plan.audit.subject import Subject
from ce_opt.plan.layout import ASSIGNMENT, IMPORTANCE, LOADS, UNSERVED

__all__ = ["clients", "engineers", "unserved"]


def clients(subject: Subject) -> Iterator[Breach]:
    """Each client has one row in assignment.csv and in importance.csv."""
    known = subject.facts.clients
    yield from each_once("clients", ASSIGNMENT.file, list(subject.plan.assignment["client"]), known)
    yield from each_once("clients", IMPORTANCE.file, list(subject.plan.importance["client"]), known)


def engineers(subject: Subject) -> Iterator[Breach]:
    """Each engineer has one row in loads.csv, and every seat is held by one of them."""
    known = subject.facts.engineers
    yield from each_once("engineers", LOADS.file, list(subject.plan.loads["engineer"]), known)
    for row in subject.assignment:
        for seat in ("engineer_a", "engineer_b"):
            if row[seat] and row[seat] not in known:
                sentence = tr(
                    "{engineer}, {seat} of {client}, is no engineer of the season",
                    engineer=row[seat],
                    seat=seat,
                    client=row["client"],
                )
                yield Breach("engineers", row["client"], sentence)
        if row["engineer_b"] and not row["engineer_a"]:
            sentence = tr(
                "{client} has {engineer} in seat B and nobody in seat A",
                client=row["client"],
                engineer=row["engineer_b"],
            )
            yield Breach("seats", row["client"], sentence)


def unserved(subject: Subject) -> Iterator[Breach]:
    """Each client without a team has one row in unserved.csv, with a reason and a next step."""
    without = {row["client"] for row in subject.assignment if not row["engineer_a"]}
    table = subject.plan.unserved
    yield from each_once("unserved", UNSERVED.file, list(table["client"]), without)
    for client, reason, step in table[["client", "reason", "next_step"]].itertuples(index=False):
        for column, text in (("reason", reason), ("next_step", step)):
            if not text.strip():
                sentence = tr(
                    "{file} {subject}: {name} is empty",
                    file=UNSERVED.file,
                    subject=client,
                    name=column,
                )
                yield Breach(column, client, sentence)


def each_once(rule: str, file: str, found: list[str], wanted: Collection[str]) -> Iterator[Breach]:
    """Compare the ids of a file with those that belong there."""
    rows = Counter(found)
    for name in wanted:
        if name not in rows:
            yield Breach(rule, name, tr("{file} has no row for {name}", file=file, name=name))
    for name, count in rows.items():
        if name not in wanted:
            sentence = tr(
                "{file} has a row for {name}, who does not belong there", file=file, name=name
            )
            yield Breach(rule, name, sentence)
        elif count > 1:
            sentence = tr("{file} has {count} rows for {name}", file=file, count=count, name=name)
            yield Breach(rule, name, sentence)

"""Every ladder of table *escalation*, looked at step by step in plain Python.

People are looked up in the season and in table *groups*; nothing of what made the ladders is asked.
Who of several able people comes first at a step is the planner's to judge: any of them keeps the
promise that the ladder makes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ce_opt.errors import Breach
from ce_opt.escalation.groups import Groups
from ce_opt.escalation.minutes import minutes_of
from ce_opt.escalation.problems import THOUSANDTHS, expected_work, reaching
from ce_opt.escalation.sentences import Known, Standing, nobody_there, reason, skipped
from ce_opt.language import spoken_in, tr
from ce_opt.plan.audit.ladder_book import Book, Case
from ce_opt.plan.audit.subject import Subject, wrong_numbers, wrong_word
from ce_opt.plan.layout import ESCALATION, TRIGGER_MINUTES
from ce_opt.season.escalation_rules import LEVELS, Level
from ce_opt.skills import shortfall
from ce_opt.teams.facts import Row, rows

__all__ = ["escalation"]

HELPING: tuple[Level, ...] = ("group", "department", "support")


def escalation(subject: Subject) -> Iterator[Breach]:
    """Check table *escalation*; it may be absent where the rule book has no such section."""
    table, facts = subject.plan.escalation, subject.facts
    if table is None:
        if facts.season.rulebook.escalation is not None:
            sentence = tr(
                "{file} is missing: see section escalation of the rule book", file=ESCALATION.file
            )
            yield Breach("escalation", ESCALATION.file, sentence)
        return
    book = Book(subject, rows(table))
    ladders: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in book.printed:
        ladders[row["client"], row["specialty"]].append(row)
    for client, specialty in ladders:
        if (client, specialty) not in book.needs:
            name = f"{client} {specialty}"
            sentence = tr(
                "{file} has a ladder of {name}, which is no need of the season",
                file=ESCALATION.file,
                name=name,
            )
            yield Breach("escalation", name, sentence)
    for (client, need), seats in book.needed.items():
        yield from wrong_ladder(Case(book, client, need, seats), ladders[client, need.specialty])


def wrong_ladder(case: Case, ladder: Sequence[Row]) -> Iterator[Breach]:
    """Compare a ladder with what must stand on it."""
    found = [(row["level"], row["engineer"]) for row in ladder]
    faults = list(wrong_steps(case, ladder)) or list(wrong_people(case, found))
    for sentence in faults:
        said = tr(
            "{file} {subject}: {sentence}",
            file=ESCALATION.file,
            subject=case.name,
            sentence=sentence,
        )
        yield Breach("escalation", case.name, said)
    if faults:
        return
    partner = next((engineer for level, engineer in found if level in HELPING), "")
    for row in ladder:
        yield from wrong_row(case, row, partner)
    if ladder:
        with spoken_in(case.book.language):
            right = skipped(skips_of(case, {level for level, _ in found}))
        yield from wrong_words(case, ladder[0], {"skipped": right})
        for row in ladder[1:]:
            yield from wrong_words(case, row, {"skipped": ""})


def wrong_steps(case: Case, ladder: Sequence[Row]) -> Iterator[str]:
    """Ask steps from 1 on, levels in order, known people, nobody twice."""
    if [row["step"] for row in ladder] != list(range(1, len(ladder) + 1)):
        yield tr("its steps must be 1, 2, 3 and so on")
    levels = [row["level"] for row in ladder]
    if not set(levels) <= set(LEVELS):
        yield tr("a level must be one of {levels}", levels=", ".join(LEVELS))
    elif levels != sorted(levels, key=LEVELS.index):
        yield tr("its levels must come in the order {levels}", levels=", ".join(LEVELS))
    people = [row["engineer"] for row in ladder]
    for name in dict.fromkeys(people):
        if name not in case.book.facts.engineers:
            yield tr("{name} is no engineer of the season", name=name)
        elif people.count(name) > 1:
            yield tr("{name} stands on it {count} times", name=name, count=people.count(name))


def wrong_people(case: Case, found: Sequence[tuple[Level, str]]) -> Iterator[str]:
    """Ask the team, then as many able people at each step as there are and are asked for."""
    team = [name for level, name in found if level in ("A", "B")]
    if team != list(case.seats):
        yield tr(
            "it begins with {people}, the team is {team}",
            people=named(team),
            team=", ".join(case.seats),
        )
    taken = set(team)
    for level in HELPING:
        place = case.places[level]
        here = [name for step, name in found if step == level]
        able = (place.people & case.helpers) - taken
        for name in here:
            if name not in able:
                yield tr("{name} cannot help at step {level}", name=name, level=level)
        count = min(1 + case.book.rules.reserves, len(able))
        if len(here) != count:
            yield tr(
                "{found} people stand at step {level}, it should be {count}",
                found=len(here),
                level=level,
                count=count,
            )
        taken |= set(here)
    working = case.book.groups.working if case.book.groups else ()
    right = [name for name in working if name not in taken][:1]
    told = [name for level, name in found if level == "working"]
    if told != right:
        yield tr("{people} is told, it should be {right}", people=named(told), right=named(right))


def named(people: Sequence[str]) -> str:
    """Name people, or nobody."""
    return ", ".join(people) or tr("nobody")


def wrong_row(case: Case, row: Row, partner: str) -> Iterator[Breach]:
    """Compare every number and word of a row."""
    book, name, level = case.book, row["engineer"], row["level"]
    right: dict[str, float] = {
        head: minutes_of(book.rules, trigger, level) for head, trigger in TRIGGER_MINUTES.items()
    }
    right["distance"] = distance(case, name)
    right["hours"] = hours(case) if name == partner else 0.0
    right["travel_minutes"] = book.facts.minutes(name, case.client)
    yield from wrong_numbers(ESCALATION.file, f"{case.name} {name}", row, right)
    words = {"appointed_by": appointer(book.groups, level, name)}
    with spoken_in(book.language):
        words["reason"] = why(case, level, name, partner)
    yield from wrong_words(case, row, words)


def distance(case: Case, name: str) -> float:
    """Levels that somebody is short of the problem."""
    return shortfall(case.book.knows[name, case.need.specialty].level, case.need.level)


def hours(case: Case) -> float:
    """Hours that fall to the partner."""
    book = case.book
    odds = float(book.facts.clients[case.client]["fault_probability"])
    work = expected_work(odds, book.months, case.need.hours)
    able = book.able[case.need.specialty, case.need.level]
    return reaching(work, book.rules, solvable=bool(able & set(case.seats))) / THOUSANDTHS


def appointer(groups: Groups | None, level: Level, name: str) -> str:
    """Say who sends somebody with nobody away."""
    if groups is None or level in ("A", "B"):
        return ""
    leader = groups.leaders.get(groups.group_of.get(name, ""), "")
    if level in ("group", "department") and leader:
        return leader
    return groups.support_leader or next(iter(groups.working), "")


def why(case: Case, level: Level, name: str, partner: str) -> str:
    """Say why somebody stands on the ladder."""
    book, need = case.book, case.need
    helped = book.knows[name, need.specialty]
    held = book.held[name].get(helped.source, 0)
    known = Known(need.specialty, need.level, helped.level, helped.source, held)
    travel = book.facts.minutes(name, case.client)
    whom, last = last_together(case, name)
    load = book.loads[name]
    return reason(
        known, Standing(level, name == partner, travel, load, book.free[name], whom, last)
    )


def last_together(case: Case, name: str) -> tuple[str, date | None]:
    """Say with whom of A and B somebody worked last."""
    found: tuple[str, date | None] = ("", None)
    for seat in case.seats:
        day = case.book.work.last(name, seat)
        if day and (found[1] is None or day > found[1]):
            found = seat, day
    return found


def skips_of(case: Case, there: set[Level]) -> Iterator[tuple[Level, str]]:
    """Say which steps the ladder lacks, and why."""
    groups = case.book.groups
    for level in LEVELS:
        if level in there:
            continue
        if level in ("A", "B"):
            reason = tr("the client has no team")
            if case.seats:
                reason = tr("the client has no seat {seat}", seat=level)
        elif level == "working":
            reason = tr("the plan has no working group")
            if groups is None:
                reason = tr("the plan has no groups")
            elif groups.working:
                reason = tr("nobody further of the working group is there")
        else:
            place = case.places[level]
            facts = {
                "grouped": "yes" if groups is not None else "",
                "team": "".join(case.seats),
                "group": case.group,
                "place": place.name,
                "people": "yes" if place.people else "",
                "problem": f"{case.need.specialty} {case.need.level}",
            }
            reason = nobody_there(level, facts)
        yield level, reason


def wrong_words(case: Case, row: Row, right: dict[str, str]) -> Iterator[Breach]:
    """Compare texts by name."""
    for name, text in right.items():
        if row[name] != text:
            who = f"{case.name} {row['engineer']}"
            found = wrong_word(ESCALATION.file, who, name, row[name], text)
            yield replace(found, subject=case.name)

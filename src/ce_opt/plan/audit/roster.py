"""The roster: posts against head counts, covers and designations, and all that is printed of them.

That nobody could have filled the posts better is held against a search of its own that needs no
solver (`ce_opt.roster.best`), for every department whose states are few enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from ce_opt.bids import Bidder
from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.plan.audit.people import each_once
from ce_opt.plan.audit.subject import Subject, wrong_numbers, wrong_words
from ce_opt.plan.layout import ROSTER
from ce_opt.plan.roster_table import AND
from ce_opt.roster.best import FEW_STATES, best
from ce_opt.roster.contest import Contest
from ce_opt.roster.plain import contests_of
from ce_opt.roster.standing import IN_SUPPORT, NOBODY_JUDGED, Standing, standings
from ce_opt.season.rulebook import Bids, Roster
from ce_opt.teams.facts import Row, rows

__all__ = ["roster"]


def roster(subject: Subject) -> Iterator[Breach]:
    """Compare table *roster* with the rules and with the evaluation."""
    bidders, table = subject.facts.bidders, subject.plan.roster
    if bidders is None or table is None:
        yield from belongs(subject, bidders)
        return
    yield from each_once("roster", ROSTER.file, list(table["engineer"]), subject.facts.engineers)
    if subject.posts.keys() == subject.facts.engineers.keys():
        for department, contest in contests(subject, bidders).items():
            people = {
                name: row
                for name, row in subject.posts.items()
                if subject.facts.engineers[name]["department"] == department
            }
            yield from of_department(subject, contest, people, bidders)


def contests(subject: Subject, bidders: Mapping[str, Bidder]) -> dict[str, Contest]:
    """Department -> contest, in plain Python."""
    book = subject.facts.season.rulebook
    return contests_of(subject.facts.season, book.roster or Roster(), book.bids or Bids(), bidders)


def belongs(subject: Subject, bidders: Mapping[str, Bidder] | None) -> Iterator[Breach]:
    """Ask for no table where posts cannot be given, and for one where section [roster] stands."""
    if bidders is None and subject.plan.roster is not None:
        sentence = tr("{file} does not belong there: nobody was evaluated", file=ROSTER.file)
        yield Breach("roster", ROSTER.file, sentence)
    if subject.plan.roster is None and subject.facts.season.rulebook.roster is not None:
        sentence = tr("{file} is missing: see section roster of the rule book", file=ROSTER.file)
        yield Breach("roster", ROSTER.file, sentence)


def of_department(
    subject: Subject,
    contest: Contest,
    people: Mapping[str, Row],
    bidders: Mapping[str, Bidder],
) -> Iterator[Breach]:
    """Everything that is wrong in one department."""
    holders = [name for name, row in people.items() if row["post"] == "engineer"]
    strangers = [name for name in holders if name not in contest.by_name]
    for name in strangers:
        sentence = tr(
            "{engineer} has a post of {department} and is no candidate for one",
            engineer=name,
            department=contest.department,
        )
        yield Breach("post", name, sentence)
    if not strangers:
        yield from broken_rules(contest, holders)
        book = subject.facts.season.rulebook
        right = standings(contest, holders, (book.roster or Roster()).reserves)
        for name, row in people.items():
            support = subject.facts.engineers[name]["entry"] == "support"
            standing = right.get(name, IN_SUPPORT if support else NOBODY_JUDGED)
            yield from wrong_row(subject, row, standing, bidders[name])


def broken_rules(contest: Contest, holders: list[str]) -> Iterator[Breach]:
    """Head count, designations, covers, and the best sum of merit."""
    department = contest.department
    where = {"file": ROSTER.file, "department": department}
    if len(holders) != contest.posts:
        sentence = tr(
            "{file}: department {department} fills {found} posts, it should fill {right}",
            found=len(holders),
            right=contest.posts,
            **where,
        )
        yield Breach("head_count", department, sentence)
    designated = contest.designated(holders)
    if designated < contest.first:
        sentence = tr(
            "{file}: department {department} gives posts to {found} designated, {first} come first",
            found=designated,
            first=contest.first,
            **where,
        )
        yield Breach("bidding_share", department, sentence)
    for specialty, count in contest.missing(holders).items():
        sentence = tr(
            "{file}: department {department} lacks {count} who cover {specialty}",
            count=count,
            specialty=specialty,
            **where,
        )
        yield Breach("covers", department, sentence)
    found = best(contest, FEW_STATES)
    if contest.keeps_rules(holders) and found and found[0] != contest.totals(holders):
        sentence = tr(
            "{file}: department {department} has not the posts of the greatest merit: {people}",
            people=", ".join(sorted(found[1])),
            **where,
        )
        yield Breach("merit", department, sentence)


def wrong_row(subject: Subject, row: Row, standing: Standing, bidder: Bidder) -> Iterator[Breach]:
    """Compare one row with what should stand there."""
    engineer = row["engineer"]
    person = subject.facts.engineers[engineer]
    texts = {
        "department": person["department"],
        "entry": person["entry"],
        "post": standing.post,
        "decided_by": standing.decided_by,
        "covers": AND.join(covered(subject, engineer)),
        "follower": AND.join(standing.followers),
    }
    yield from wrong_words(ROSTER.file, engineer, row, texts)
    yield from wrong_numbers(ROSTER.file, engineer, row, {"merit": bidder.merit})
    rank: float = 0.0 if pd.isna(row["reserve_rank"]) else float(row["reserve_rank"])
    yield from wrong_numbers(
        ROSTER.file, engineer, {"reserve_rank": rank}, {"reserve_rank": standing.reserve_rank}
    )


def covered(subject: Subject, engineer: str) -> list[str]:
    """Specialties of the department that an engineer covers, by name."""
    facts = subject.facts
    level = (facts.season.rulebook.roster or Roster()).cover_level
    return sorted(
        row["specialty"]
        for row in rows(facts.season.department_specialties)
        if row["department"] == facts.engineers[engineer]["department"]
        and facts.levels.get((engineer, row["specialty"]), 0) >= level
    )

"""The plain view of a plan says who may help, as worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from ce_opt.plan.audit.ladder_book import Book, Case
from ce_opt.plan.audit.subject import Subject
from ce_opt.teams.facts import Facts, rows
from escalation.seasons import season
from plan.test_escalation_table import planned


@pytest.fixture(scope="module")
def book() -> Book:
    made = season()
    plan = planned(made)
    assert plan.escalation is not None
    return Book(Subject(plan, Facts(made), Path()), rows(plan.escalation))


def case(book: Book, client: str, specialty: str) -> Case:
    (client, need), seats = next(
        (key, seats)
        for key, seats in book.needed.items()
        if (key[0], key[1].specialty) == (client, specialty)
    )
    return Case(book, client, need, seats)


def test_who_can_help_and_where_they_stand(book: Book) -> None:
    power = case(book, "C1", "power")
    assert power.helpers == {"E3", "E4", "E5"}
    assert power.group == "G1"
    assert {level: place.people for level, place in power.places.items()} == {
        "group": {"E1", "E2", "E3"},
        "department": {"E4"},
        "support": {"E5", "E6"},
    }
    # E6 knows 5 · 0.7 = 3.5 levels of data; A and B are no helpers.
    assert case(book, "C1", "data").helpers == {"E5", "E6"}


def test_a_client_without_a_team_has_no_group(book: Book) -> None:
    alone = case(book, "C3", "power")
    assert (alone.seats, alone.group) == ((), "")
    assert not alone.places["department"].people


def test_a_client_that_must_not_be_served_has_no_ladder(book: Book) -> None:
    assert ("C4", "data") not in book.needs


def test_loads_and_free_hours_are_those_of_the_tables(book: Book) -> None:
    assert (book.loads["E3"], book.loads["E6"]) == (24_300, 3_600)
    assert (book.free["E1"], book.free["E2"], book.free["E4"]) == (30_000, 70_000, 90_000)

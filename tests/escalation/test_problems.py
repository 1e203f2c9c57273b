"""Problems and their expected hours."""

from __future__ import annotations

import pytest

from ce_opt.escalation.problems import problems, reaching
from ce_opt.season.escalation_rules import Escalation
from escalation.seasons import SEATS, season


def test_every_need_of_a_client_that_may_be_served_is_a_problem() -> None:
    found = problems(season(), SEATS, Escalation())
    assert [(it.client, it.specialty, it.level, it.work) for it in found] == [
        ("C1", "data", 3, 36_000),
        ("C1", "power", 3, 24_000),
        ("C2", "power", 2, 3_000),
        ("C3", "power", 4, 24_000),  # C4 must not be served
    ]
    assert [it.seats for it in found] == [("E1", "E2"), ("E1", "E2"), ("E4",), ()]
    assert found[0].faults == pytest.approx(0.6)


def test_one_person_in_both_seats_is_asked_once() -> None:
    found = problems(season(), [("C1", "E1", "E1")], Escalation())
    assert found[0].seats == ("E1",)


def test_what_reaches_the_partner() -> None:
    rules = Escalation(standby_share=0.25)
    assert reaching(1000, rules, solvable=True) == 250
    assert reaching(1000, rules, solvable=False) == 1000
    assert reaching(1000, Escalation(standby_share=1), solvable=True) == 1000

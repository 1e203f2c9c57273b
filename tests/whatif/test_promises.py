"""Promises are said in the planner's nouns, with their figures."""

from __future__ import annotations

import pytest

from ce_opt.teams.facts import Facts
from ce_opt.teams.limits import LIMITS
from ce_opt.teams.rules import RULES, designation, distinct_people, seats
from ce_opt.whatif.promises import SAID, Promise, sentence
from plan.hand_season import season


@pytest.mark.parametrize(
    ("promise", "says"),
    [
        (Promise("service", ("C1",)), "C1 must be served"),
        (Promise("primary_specialty", ("C2",)), "A of C2 needs cable at level 4"),
        (Promise("max_travel_minutes"), "nobody travels more than 45 minutes"),
        (Promise("conflict", ("E1", "C2")), "E1 and C2 are in conflict"),
        (Promise("required", ("C1", "E1", "any")), "E1 is required at any seat of C1"),
        (Promise("forbidden", ("C1", "E1", "B")), "E1 is kept from seat B of C1 by a designation"),
        (Promise("care_hours", ("E2",)), "E2 has 60 care hours"),
        (Promise("max_a", ("E3",)), "E3 is A of 2 clients at most"),
        (Promise("max_clients", ("E3",)), "E3 serves 3 clients at most"),
        (Promise("max_handovers"), "4 seats change hands at most"),
        (Promise("a_rule_to_come", ("E1",)), "a_rule_to_come of E1 is kept"),
        (Promise("a_rule_to_come"), "a_rule_to_come is kept"),
    ],
)
def test_a_promise_is_said(promise: Promise, says: str) -> None:
    changes = {("engineers", "E3"): {"max_a": 2, "max_clients": 3}}
    facts = Facts(season(changes, max_travel_minutes=45, max_handovers=4))
    assert sentence(promise, facts) == says


def test_every_rule_and_limit_of_today_has_its_words() -> None:
    modelled = {seats.NAME, distinct_people.NAME, designation.NAME}
    assert {module.NAME for module in (*RULES, *LIMITS)} - modelled <= set(SAID)

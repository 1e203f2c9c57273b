"""Parts of the workforce are decided one after the other, each in a season of its own."""

from __future__ import annotations

from dataclasses import replace

from ce_opt.season import Workforce
from plan.hand_season import season


def test_a_season_as_read_has_decided_nothing() -> None:
    workforce = season().workforce
    assert workforce.without_post == frozenset()
    assert workforce.group_of is None
    assert workforce.duty_hours == {}


def test_a_part_decided_leaves_the_others_and_the_given_season_alone() -> None:
    given = season()
    posted = given.arranged(Workforce(without_post=frozenset({"E1"})))
    grouped = posted.arranged(replace(posted.workforce, group_of={"E2": "G1"}))
    assert grouped.workforce.without_post == {"E1"}
    assert grouped.workforce.group_of == {"E2": "G1"}
    assert posted.workforce.group_of is None
    assert given.workforce.without_post == frozenset()
    assert grouped.clients is given.clients

"""On the day: who is on leave, and what the plan named stays first."""

from __future__ import annotations

from datetime import date

import pytest

from ce_opt.escalation.build import build
from ce_opt.escalation.today import on_leave, problem_of, today
from escalation.seasons import SEATS, ground, of, season, steps

LEAVE = [
    {"engineer": "E3", "start": "2026-07-10", "end": "2026-07-12"},
    {"engineer": "E4", "start": "2026-07-12", "end": "2026-07-12"},
]


@pytest.mark.parametrize(
    ("day", "away"),
    [(9, set()), (10, {"E3"}), (12, {"E3", "E4"}), (13, set())],
)
def test_first_and_last_day_of_a_leave_count(day: int, away: set[str]) -> None:
    assert on_leave(season(more={"leave": LEAVE}), date(2026, 7, day)) == away


def test_nobody_is_on_leave_without_the_table() -> None:
    assert on_leave(season(), date(2026, 7, 10)) == set()


def test_the_plan_s_order_stays_and_others_follow() -> None:
    stage = ground(season(reserves=1))
    planned = build(stage, SEATS)
    ladder = of(planned.ladders, "C1", "data")
    first = [step.engineer for step in ladder.helpers][::-1]  # as if the plan had named E6 first
    found = today(stage, ladder.problem, first, planned.loads, {"E1"})
    assert steps(found)[:3] == [("B", "E2"), ("support", first[0]), ("support", first[1])]


def test_a_specialty_that_the_client_does_not_list() -> None:
    stage = ground(season(usual_level=4))
    known = {
        (it.client, it.specialty): it for it in (one.problem for one in build(stage, SEATS).ladders)
    }
    found = problem_of(stage, known, "C2", "data")
    assert (found.level, found.work, found.seats) == (4, 0, ("E4",))
    assert problem_of(stage, known, "C1", "data") is known["C1", "data"]
    assert problem_of(stage, known, "C4", "data").seats == ()

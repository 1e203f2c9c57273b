"""Whole calendars, looked at by somebody else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from ce_opt.duties import Agenda, OldAgenda, plan_duties
from ce_opt.season import Season
from duties.check import problems
from duties.seasons import HALF_YEAR, SEATS, groups, middle, seats_of, shuffled, small


@pytest.fixture(scope="module")
def season() -> Season:
    return middle()


@pytest.fixture(scope="module")
def agenda(season: Season) -> Agenda:
    return plan_duties(season, seats_of(season))


def test_every_duty_of_a_generated_season_is_sound(season: Season, agenda: Agenda) -> None:
    assert agenda.open == ()
    assert list(problems(season, seats_of(season), agenda.duties)) == []
    kinds = Counter(duty.kind for duty in agenda.duties)
    assert min(kinds[kind] for kind in ("visit", "meeting", "handover", "report")) > 5


def test_the_check_sees_damage(season: Season, agenda: Agenda) -> None:
    visit = next(duty for duty in agenda.duties if duty.kind == "visit")
    rest = [duty for duty in agenda.duties if duty is not visit]
    for damaged in ([], [visit, visit], [replace(visit, start=700)], [replace(visit, start=540)]):
        assert list(problems(season, seats_of(season), [*rest, *damaged]))


def test_the_order_of_rows_changes_nothing(season: Season, agenda: Agenda) -> None:
    other = shuffled(season, 1)
    assert plan_duties(other, dict(reversed(seats_of(other).items()))) == agenda


def test_trips_are_at_least_the_bound_and_near_it(agenda: Agenda) -> None:
    days = {
        (person.id, duty.date)
        for duty in agenda.duties
        for person, role in duty.people
        if role == "account_manager"
    }
    assert agenda.fewest_trips <= agenda.trips
    assert len(days) <= agenda.trips  # a day in two districts is two trips


def test_a_plan_changed_by_hand_keeps_the_rest(season: Season, agenda: Agenda) -> None:
    seats = seats_of(season)
    client = next(iter(seats))
    spare = next(one for one in season.engineers["engineer"] if one not in seats[client])
    seats[client] = (spare, *seats[client][1:])
    later = plan_duties(season, seats, older=OldAgenda(agenda.duties, agenda.withdrawn))
    assert list(problems(season, seats, later.duties)) == []
    before = {duty.identity: (duty.date, duty.start) for duty in agenda.duties}
    moved = [
        duty
        for duty in later.duties
        if duty.kind in ("visit", "meeting") and before[duty.identity] != (duty.date, duty.start)
    ]
    assert len(moved) <= 2


def test_with_groups_the_groups_meet() -> None:
    table = groups([("E1", "G", "leader"), ("E2", "G", "member"), ("E3", "S", "support_leader"),
                    ("E1", "S", "support")])  # fmt: skip
    found = plan_duties(small(HALF_YEAR), SEATS, table)
    assert Counter(d.group for d in found.duties if d.kind == "meeting") == {"G": 6, "S": 6}


def test_a_plan_that_serves_nobody_has_an_empty_calendar() -> None:
    found = plan_duties(small(HALF_YEAR), {})
    assert (found.duties, found.open, found.trips, found.fewest_trips) == ((), (), 0, 0)

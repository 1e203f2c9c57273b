"""What stays of an older calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ce_opt.duties import Agenda, Duty, OldAgenda, plan_duties
from ce_opt.duties.kept import by_identity
from ce_opt.season import Season
from duties.seasons import HALF_YEAR, SEATS, Row, away, small

OLD_HOLDERS = [{"client": "C1", "engineer": "E3", "seat": "A"}]


def season(**tables: list[Row]) -> Season:
    return small(HALF_YEAR, incumbents=OLD_HOLDERS, **tables)


def again(first: Agenda, later: Season, seats: dict[str, tuple[str, ...]]) -> Agenda:
    return plan_duties(later, seats, older=OldAgenda(first.duties, first.withdrawn))


def when(agenda: Agenda, kind: str) -> dict[tuple[str, str, str], tuple[date, int]]:
    return {
        (duty.client, duty.group, duty.occasion): (duty.date, duty.start)
        for duty in agenda.duties
        if duty.kind == kind
    }


def test_the_same_plan_again_changes_nothing() -> None:
    first = plan_duties(season(), SEATS)
    second = again(first, season(), SEATS)
    assert second.duties == first.duties
    assert (second.kept, second.withdrawn) == (len(first.duties), ())
    assert {duty.kind for duty in first.duties} == {"visit", "meeting", "handover", "report"}


def test_another_a_takes_the_visits_over_at_their_times() -> None:
    first = plan_duties(season(), SEATS)
    second = again(first, season(), SEATS | {"C2": ("E4", "E1")})
    stayed = {
        client: time
        for (client, _, occasion), time in when(second, "visit").items()
        if time == when(first, "visit")[client, "", occasion]
    }
    # E4 was to join C3 on a day on which E4 is now at C2: that visit alone may have moved
    assert {"C1", "C2", "C4"} <= set(stayed)
    changed = [duty for duty in second.duties if duty.kind == "visit" and duty.client == "C2"]
    assert {duty.people[0][0].id for duty in changed} == {"E4"}
    assert {duty.revision for duty in changed} == {1}
    gone = {
        (one.person.id, one.duty.client) for one in second.withdrawn if one.duty.kind == "visit"
    }
    assert gone == {("E2", "C2")}


def test_a_leave_moves_what_it_meets_and_nothing_else() -> None:
    first = plan_duties(season(), SEATS)
    visit = next(duty for duty in first.duties if duty.kind == "visit" and duty.client == "C4")
    later = season(leave=[away("E4", str(visit.date), str(visit.date))])
    second = again(first, later, SEATS)
    moved = {
        key for key, time in when(second, "visit").items() if when(first, "visit")[key] != time
    }
    assert ("C4", "", visit.occasion) in moved
    touched = {
        duty.client
        for duty in first.duties
        if duty.kind == "visit"
        and duty.date == visit.date
        and any(person.id == "E4" for person, _ in duty.people)
    }
    assert {client for client, _, _ in moved} <= touched


def test_a_calendar_of_another_season_counts_for_nothing() -> None:
    first = plan_duties(season(), SEATS)
    old = [replace(duty, date=date(2025, 7, 1)) for duty in first.duties]
    later = plan_duties(season(), SEATS, older=OldAgenda(old))
    assert later.duties == first.duties
    assert later.withdrawn == ()


def test_a_time_beside_the_grid_or_the_rules_is_not_kept() -> None:
    first = plan_duties(season(), SEATS)
    odd = [replace(one, start=one.start + 1) if one.start > 0 else one for one in first.duties]
    later = plan_duties(season(), SEATS, older=OldAgenda(odd))
    assert all(duty.start % 15 == 0 for duty in later.duties if duty.kind != "report")
    assert {duty.revision for duty in later.duties if duty.kind == "visit"} == {1}


def test_the_first_of_two_rows_for_one_duty_counts() -> None:
    first = plan_duties(season(), SEATS).duties[0]
    assert isinstance(first, Duty)
    assert by_identity([first, replace(first, start=0)]) == {first.identity: first}

"""An account manager's quarter, against every choice of days."""

from __future__ import annotations

import itertools
from datetime import date

from ce_opt.duties.diary import Diary
from ce_opt.duties.duty import Person
from ce_opt.duties.tour import tour_times
from ce_opt.duties.tours import Tours
from ce_opt.duties.wanted import Visit
from duties.seasons import Row, planned, small

WEEK = {"start": date(2026, 7, 6), "end": date(2026, 7, 10)}


def visits_of(span: Row, places: str, engineers: str) -> tuple[Diary, list[Visit]]:
    """Visits of M1: c at the centre, s at the shore; by the engineers of these numbers."""
    season = small(span)
    (period,) = planned(season).days.quarters
    district = {"c": "centre", "s": "shore"}
    visits = [
        Visit(f"C{number}", period, f"E{engineer}", "M1", district[place], 0.0)
        for number, (place, engineer) in enumerate(zip(places, engineers, strict=True))
    ]
    return Diary.of(season), visits


def toured(diary: Diary, visits: list[Visit]) -> list[tuple[int, int, int]]:
    days = visits[0].period.days
    manager = Person("account_manager", "M1")
    starts = [
        {
            place: mask
            for place, day in enumerate(days)
            if (
                mask := diary.suits_all(
                    [Person("engineer", visit.a), manager], day, visit.district, 60
                )
            )
        }
        for visit in visits
    ]
    tours = Tours(diary, visits, starts, [""] * len(visits), lambda visit, second, day: 0)
    return list(tours.plan())


def test_a_day_is_in_one_district_and_full_before_another_begins() -> None:
    # five visits fit into a day at the centre, so six need two; at the shore one day
    diary, visits = visits_of(WEEK, "ccccccss", "12121234")
    found = toured(diary, visits)
    assert len(found) == 8
    trips = {(visits[visit].district, day) for visit, day, _ in found}
    assert len(trips) == 3
    assert len({day for _, day in trips}) == 3


def test_trips_are_as_few_as_by_trying_every_choice_of_days() -> None:
    days = {"start": date(2026, 7, 6), "end": date(2026, 7, 8)}
    for places, engineers in (("ccs", "123"), ("css", "134"), ("cccs", "1124"), ("sc", "21")):
        diary, visits = visits_of(days, places, engineers)
        found = toured(diary, visits)
        best = len(visits)
        for choice in itertools.product(range(3), repeat=len(visits)):
            tours = {(visits[v].district, day) for v, day in enumerate(choice)}
            if len({day for _, day in tours}) == len(tours):
                best = min(best, len(tours))
        assert len(found) == len(visits)
        assert len({(visits[v].district, day) for v, day, _ in found}) == best


def test_trips_are_spread_over_the_quarter() -> None:
    span = {"start": date(2026, 7, 1), "end": date(2026, 9, 30)}
    diary, visits = visits_of(span, "ccccccss", "12121234")
    # three trips in a quarter of 14 weeks: one in each third of its weeks
    weeks = sorted(
        {visits[0].period.days[day].isocalendar().week for _, day, _ in toured(diary, visits)}
    )
    assert len(weeks) == 3
    first = visits[0].period.days[0].isocalendar().week
    assert [(week - first) * 3 // 14 for week in weeks] == [0, 1, 2]


def test_who_cannot_come_together_comes_on_other_days() -> None:
    diary, visits = visits_of({"start": date(2026, 7, 6), "end": date(2026, 7, 7)}, "cc", "12")
    for engineer in ("E1", "E2"):  # both are free on either day from 9:15 to 10:15 alone
        for day in visits[0].period.days:
            diary.book([Person("engineer", engineer)], day, 660, 60, "centre")
            diary.book([Person("engineer", engineer)], day, 810, 210, "centre")
    found = toured(diary, visits)
    assert sorted(visit for visit, _, _ in found) == [0, 1]
    assert len({day for _, day, _ in found}) == 2


def test_what_does_not_fit_is_left_the_least_important_first() -> None:
    diary, visits = visits_of(
        {"start": date(2026, 7, 6), "end": date(2026, 7, 6)}, "cccccc", "121212"
    )
    visits = [visit._replace(importance=10.0 * (visit.client != "C2")) for visit in visits]
    found = toured(diary, visits)
    assert {visits[visit].client for visit, _, _ in found} == {"C0", "C1", "C3", "C4", "C5"}
    times = sorted(start for _, _, start in found)
    assert all(b - a >= 75 for a, b in itertools.pairwise(times))
    free = diary.free_starts("centre", "centre", 60)
    assert len(tour_times([free] * 6, 60, 15, 15)) == 5

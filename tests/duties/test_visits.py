"""Visits of a season: B once, gaps, handovers first, and what stands in the way."""

from __future__ import annotations

from datetime import date, timedelta

from ce_opt.duties.days import SeasonDays
from ce_opt.duties.diary import Diary
from ce_opt.duties.duty import Duty, Open, Person
from ce_opt.duties.visits import VisitPlanner, turns
from ce_opt.duties.wanted import Planned
from ce_opt.duties.weeks import Weeks, subjects
from ce_opt.season import Season
from duties.seasons import HALF_YEAR, QUARTER, SEATS, away, planned, small


def planner(season: Season, seats: dict[str, tuple[str, ...]] | None = None) -> VisitPlanner:
    return VisitPlanner(planned(season, seats or SEATS), Diary.of(season), Weeks())


def placed(found: list[Duty | Open]) -> dict[tuple[str, str], Duty]:
    return {(one.client, one.occasion): one for one in found if isinstance(one, Duty)}


def test_everybody_is_visited_every_quarter_and_b_joins_once() -> None:
    found = list(planner(small(HALF_YEAR)).plan())
    visits = placed(found)
    assert len(visits) == len(found) == 8
    joins = [(client, len(duty.people)) for (client, _), duty in visits.items()]
    assert sorted(joins) == [(c, n) for c, n in (("C1", 2), ("C1", 3), ("C2", 2), ("C2", 3),
                             ("C3", 2), ("C3", 3), ("C4", 2), ("C4", 2))]  # fmt: skip
    for client in SEATS:
        days = sorted(duty.date for (one, _), duty in visits.items() if one == client)
        assert days[1] - days[0] >= timedelta(30)


def test_b_takes_turns() -> None:
    assert turns({"C1": "E1", "C2": "E1", "C3": "E2", "C4": "E1"}, 2) == {
        "C1": 0,
        "C2": 1,
        "C3": 0,
        "C4": 0,
    }


def test_b_on_leave_joins_in_another_quarter() -> None:
    # the turn of C1's B, E2, is the third quarter, of which E2 is away
    gone = small(HALF_YEAR, leave=[away("E2", "2026-07-01", "2026-09-30")])
    visits = placed(list(planner(gone, {"C1": ("E1", "E2")}).plan()))
    assert [len(visits["C1", quarter].people) for quarter in ("2026Q3", "2026Q4")] == [2, 3]


def test_a_visit_moves_where_b_can_only_join_then() -> None:
    rows = [away("E2", "2026-07-01", "2026-09-13"), away("E2", "2026-09-15", "2026-12-31")]
    visits = placed(list(planner(small(HALF_YEAR, leave=rows), {"C1": ("E1", "E2")}).plan()))
    assert visits["C1", "2026Q3"].date == date(2026, 9, 14)
    assert len(visits["C1", "2026Q3"].people) == 3


def test_b_who_never_can_is_named_and_the_visits_are_held() -> None:
    gone = small(HALF_YEAR, leave=[away("E2", "2026-07-01", "2026-12-31")])
    found = list(planner(gone, {"C1": ("E1", "E2")}).plan())
    assert len(placed(found)) == 2
    (left,) = (one for one in found if isinstance(one, Open))
    assert (left.occasion, left.engineer, left.proved) == ("B joins", "E2", True)


def test_a_client_whose_a_is_away_all_quarter_is_named() -> None:
    gone = small(leave=[away("E3", "2026-06-01", "2026-10-31")])
    found = list(planner(gone).plan())
    left = [one for one in found if isinstance(one, Open)]
    assert [(one.client, one.occasion) for one in left] == [("C3", "2026Q3"), ("C3", "B joins")]
    assert all(one.proved for one in left)


def test_no_visit_in_the_week_of_a_handover_and_rather_after_it() -> None:
    season = small(QUARTER)
    weeks = Weeks()
    weeks.handover(subjects("C1", ["E1"]), date(2026, 7, 22))
    visiting = VisitPlanner(planned(season), Diary.of(season), weeks)
    visits = placed(list(visiting.plan()))
    assert visits["C1", "2026Q3"].date > date(2026, 7, 26)
    hers = [one.date for one in visits.values() if Person("engineer", "E1") in dict(one.people)]
    assert len(hers) == 2  # A of C1, B of C2
    assert not any(date(2026, 7, 20) <= day <= date(2026, 7, 26) for day in hers)


def test_one_other_visit_makes_room() -> None:
    # one working day, M1 busy but for 9:15; E1 could come at 9:15 alone, E2 at 9:15 or 13:30
    season = small({"start": date(2026, 7, 1), "end": date(2026, 7, 1)})
    visiting = planner(season, {"C1": ("E1",), "C2": ("E2",)})
    day = date(2026, 7, 1)
    manager, e1 = Person("account_manager", "M1"), Person("engineer", "E1")
    visiting.diary.book([manager], day, 630, 90, "centre")
    visiting.diary.book([manager], day, 900, 135, "centre")
    visiting.diary.book([e1], day, 660, 360, "centre")
    first, second = visiting.planned.visits()
    assert visiting.insert(second, "")
    assert visiting.booked["C2", first.period.label].start == 555
    assert not visiting.insert(first, "")
    assert visiting.exchange(first)
    starts = {client: booked.start for (client, _), booked in visiting.booked.items()}
    assert starts == {"C1": 555, "C2": 810}


def test_too_many_visits_for_the_days_leave_the_least_important() -> None:
    season = small({"start": date(2026, 7, 1), "end": date(2026, 7, 1)}, {"visit_minutes": 150})
    # 150 minutes fit once before the break and once after it; three clients of M1 want a visit
    wanted = Planned(
        season,
        SeasonDays.of(season),
        {"C1": ("E1",), "C2": ("E2",)},
        None,
        {"C1": 1.0, "C2": 2.0},
    )
    diary = Diary.of(season)
    diary.book([Person("account_manager", "M1")], date(2026, 7, 1), 540, 120, "centre")
    found = list(VisitPlanner(wanted, diary, Weeks()).plan())
    assert [one.client for one in found if isinstance(one, Duty)] == ["C2"]
    (left,) = (one for one in found if isinstance(one, Open))
    assert (left.client, left.proved) == ("C1", False)

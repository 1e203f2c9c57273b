"""Handovers: as early as can be, within the cap, in quiet weeks."""

from __future__ import annotations

from collections import Counter
from datetime import date

from ce_opt.duties.days import week_of
from ce_opt.duties.diary import Diary
from ce_opt.duties.duty import Duty, Open
from ce_opt.duties.handovers import HandoverPlanner
from ce_opt.duties.weeks import Weeks, subjects
from duties.seasons import QUARTER, Row, away, planned, small

OLD = [{"client": client, "engineer": "E3", "seat": "A"} for client in ("C1", "C2", "C4")]
SEATS = {"C1": ("E1",), "C2": ("E1",), "C4": ("E1",)}


def handed(
    rules: Row | None = None, weeks: Weeks | None = None, **tables: list[Row]
) -> list[Duty | Open]:
    """E1 takes all three clients over from E3."""
    wanted = planned(small(QUARTER, rules, incumbents=OLD, **tables), SEATS)
    planner = HandoverPlanner(Diary.of(wanted.season), weeks or Weeks(), wanted.days)
    return list(planner.plan(wanted.handovers()))


def dates(found: list[Duty | Open]) -> list[date]:
    return sorted(one.date for one in found if isinstance(one, Duty))


def test_two_in_the_first_week_and_the_third_in_the_next_month() -> None:
    found = handed()
    assert [week_of(day) for day in dates(found)][:2] == [date(2026, 6, 29)] * 2
    assert dates(found)[-1] in (date(2026, 8, 3), date(2026, 8, 4))
    months = Counter(day.month for day in dates(found))
    assert max(months.values()) == 2


def test_a_higher_cap_lets_all_be_at_once() -> None:
    assert {week_of(day) for day in dates(handed({"handovers_per_month": 3}))} == {
        date(2026, 6, 29)
    }


def test_no_handover_on_leave_or_in_the_week_of_a_visit() -> None:
    weeks = Weeks()
    weeks.visit(subjects("C9", ["E1"]), date(2026, 7, 15))
    found = handed(weeks=weeks, leave=[away("E3", "2026-07-01", "2026-07-12")])
    assert dates(found)[0] == date(2026, 7, 20)


def test_what_cannot_be_is_proved() -> None:
    found = handed(leave=[away("E3", "2026-07-01", "2026-09-30")])
    assert all(isinstance(one, Open) and one.proved for one in found)
    assert [one.engineer for one in found if isinstance(one, Open)] == ["E1"] * 3
    assert "E3 is on leave on 65 of 65 working days" in found[0].reason  # type: ignore[union-attr]


def test_more_than_the_season_has_room_for_are_left_unproved() -> None:
    clients = [f"C{number}" for number in (1, 2, 4)]
    found = handed({"handovers_per_month": 1}, leave=[away("E1", "2026-08-01", "2026-09-30")])
    left = [one for one in found if isinstance(one, Open)]
    assert len(clients) - len(left) == 1
    assert not any(one.proved for one in left)
    assert "raise duties.handovers_per_month" in left[0].next_step

"""Numbers of changes, and what is called off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ce_opt.duties.duty import Duty, Person
from ce_opt.duties.revisions import revised, withdrawals

E1, E2, M1 = Person("engineer", "E1"), Person("engineer", "E2"), Person("account_manager", "M1")
VISIT = Duty(date(2026, 7, 1), 600, 60, "visit", "C1", "", "2026Q3", ((E1, "A"), (M1, "manager")))
OTHER = replace(VISIT, client="C2")


def test_new_duties_are_0_and_unchanged_ones_keep_their_number() -> None:
    old = [replace(VISIT, revision=4)]
    assert [duty.revision for duty in revised([VISIT, OTHER], old, [])] == [4, 0]


def test_a_change_is_one_more() -> None:
    old = [replace(VISIT, revision=4)]
    (moved,) = revised([replace(VISIT, start=615)], old, [])
    assert moved.revision == 5


def test_what_comes_back_counts_on_from_where_it_was_called_off() -> None:
    gone = withdrawals([], [replace(VISIT, revision=2)], [])
    assert {one.duty.revision for one in gone} == {3}
    (back,) = revised([VISIT], [], gone)
    assert back.revision == 4
    assert withdrawals([back], [], gone) == []


def test_who_is_no_longer_there_is_called_off_and_the_others_are_not() -> None:
    now = revised([replace(VISIT, people=((E2, "A"), (M1, "manager")))], [VISIT], [])
    (gone,) = withdrawals(now, [VISIT], [])
    assert (gone.person, gone.role, gone.duty.revision) == (E1, "A", 1)
    assert now[0].revision == 1
    assert gone.duty.people == ((E1, "A"),)


def test_what_was_called_off_stays_so_in_every_later_calendar() -> None:
    first = withdrawals([OTHER], [VISIT, OTHER], [])
    later = withdrawals([OTHER], [OTHER], first)
    assert later == first
    assert {one.person for one in later} == {E1, M1}

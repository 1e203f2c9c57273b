from __future__ import annotations

from datetime import date

from ce_opt.duties.booked import Booked, free_starts, key_of
from ce_opt.duties.diary import Diary
from ce_opt.duties.duty import Person
from duties.seasons import planned, small


def test_a_visit_with_its_people_in_order() -> None:
    visit = next(planned(small()).visits())
    e1, e2, m1 = Person("engineer", "E1"), Person("engineer", "E2"), Person("account_manager", "M1")
    alone, both = (Booked(visit, date(2026, 7, 1), 600, second) for second in ("", "E2"))
    assert alone.people == [e1, m1]
    assert both.duty(60).people == ((e1, "A"), (e2, "B"), (m1, "account_manager"))
    assert both.duty(60).identity == alone.duty(60).identity
    assert key_of(visit) == ("C1", "2026Q3")


def test_free_starts_suit_everybody() -> None:
    season = small(changes={("engineers", "E2"): {"district": "shore"}})
    diary, visit = Diary.of(season), next(planned(season).visits())
    far = diary.free_starts("shore", "centre", 60)
    near = diary.free_starts("centre", "centre", 60)
    assert far != near
    assert free_starts(diary, Booked(visit, date(2026, 7, 1), 0, "E2")) == far & near == far

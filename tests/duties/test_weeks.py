from __future__ import annotations

from datetime import date

from ce_opt.duties.weeks import Weeks, subjects

WHO = subjects("C1", ["E1", "E2"])
MONDAY, SUNDAY, NEXT = date(2026, 7, 6), date(2026, 7, 12), date(2026, 7, 13)


def test_a_week_with_a_handover_has_no_visit_of_any_of_them() -> None:
    weeks = Weeks()
    weeks.handover(WHO, MONDAY)
    for one in WHO:
        assert not weeks.may_visit([one], SUNDAY)
        assert weeks.may_visit([one], NEXT)
    assert weeks.may_visit(subjects("C2", ["E3"]), SUNDAY)
    assert weeks.handed_over == {"C1": MONDAY}


def test_a_week_with_a_visit_has_no_handover_until_the_visit_is_gone() -> None:
    weeks = Weeks()
    weeks.visit(WHO, SUNDAY)
    assert not weeks.may_hand_over(subjects("C9", ["E2"]), MONDAY, 5)
    assert weeks.may_hand_over(subjects("C9", ["E2"]), NEXT, 5)
    weeks.visit(WHO, SUNDAY, -1)
    assert weeks.may_hand_over(subjects("C9", ["E2"]), MONDAY, 5)


def test_the_cap_is_of_people_and_calendar_months() -> None:
    weeks = Weeks()
    weeks.handover(subjects("C1", ["E1"]), date(2026, 7, 27))
    assert not weeks.may_hand_over(subjects("C2", ["E1"]), date(2026, 7, 31), 1)
    assert weeks.may_hand_over(subjects("C2", ["E1"]), date(2026, 8, 1), 1)
    assert weeks.may_hand_over(subjects("C1", ["E2"]), date(2026, 7, 31), 1)

"""Free times: bits against a walk through the day, and bookings."""

from __future__ import annotations

import random
from datetime import date

from ce_opt.duties.diary import Diary
from ce_opt.duties.duty import Person
from duties.seasons import away, small

E1, E3, M1 = Person("engineer", "E1"), Person("engineer", "E3"), Person("account_manager", "M1")
DAY = date(2026, 7, 1)


def times(mask: int) -> list[str]:
    """Starts of a mask."""
    return [f"{i // 4:02d}:{i % 4 * 15:02d}" for i in range(96) if mask >> i & 1]


def test_an_empty_day_by_hand() -> None:
    diary = Diary.of(small())
    near, far = (times(diary.suits(E1, DAY, place, 60)) for place in ("centre", "shore"))
    assert (near[0], near[7], near[8], near[-1]) == ("09:15", "11:00", "13:30", "16:15")
    assert (far[0], far[4], far[5], far[-1]) == ("10:00", "11:00", "13:30", "15:30")
    assert diary.suits_all([E1, E3], DAY, "shore", 60) == diary.suits(E1, DAY, "shore", 60)


def test_bits_say_what_a_walk_through_the_day_says() -> None:
    diary, chance = Diary.of(small()), random.Random(2)
    for day in range(1, 31):
        when = date(2026, 7, day)
        for _ in range(chance.randint(0, 3)):
            start, place = 5 * chance.randint(108, 200), chance.choice(["centre", "shore"])
            if diary.can_come(E1, when, start, place, 45):
                diary.book([E1], when, start, 45, place)
        for place in ("centre", "shore"):
            bits = diary.suits(E1, when, place, 60)
            walked = [i for i in range(96) if diary.can_come(E1, when, 15 * i, place, 60)]
            assert [i for i in range(97) if bits >> i & 1] == walked


def test_a_booking_takes_its_time_and_the_trips() -> None:
    diary = Diary.of(small())
    diary.book([E1], DAY, 600, 60, "shore")  # 10:00 to 11:00, back at the centre at 12:00
    assert times(diary.suits(E1, DAY, "centre", 60))[0] == "13:30"
    assert times(diary.suits(E1, DAY, "shore", 45)) == [
        "11:15",
        *times(diary.empty_day(E1, "shore", 45) >> 54 << 54),
    ]
    assert diary.places(E1, DAY) == {"shore"}
    diary.cancel([E1], DAY, 600, 60, "shore")
    assert diary.suits(E1, DAY, "centre", 60) == diary.empty_day(E1, "centre", 60)


def test_nobody_comes_from_leave() -> None:
    diary = Diary.of(small(leave=[away("E1", "2026-06-01", "2026-07-02")]))
    assert diary.suits(E1, date(2026, 7, 2), "centre", 60) == 0
    assert not diary.can_come(E1, date(2026, 7, 2), 600, "centre", 60)
    assert diary.suits(E1, date(2026, 7, 3), "centre", 60)
    assert diary.suits(M1, date(2026, 7, 2), "centre", 60)


def test_a_leave_beyond_the_season_is_cut_to_it() -> None:
    diary = Diary.of(small(leave=[away("E1", "1900-01-01", "9999-12-31")]))
    assert len(diary.leave[E1]) == 92


def test_an_engineer_and_a_manager_may_have_one_id() -> None:
    diary = Diary.of(small())
    diary.book([Person("engineer", "M1")], DAY, 600, 60, "centre")
    assert diary.suits(M1, DAY, "centre", 60) == diary.empty_day(M1, "centre", 60)

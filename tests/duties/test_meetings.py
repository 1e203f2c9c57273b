"""Monthly meetings: who is there, and on which day."""

from __future__ import annotations

from datetime import date

from ce_opt.duties.diary import Diary
from ce_opt.duties.duty import Duty, Open, Person
from ce_opt.duties.meetings import enough, plan_meetings, present
from duties.seasons import MONTH, away, groups, planned, small

TEAM = groups([("E1", "G", "leader"), ("E2", "G", "member"), ("E3", "G", "member")])


def held(season: object, of: object = TEAM) -> list[Duty | Open]:
    wanted = planned(season, of=of)  # type: ignore[arg-type]
    return list(plan_meetings(Diary.of(wanted.season), list(wanted.meetings())))


def test_all_are_there_on_the_usual_day() -> None:
    (meeting,) = held(small(MONTH))
    # the third working day of July 2026, which begins on a Wednesday
    assert isinstance(meeting, Duty)
    assert (meeting.date, meeting.start, meeting.minutes) == (date(2026, 7, 3), 840, 60)
    assert [(one.id, role) for one, role in meeting.people] == [
        ("E1", "leader"),
        ("E2", "member"),
        ("E3", "member"),
    ]


def test_a_day_for_all_is_worth_waiting_for() -> None:
    (meeting,) = held(small(MONTH, leave=[away("E2", "2026-07-02", "2026-07-20")]))
    # both sides of the leave are open: 1 July is two working days off, 21 July twelve
    assert isinstance(meeting, Duty)
    assert meeting.date == date(2026, 7, 1)


def test_most_will_do_where_all_cannot_and_the_share_is_kept() -> None:
    gone = [away("E3", "2026-07-01", "2026-07-31")]
    (meeting,) = held(small(MONTH, {"meeting_share": 0.6}, leave=gone))
    assert isinstance(meeting, Duty)
    assert [one.id for one, _ in meeting.people] == ["E1", "E2"]
    (left,) = held(small(MONTH, {"meeting_share": 0.7}, leave=gone))
    assert isinstance(left, Open)
    assert left.proved
    assert left.reason == "at most 2 of 3 can be there in 2026-07 (on 2026-07-01), 70% must"


def test_a_leader_is_there_unless_away_all_month() -> None:
    wanted = planned(small(MONTH, leave=[away("E1", "2026-07-01", "2026-07-30")]), of=TEAM)
    diary, (meeting,) = Diary.of(wanted.season), list(wanted.meetings())
    assert not enough(diary, meeting, [("E2", "member"), ("E3", "member")])
    (held_on,) = plan_meetings(diary, [meeting])
    assert isinstance(held_on, Duty)
    assert held_on.date == date(2026, 7, 31)
    all_month = [away("E1", "2026-07-01", "2026-07-31")]
    gone = planned(small(MONTH, {"meeting_share": 0.5}, leave=all_month), of=TEAM)
    diary, (meeting,) = Diary.of(gone.season), list(gone.meetings())
    assert enough(diary, meeting, [("E2", "member"), ("E3", "member")])


def test_nobody_has_two_meetings_on_one_day() -> None:
    both = groups([("E1", "G", "leader"), ("E2", "G", "member"), ("E1", "S", "support_leader"),
                   ("E3", "S", "support")])  # fmt: skip
    found = held(small(), both)
    days = [
        (person, duty.date) for duty in found if isinstance(duty, Duty) for person, _ in duty.people
    ]
    assert len(found) == 6
    assert len(set(days)) == len(days)
    assert all(len(duty.people) == 2 for duty in found if isinstance(duty, Duty))


def test_who_has_something_else_cannot_come() -> None:
    wanted = planned(small(MONTH), of=TEAM)
    diary, (meeting,) = Diary.of(wanted.season), list(wanted.meetings())
    diary.book([Person("engineer", "E2")], meeting.month.days[2], 810, 60, "centre")
    assert [one for one, _ in present(diary, meeting, 2)] == ["E1", "E3"]

"""Proofs that a duty has no place, against every day and every start."""

from __future__ import annotations

import random
from datetime import date, timedelta

from ce_opt.duties.diary import Diary
from ce_opt.duties.duty import Person
from ce_opt.duties.reasons import no_report, no_second, no_time, no_visit
from duties.seasons import QUARTER, Row, away, planned, small


def test_what_is_proved_is_so_on_every_day_at_every_start() -> None:
    chance = random.Random(4)
    for trial in range(30):
        leave: list[Row] = []
        for engineer in ("E1", "E2"):
            first = date(2026, 7, 1) + timedelta(chance.choice([0, 0, 30, 60]))
            last = first + timedelta(chance.choice([0, 40, 91]))
            leave.append(away(engineer, str(first), str(last)))
        minutes = chance.choice([60, 180, 200])
        season = small(QUARTER, {"day_end": chance.choice(["17:30", "15:00"])}, leave=leave)
        days, diary = planned(season).days, Diary.of(season)
        people = [Person("engineer", one) for one in ("E1", "E2", "E3")[: 1 + trial % 3]]
        place = chance.choice(["centre", "shore"])
        possible = any(
            diary.has_time(people, day, start, place, minutes)
            for day in days.days
            for start in range(0, 24 * 60, 15)
        )
        assert no_time(diary, people, days.season, place, minutes)[0] is not possible


def test_sentences_have_the_facts() -> None:
    season = small(leave=[away("E1", "2026-07-01", "2026-09-30")])
    wanted, diary = planned(season), Diary.of(season)
    visit = next(wanted.visits())
    left = no_visit(diary, visit)
    assert (left.kind, left.client, left.occasion, left.engineer) == ("visit", "C1", "2026Q3", "E1")
    assert left.reason == ("no common free day in 2026Q3: E1 is on leave on 65 of 65 working days")
    second = no_second(diary, visit, "E2", wanted.days.season)
    assert (second.occasion, second.engineer, second.proved) == ("B joins", "E2", True)
    assert "this season" in second.reason


def test_a_day_that_is_too_short_is_said_with_its_trips() -> None:
    season = small(rules={"visit_minutes": 150}, changes={("clients", "C1"): {"district": "shore"}})
    diary = Diary.of(season)
    # in the morning 9:00 to 12:00 less 60 minutes of trip leave 120, in the afternoon 240 less 60
    assert not no_visit(diary, next(planned(season).visits())).proved
    season = small(rules={"visit_minutes": 200}, changes={("clients", "C1"): {"district": "shore"}})
    left = no_visit(Diary.of(season), next(planned(season).visits()))
    assert left.proved
    assert left.reason.startswith(
        "a day of E1 is too short: 60 min there, 60 min back, 200 min there"
    )


def test_days_in_common_without_time_are_not_a_proof() -> None:
    diary, visit = Diary.of(small()), next(planned(small()).visits())
    left = no_visit(diary, visit)
    assert not left.proved
    assert "E1 and M1 share 65 working days" in left.reason


def test_an_author_who_is_away_throughout() -> None:
    due = next(planned(small()).reports())
    left = no_report(due, "fault_analysis 2026-07")
    assert (left.proved, left.engineer) == (True, "E1")
    assert left.reason == "E1 is on leave on all 23 working days of 2026-07"

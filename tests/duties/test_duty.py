from __future__ import annotations

from dataclasses import replace
from datetime import date

from ce_opt.duties.duty import ALL_DAY, Duty, Identity, Person

E1, E2 = Person("engineer", "E1"), Person("engineer", "E2")
VISIT = Duty(date(2026, 7, 1), 600, 60, "visit", "C1", "", "2026Q3", ((E1, "A"),))
REPORT = Duty(
    date(2026, 7, 31), ALL_DAY, 0, "report", "", "G", "work_report 2026-07", ((E1, "author"),)
)


def test_a_duty_is_the_same_whenever_it_is_held_and_whoever_comes() -> None:
    moved = replace(VISIT, date=date(2026, 8, 1), start=900, people=((E2, "A"),), revision=3)
    assert moved.identity == VISIT.identity == Identity("visit", "C1", "", "2026Q3")


def test_reports_of_two_people_are_two() -> None:
    assert REPORT.identity.author == "E1"
    assert replace(REPORT, people=((E2, "author"),)).identity != REPORT.identity


def test_what_a_calendar_shows_is_the_content_and_the_revision_is_not() -> None:
    assert replace(VISIT, revision=9).content == VISIT.content
    for change in ({"start": 615}, {"minutes": 45}, {"date": date(2026, 7, 2)}, {"people": ()}):
        assert replace(VISIT, **change).content != VISIT.content  # type: ignore[arg-type]

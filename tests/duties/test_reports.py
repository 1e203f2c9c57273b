from __future__ import annotations

from datetime import date

from ce_opt.duties.diary import Diary
from ce_opt.duties.duty import ALL_DAY, Duty, Open
from ce_opt.duties.reports import due_day, plan_reports
from duties.seasons import MONTH, Row, away, planned, small

SEATS = {"C1": ("E1",)}


def due(rules: Row | None = None, leave: list[Row] | None = None) -> dict[str, Duty | Open]:
    season = small(MONTH, rules, **({"leave": leave} if leave else {}))
    found = plan_reports(Diary.of(season), planned(season, SEATS).reports())
    return {one.occasion: one for one in found}


def days(found: dict[str, Duty | Open]) -> dict[str, date | None]:
    return {
        name.split()[0]: one.date if isinstance(one, Duty) else None for name, one in found.items()
    }


def test_days_are_counted_from_the_end_of_the_period() -> None:
    # July 2026 ends on a Friday: working days from the end 31, 30, 29, 28, 27
    assert days(due()) == {
        "fault_analysis": date(2026, 7, 29),
        "network_operation": date(2026, 7, 27),
        "work_report": date(2026, 7, 31),
    }


def test_who_is_on_leave_hands_in_before_it_or_else_after() -> None:
    late = days(due(leave=[away("E1", "2026-07-23", "2026-07-31")]))
    assert set(late.values()) == {date(2026, 7, 22)}
    rules = {"work_report": {"working_day": 2}}
    early = days(due(rules, leave=[away("E1", "2026-07-01", "2026-07-06")]))
    assert early["work_report"] == date(2026, 7, 7)


def test_a_report_has_an_author_and_no_hour() -> None:
    report = due()["work_report 2026-07"]
    assert isinstance(report, Duty)
    assert (report.start, report.minutes, report.group) == (ALL_DAY, 0, "D1")
    assert [(one.id, role) for one, role in report.people] == [("E1", "author")]


def test_who_is_away_throughout_is_named() -> None:
    found = due(leave=[away("E1", "2026-07-01", "2026-07-31")])
    assert all(isinstance(one, Open) and one.proved for one in found.values())
    season = small(MONTH, leave=[away("E1", "2026-07-01", "2026-07-31")])
    assert due_day(Diary.of(season), next(planned(season, SEATS).reports())) is None

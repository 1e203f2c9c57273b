from __future__ import annotations

from datetime import date

import pandas as pd

from ce_opt.generate.shape import SeasonShape
from ce_opt.generate.workdays import workday_frame


def test_only_days_that_are_not_as_usual_are_listed() -> None:
    frame = workday_frame(SeasonShape(10, 4))
    days = [pd.Timestamp(day).date() for day in frame["date"]]
    usual = [day.weekday() < 5 for day in days]
    assert days == sorted(days)
    assert [not works for works in frame["working"]] == usual
    assert date(2026, 10, 1) in days


def test_a_season_without_holidays_has_an_empty_table() -> None:
    shape = SeasonShape(10, 4, start=date(2026, 7, 1), end=date(2026, 7, 31))
    assert len(workday_frame(shape)) == 0

"""Who worked with whom, and when last."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from ce_opt.skills import SharedWork

LOG = pd.DataFrame(
    [
        ("2026-01-10", "E1", "C1"),
        ("2026-03-01", "E1", "C1"),
        ("2026-02-01", "E2", "C1"),  # both at C1 by February the 1st
        ("2026-01-05", "E1", "C2"),
        ("2026-05-05", "E2", "C2"),  # both at C2 by January the 5th
        ("2026-06-01", "E3", ""),
        ("2026-06-01", "E1", ""),
    ],
    columns=["date", "engineer", "client"],
).assign(date=lambda frame: pd.to_datetime(frame["date"]))


def test_the_last_day_is_when_both_had_worked_for_a_client() -> None:
    work = SharedWork.of(LOG)
    assert work.last("E1", "E2") == work.last("E2", "E1") == date(2026, 2, 1)


def test_work_for_no_client_joins_nobody() -> None:
    work = SharedWork.of(LOG)
    assert work.last("E1", "E3") is None
    assert work.last("E1", "E9") is None


def test_the_matrix_says_the_same() -> None:
    people = ("E1", "E2", "E3", "E9")
    work = SharedWork.of(LOG)
    found = work.matrix(people)
    for row, one in enumerate(people):
        for column, other in enumerate(people):
            assert found[row, column] == (one != other and work.last(one, other) is not None)


def test_an_empty_log_joins_nobody() -> None:
    assert not SharedWork.of(LOG.iloc[:0]).matrix(("E1", "E2")).any()


def test_work_of_the_season_itself_was_not_done_when_it_was_planned() -> None:
    days = sorted({day.date() for day in LOG["date"]})
    first = SharedWork.of(LOG, days[0])
    assert first.days == {}
    after = SharedWork.of(LOG, days[-1] + timedelta(days=1))
    assert after.days == SharedWork.of(LOG).days
    met = SharedWork.of(LOG, days[-1]).days
    assert all(day < days[-1] for clients in met.values() for day in clients.values())

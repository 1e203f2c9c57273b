"""Credit for work, as worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.seasons import DIFFICULTY, SEATS, job, season
from appraisal.test_difficulty import MEAN
from ce_opt.appraisal.difficulty import Hardness
from ce_opt.appraisal.seats import seat_table
from ce_opt.appraisal.work import Work, season_log, work_done
from ce_opt.season import Season
from ce_opt.season.rulebook import Appraisal

LOG = [
    job("E1", "C1", "visit", 40, 80),
    job("E1", "C1", "report", 10, 50),
    job("E1", "", "innovation", 99, 100),
    job("E2", "C3", "project", 58, 100),
    job("E4", "C1", "escalation", 4, 50),
]


def done(given: Season, rules: Appraisal | None = None) -> Work:
    table = seat_table(given, SEATS)
    rules = rules or Appraisal(difficulty=DIFFICULTY)  # type: ignore[arg-type]
    scale = Hardness.of(given, table, rules.difficulty)
    return work_done(given, table, season_log(given), rules, scale)


def test_hours_and_credit_as_worked_out_by_hand() -> None:
    found = done(season(log=LOG))
    assert found.expected == pytest.approx([70, 58, 62, 0, 0])
    assert found.logged == pytest.approx([50, 58, 0, 4, 0])  # innovation has a fund of its own
    assert found.credited_raw == pytest.approx([37, 58, 0, 2, 0])  # 0.8 · 40 + 0.5 · 10
    right = [37 * 1.6 / MEAN, 58 * 1.3 / MEAN, 0, 2 * 1.8 / MEAN, 0]
    assert found.credited == pytest.approx(right, abs=1e-6)
    # E4 has no seat: a quarter of 40 care hours; E5 has none of either.
    assert found.against == pytest.approx([70, 58, 62, 10, 0])
    points = [
        100 * value / hours / 1.25 for value, hours in zip(right, (70, 58, 62, 10), strict=False)
    ]
    assert found.points == pytest.approx([*points[:4], np.nan], abs=1e-5, nan_ok=True)
    assert found.difficulty[:2] == pytest.approx([1.6 / MEAN, (48 + 36.4) / 58 / MEAN], abs=1e-6)
    assert np.isnan(found.difficulty[3:]).all()


def test_kinds_weigh_and_more_than_full_credit_earns_no_more() -> None:
    rules = Appraisal(
        kind_weights={"report": 2},
        full_credit=0.5,
        difficulty={"importance": 0, "fault_probability": 0, "travel": 0},
    )  # type: ignore[arg-type]
    found = done(season(log=[job("E1", "C1", "report", 40), job("E1", "C1", "visit", 9)]), rules)
    assert found.credited[0] == 80
    assert found.logged[0] == 40
    assert found.points[0] == 100


def test_who_takes_a_harder_client_is_never_worse_off_for_it() -> None:
    # The same work; C2's faults become the likeliest. E3, who holds it, gains; nobody else does.
    log = [job("E1", "C1", "visit", 30), job("E2", "C3", "visit", 30), job("E3", "C2", "visit", 30)]
    before = season(log=log)
    after = season(log=log)
    clients = after.clients.assign(fault_probability=[0.3, 0.9, 0.2])
    after = Season({**after.tables, "clients": clients}, after.rulebook)
    rise = done(after).points - done(before).points
    assert rise[2] > 0
    assert (rise[:2] <= 1e-9).all()
    assert done(after).points_raw == pytest.approx(done(before).points_raw, nan_ok=True)


@pytest.mark.parametrize(
    ("day", "inside"), [("2026-07-01", 1), ("2026-12-31", 1), ("2026-06-30", 0)]
)
def test_the_season_counts_from_its_first_to_its_last_day(day: str, inside: int) -> None:
    assert len(season_log(season(log=[job("E1", "C1", "visit", 1) | {"date": day}]))) == inside

"""The special fund, to the fen."""

from __future__ import annotations

import pytest

from appraisal.seasons import job, season
from ce_opt.appraisal.innovation import awards
from ce_opt.season.rulebook import Appraisal

LOG = [
    job("E1", "", "innovation", 10, 80),
    job("E2", "", "innovation", 4, 100),
    job("E2", "C1", "innovation", 8, 50),
    job("E3", "C1", "project", 50, 100),
]


def test_the_fund_is_split_by_hours_and_quality_of_good_innovations() -> None:
    # E1 8, E2 4; the 8 hours of quality 50 are below 60. 100.00 yuan: 66.67 and 33.33.
    found = awards(season(log=LOG).work_log, Appraisal(innovation_fund_yuan=100))
    assert found == {"E1": 6667, "E2": 3333}


def test_without_a_claim_the_fund_stays_whole() -> None:
    rules = Appraisal(innovation_fund_yuan=100, innovation_least_quality=100)
    assert awards(season(log=LOG[2:]).work_log, rules) == {}
    nothing = [job("E1", "", "innovation", 0, 100)]
    assert awards(season(log=nothing).work_log, rules) == {}


@pytest.mark.parametrize("yuan", [0.01, 0.02, 99.99, 12345.67])
def test_every_fund_is_paid_to_the_fen(yuan: float) -> None:
    found = awards(season(log=LOG).work_log, Appraisal(innovation_fund_yuan=yuan))
    assert sum(found.values()) == round(yuan * 100)

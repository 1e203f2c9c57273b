"""The next season's λ, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.seasons import Row, job, mark, season
from ce_opt.appraisal import Appraised, Seat, appraise
from ce_opt.appraisal.path import next_step

PEOPLE = [(f"E{n:02d}", "D1", "centre", 40.0) for n in range(10)]
FLAT: Row = {
    "difficulty": {"importance": 0, "fault_probability": 0, "travel": 0},
    "full_credit": 10,
    "role_weights": {"working_group": 1},
}


def reckoned(
    work: list[float], marks: list[float], share: float = 0.3, people: int = 10
) -> Appraised:
    log = [job(f"E{n:02d}", "C1", "visit", hours) for n, hours in enumerate(work[:people])]
    rows = [
        mark("W", "working_group", f"E{n:02d}", score) for n, score in enumerate(marks[:people])
    ]
    given = season(rows, log, FLAT | {"quantitative_share": share}, PEOPLE)
    return appraise(given, [Seat("C2", "A", "E00")])


def test_numbers_that_agree_with_marks_may_count_more_by_a_tenth() -> None:
    # E00 alone has a seat, of 50 hours, and 25 logged: half, so every log is whole. Half of what is
    # expected is the least; the others, set against 10 hours, did 26, 27 …: work rises with marks.
    step = next_step(reckoned([25, *range(26, 35)], list(range(60, 70))))
    assert (step.tau_b, step.whole_logs) == (pytest.approx(1), 1)
    assert step.next_share == 0.4


def test_numbers_that_contradict_marks_count_less() -> None:
    step = next_step(reckoned([60, *range(9, 0, -1)], list(range(60, 70))))
    assert step.tau_b == pytest.approx(-1)
    assert step.next_share == 0.2
    assert "should come to 0.00" in step.ground


def test_logs_that_are_not_whole_hold_it_back() -> None:
    step = next_step(reckoned([24.9, *range(26, 35)], list(range(60, 70))))
    assert step.whole_logs == 0
    assert step.next_share == 0.2


def test_few_people_or_equal_ones_say_nothing() -> None:
    assert next_step(reckoned([30] * 9, list(range(60, 69)), people=9)).next_share == 0.3
    same = next_step(reckoned([20.0] + [4.0] * 9, [70.0] * 10))
    assert np.isnan(same.tau_b)
    assert same.next_share == 0.3
    assert "sees no difference" in same.ground


@pytest.mark.parametrize("share", [0.0, 0.05, 0.95, 1.0])
def test_lambda_stays_between_0_and_1(share: float) -> None:
    for work in (list(range(60, 70)), list(range(70, 60, -1))):
        assert 0 <= next_step(reckoned(work, list(range(60, 70)), share)).next_share <= 1

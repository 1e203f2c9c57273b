"""Difficulty as worked out by hand in `appraisal.seasons`."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from appraisal.seasons import DIFFICULTY, SEATS, season
from ce_opt.appraisal.difficulty import Hardness
from ce_opt.appraisal.seats import seat_table
from ce_opt.season.appraisal_rules import Difficulty

# Seat by seat: importance 100, 100, 0, 50, 50; fault .3, .3, .1, .2, .2; minutes 15 and last 60:
# D = 0.3 + 0.3, 0.3 + 0.3, 0, 0.15 + 0.15, 0.15 + 0.15 + 0.2. By hours 70, 30, 50, 28, 12 of 190:
MEAN = (1.6 * 100 + 1.0 * 50 + 1.3 * 28 + 1.5 * 12) / 190


def scale(**weights: float) -> Hardness:
    return Hardness.of(season(), seat_table(season(), SEATS), Difficulty(**(DIFFICULTY | weights)))


def counts(hard: Hardness, *pairs: tuple[str, str]) -> list[float]:
    clients, people = zip(*pairs, strict=True)
    return hard.of_pairs(pd.Series(clients), pd.Series(people)).tolist()


def test_an_hour_counts_more_at_important_faulty_and_far_clients() -> None:
    found = counts(scale(), ("C1", "E1"), ("C2", "E3"), ("C3", "E2"), ("C3", "E3"))
    assert found == pytest.approx([1.6 / MEAN, 1 / MEAN, 1.3 / MEAN, 1.5 / MEAN])


def test_the_average_hour_of_the_plan_counts_one() -> None:
    table = seat_table(season(), SEATS)
    found = scale().of_pairs(table["client"], table["engineer"])
    assert np.average(found, weights=table["hours"]) == pytest.approx(1)


def test_work_for_no_client_counts_one_and_pairs_without_a_seat_are_held_to_the_scale() -> None:
    found = counts(scale(), ("", "E1"), ("C1", "E4"), ("C2", "E1"))
    assert found == pytest.approx([1, 1.8 / MEAN, 1.2 / MEAN])


def test_without_weights_or_seats_everything_counts_one() -> None:
    easy = scale(importance=0, fault_probability=0, travel=0)
    assert counts(easy, ("C1", "E1"), ("C3", "E3")) == [1, 1]
    bare = Hardness.of(season(), seat_table(season(), []), Difficulty())
    assert counts(bare, ("C1", "E1"), ("C3", "E3")) == [1, 1]


def test_minutes_are_of_one_trip() -> None:
    found = scale().minutes_of(pd.Series(["C1", "C1", ""]), pd.Series(["E1", "E4", "E1"]))
    assert found.tolist() == [15, 60, 0]

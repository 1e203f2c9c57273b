"""The additive model by sweeps: as by elimination, whatever falls apart."""

from __future__ import annotations

import numpy as np
import pytest

from ce_opt.marks.leniency import corrected_by_sweeps
from ce_opt.marks.severity import corrected_of


@pytest.mark.parametrize("seed", range(60))
def test_it_corrects_as_elimination_does(seed: int) -> None:
    rng = np.random.default_rng(seed)
    people, judges = int(rng.integers(1, 9)), int(rng.integers(1, 9))
    marks = {
        (f"p{person}", f"j{judge}"): float(rng.integers(0, 201)) / 2
        for person in range(people)
        for judge in range(judges)
        if rng.random() < rng.choice([0.15, 0.4, 0.9])
    }
    assert corrected_by_sweeps(marks) == pytest.approx(corrected_of(marks), abs=1e-9)


def test_equal_marks_and_lone_judges_leave_no_noise() -> None:
    marks = {(f"p{n}", f"j{n}"): 70.1 for n in range(3)} | {("p0", "j9"): 70.1, ("p1", "j9"): 70.1}
    assert corrected_by_sweeps(marks) == pytest.approx(corrected_of(marks), abs=1e-9)
    assert corrected_by_sweeps({}) == {}


def test_a_number_added_to_all_marks_of_a_judge_changes_nobody_against_another() -> None:
    rng = np.random.default_rng(3)
    marks = {(f"p{p}", f"j{j}"): float(rng.uniform(40, 60)) for p in range(5) for j in range(4)}
    mild = {key: mark + 30 * (key[1] == "j2") for key, mark in marks.items()}
    before, after = corrected_by_sweeps(marks), corrected_by_sweeps(mild)
    rises = {after[key] - before[key] for key in marks}
    assert max(rises) - min(rises) < 1e-9

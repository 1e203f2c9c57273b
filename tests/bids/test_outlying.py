"""A mark stands out against a fit that was made without it."""

from __future__ import annotations

import math

import numpy as np
import pytest

from bids.panels import by_evaluator, marks_of, panel_frame, random_panel
from ce_opt.bids.marks import Panel
from ce_opt.bids.outlying import outliers, studentised
from ce_opt.season.rulebook import Bids


def noisy_panel(wild: float = 0.0) -> Panel:
    """Four evaluators, six engineers, marks within two points; one mark is off by `wild`."""
    rng = np.random.default_rng(1)
    rows = [
        (f"P{v}", f"E{e}", "skill", 50.0 + 5 * e + 2 * v + float(rng.integers(-2, 3)))
        for v in range(4)
        for e in range(6)
    ]
    rows[8] = (*rows[8][:3], rows[8][3] + wild)  # P1 of E2
    return Panel.of(panel_frame(rows), Bids())


def test_one_wild_mark_is_flagged_and_no_other() -> None:
    (found,) = outliers(noisy_panel(25), 3)
    assert (found.evaluator, found.engineer, found.criterion) == ("P1", "E2", "skill")
    assert found.residual > 3
    assert found.expected < found.score
    assert outliers(noisy_panel(), 3) == []


@pytest.mark.parametrize("seed", range(15))
def test_the_residual_is_that_of_a_fit_without_the_mark(seed: int) -> None:
    _, marks = marks_of(random_panel(seed, share=0.9))
    _, found = studentised(marks)
    design = np.zeros((len(marks.score), marks.engineers + marks.evaluators))
    places = np.arange(len(marks.score))
    design[places, marks.engineer] = design[places, marks.engineers + marks.evaluator] = 1
    rank = np.linalg.matrix_rank(design)
    for place in places:
        others = places != place
        left = len(places) - 1 - rank
        if left < 1 or np.linalg.matrix_rank(design[others]) < rank:
            assert found[place] == 0  # the mark cannot be told from its evaluator or engineer
            continue
        effect = np.linalg.lstsq(design[others], marks.score[others], rcond=None)[0]
        spread = np.sqrt(((marks.score[others] - design[others] @ effect) ** 2).sum() / left)
        missed = marks.score[place] - design[place] @ effect
        own = design[place] @ np.linalg.pinv(design[others].T @ design[others]) @ design[place]
        if spread > 1e-6:
            right = missed / (spread * np.sqrt(1 + own))
            assert found[place] == pytest.approx(right, rel=1e-6, abs=1e-6)


def test_where_all_other_marks_fit_exactly_the_residual_is_infinite() -> None:
    given = {f"P{v}": {f"E{e}": 50.0 + 5 * e + v for e in range(4)} for v in range(3)}
    panel, _ = marks_of(by_evaluator(**given))
    assert outliers(panel, 3) == []
    given["P0"]["E0"] += 1
    (found,) = outliers(marks_of(by_evaluator(**given))[0], 3)
    assert (found.evaluator, found.engineer) == ("P0", "E0")
    assert math.isinf(found.residual)


def test_a_panel_too_small_to_tell_flags_nothing() -> None:
    panel, _ = marks_of(by_evaluator(P1={"A": 0, "B": 100}, P2={"A": 100, "B": 0}))
    assert outliers(panel, 3) == []

"""Reliability against the table that the coefficients were published with."""

from __future__ import annotations

import math

import numpy as np
import pytest

from bids.panels import SHROUT_FLEISS
from ce_opt.bids.intraclass import reliability


def test_the_published_example() -> None:
    # Shrout and Fleiss (1979), table 4: ICC(2,1) = .29, ICC(2,4) = .62, ICC(3,4) = .91.
    found = reliability(SHROUT_FLEISS)
    assert round(found.single, 2) == 0.29
    assert round(found.average, 2) == 0.62
    assert round(found.consistency, 2) == 0.91


def test_severity_lowers_agreement_but_not_consistency() -> None:
    # Evaluators who differ by 10 throughout: MSE = 0, so ICC(3,k) = 1. MSR = 2 · 100 = 200 and
    # MSC = 3 · 50 = 150: ICC(2,k) = 200 / (200 + 150 / 3) = 0.8, ICC(2,1) = 200 / (200 + 2 · 50).
    marks = np.array([[50, 60], [60, 70], [70, 80]], dtype=float)
    found = reliability(marks)
    assert found.consistency == pytest.approx(1)
    assert found.average == pytest.approx(0.8)
    assert found.single == pytest.approx(2 / 3)


def test_marks_that_do_not_differ_tell_nothing() -> None:
    found = reliability(np.full((4, 3), 80.1))
    assert all(math.isnan(value) for value in (found.single, found.average, found.consistency))


def test_the_unit_and_the_order_do_not_matter() -> None:
    turned = 3.0 * SHROUT_FLEISS[::-1, [2, 0, 3, 1]] + 7
    assert vars(reliability(turned)) == pytest.approx(vars(reliability(SHROUT_FLEISS)))

"""Panel against indicators, and the λ that is proposed."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from bids.panels import panel_frame
from bids.seasons import small_season
from ce_opt.bids import evaluate
from ce_opt.bids.bridge import Bridge, bridge, kendall_tau_b, next_share
from ce_opt.bids.marks import Panel
from ce_opt.bids.quality import panel_quality
from ce_opt.season.rulebook import Bids


def tau_by_pairs(one: np.ndarray, other: np.ndarray) -> float:
    """τ_b by its definition: pairs in order less pairs against it, over those that are no tie."""
    pairs = list(itertools.combinations(range(len(one)), 2))
    signs = [(np.sign(one[i] - one[j]), np.sign(other[i] - other[j])) for i, j in pairs]
    apart = [sum(abs(sign[side]) for sign in signs) for side in (0, 1)]
    return float(sum(a * b for a, b in signs) / math.sqrt(apart[0] * apart[1]))


@pytest.mark.parametrize("seed", range(8))
def test_tau_b_counts_pairs(seed: int) -> None:
    rng = np.random.default_rng(seed)
    one, other = rng.integers(0, 5, (2, 9)).astype(float)
    assert kendall_tau_b(one, other) == pytest.approx(tau_by_pairs(one, other))


def test_tau_b_of_nothing_to_compare_is_not_known() -> None:
    assert math.isnan(kendall_tau_b(np.array([1.0, 2, 3]), np.array([5.0, 5, 5])))
    assert math.isnan(kendall_tau_b(np.array([1.0]), np.array([5.0])))


@pytest.mark.parametrize(
    ("share", "tau_b", "icc", "engineers", "proposed"),
    [
        (0.0, 0.6, 0.9, 16, 0.2),  # target 0.54, one step of 0.2
        (0.5, 0.6, 0.9, 16, 0.55),  # 0.54 to the nearest 0.05
        (0.5, -0.3, 0.9, 16, 0.3),  # target 0, one step back
        (0.5, 0.8, -0.1, 16, 0.3),  # a panel that tells nothing is nothing to agree with
        (0.1, 0.1, 0.5, 16, 0.05),
        (0.3, 0.9, 0.9, 4, 0.3),  # too few to tell
        (0.3, math.nan, 0.9, 16, 0.3),
        (0.3, 0.9, math.nan, 16, 0.3),
    ],
)
def test_the_share_follows_agreement_and_reliability(
    share: float, tau_b: float, icc: float, engineers: int, proposed: float
) -> None:
    found, ground = next_share(share, tau_b, icc, engineers)
    assert found == pytest.approx(proposed)
    assert ground.startswith("λ stays") == (engineers < 5 or math.isnan(tau_b * icc))


def test_more_agreement_and_more_reliability_never_mean_less_share() -> None:
    grid = np.linspace(-1, 1, 21)
    table = np.array([[next_share(0.4, tau, icc, 9)[0] for tau in grid] for icc in grid])
    assert (np.diff(table, axis=0) >= 0).all()
    assert (np.diff(table, axis=1) >= 0).all()
    assert table.min() == pytest.approx(0.2)
    assert table.max() == pytest.approx(0.6)


def compared(method: str) -> Bridge:
    # E3, E2, E1 by the panel; E1, E2, E3 by nearness and care hours.
    marks = {"P1": (60, 70, 80, 90), "P2": (65, 72, 86, 90)}
    rows = panel_frame(
        (by, f"E{n}", "skill", float(score))
        for by, given in marks.items()
        for n, score in enumerate(given, 1)
    )
    rules = {"panel_method": method, "indicators": {"care_hours": 1}, "least": {"care_hours": 0}}
    season = small_season(rules, panel=rows.to_dict("records"))
    read = Bids.model_validate(rules)
    found = evaluate(season)
    assert found is not None
    return bridge(found, panel_quality(Panel.of(season.panel, read), read))


def test_the_largest_disagreements_come_first() -> None:
    found = compared("additive")
    # Panel 4, 3, 2, 1 from E1 on; care hours 100, 60, 50, 80: 1, 3, 4, 2.
    ranks = [(one.engineer, one.panel_rank, one.indicator_rank) for one in found.disagreements]
    assert ranks == [("E1", 4, 1), ("E3", 2, 4), ("E4", 1, 2)]
    assert found.engineers == 4
    # Of six pairs only E2–E4 and E3–E4 are in the same order: (2 − 4) / 6.
    assert found.tau_b == pytest.approx(-1 / 3)


def test_reliability_is_that_of_the_scores_the_method_makes() -> None:
    corrected, raw = compared("additive"), compared("mean")
    assert corrected.reliability > raw.reliability  # severity is taken out in the first alone

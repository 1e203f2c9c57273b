"""From marks to numbers: how much the quantitative half may count next season.

    target = share of people whose log is whole · max(0, τ_b)
    next λ = λ + the step towards the target, at most 0.1 a season, in steps of 0.05

A log is *whole* where it holds at least half of the hours that the seats expect. τ_b is Kendall's
between quantitative and qualitative, over the pairs of people who are ranked together. The numbers
may take over from the marks as far as they are complete, and as far as they see the same people as
good; λ falls where they do not. With fewer than ten people to compare λ stays.

The scheme asks for the direction (marks first, numbers later); the rule is this project's own,
meant to be argued with. Source of τ_b: Kendall (1945), Biometrika 33.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ce_opt.appraisal.appraise import Appraised
from ce_opt.language import tr

__all__ = ["Step", "next_step"]

FEWEST = 10
LONGEST_STEP, GRAIN = 0.1, 0.05
WHOLE = 0.5
"""Share of the expected hours from which a log counts as whole."""


@dataclass(frozen=True)
class Step:
    """What is proposed.

    Attributes
    ----------
    people : how many are compared
    tau_b : −1..1; NaN where either half sees no difference
    whole_logs : 0..1
    share, next_share : λ, and the one proposed
    ground : why, in a sentence
    """

    people: int
    tau_b: float
    whole_logs: float
    share: float
    next_share: float
    ground: str


def next_step(found: Appraised) -> Step:
    """Propose the next season's λ."""
    share = found.rules.quantitative_share
    known = np.array([not marks for marks in found.scores.filled], dtype=bool)
    expected = found.work.expected[found.place][known]
    logged = found.work.logged[found.place][known]
    held = expected > 0
    whole = float(np.mean(logged[held] >= WHOLE * expected[held])) if held.any() else 0.0
    tau = tau_within(found, known)
    people = int(known.sum())
    if people < FEWEST:
        ground = tr(
            "λ stays: {people} people have both halves, it takes {fewest} to tell",
            people=people,
            fewest=FEWEST,
        )
        return Step(people, tau, whole, share, share, ground)
    if math.isnan(tau):
        ground = tr("λ stays: one of the halves sees no difference between people")
        return Step(people, tau, whole, share, share, ground)
    target = whole * max(0.0, tau)
    step = min(LONGEST_STEP, max(-LONGEST_STEP, target - share))
    proposed = min(1.0, max(0.0, round(round((share + step) / GRAIN) * GRAIN, 2)))
    ground = tr(
        "{whole:.0%} of the logs are whole, and numbers and marks agree at τ_b {tau:.2f} within "
        "groups over {people} people: λ should come to {target:.2f}, from {share:g} by at most "
        "{step:g} a season",
        whole=whole,
        tau=tau,
        people=people,
        target=target,
        share=share,
        step=LONGEST_STEP,
    )
    return Step(people, tau, whole, share, proposed, ground)


def tau_within(found: Appraised, known: np.ndarray) -> float:
    """τ_b over the pairs of people who are ranked together; NaN without an untied pair."""
    group = np.array([home.ranked_in for home in found.homes], dtype=object)
    both = known[:, None] & known[None, :] & (group[:, None] == group[None, :])
    both &= np.triu(np.ones(both.shape, dtype=bool), 1)
    signs = [
        np.sign(half[:, None] - half[None, :])[both]
        for half in (found.scores.qualitative, found.scores.quantitative)
    ]
    untied = math.sqrt(float((signs[0] != 0).sum()) * float((signs[1] != 0).sum()))
    return float((signs[0] * signs[1]).sum()) / untied if untied else math.nan

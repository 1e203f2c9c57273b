"""From a panel to indicators: how far they agree, and how much they may count next season.

    target = max(0, τ_b) · max(0, ICC)            τ_b: Kendall's, panel against indicators
    next λ = λ + the step towards the target, at most 0.2 a season, in steps of 0.05

The indicators may take over from a panel as far as they say the same as it (τ_b), and as far as
what it says is worth repeating: its reliability, ICC(3,k) where evaluators' severity is taken out,
ICC(2,k) where it is not. With fewer than five engineers, or nothing to compare, λ stays.

Source: Kendall (1945), The treatment of ties in ranking problems, Biometrika 33 (τ_b). The rule for
λ is this project's own, meant to be argued with.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ce_opt.bids.evaluation import Evaluation
from ce_opt.bids.quality import Quality
from ce_opt.bids.ranking import ranks
from ce_opt.language import tr
from ce_opt.marks.decimals import settled

__all__ = ["Bridge", "Disagreement", "bridge", "next_share"]

FloatArray = npt.NDArray[np.float64]
FEWEST = 5
"""Engineers below which no λ is proposed."""
LONGEST_STEP, GRAIN = 0.2, 0.05
SHOWN = 5


@dataclass(frozen=True)
class Disagreement:
    """An engineer whom panel and indicators see differently.

    Attributes
    ----------
    engineer : id
    panel_rank, indicator_rank : among those compared
    panel, indicators : scores, 0..100
    """

    engineer: str
    panel_rank: int
    indicator_rank: int
    panel: float
    indicators: float


@dataclass(frozen=True)
class Bridge:
    """Panel against indicators.

    Attributes
    ----------
    engineers : how many are compared
    tau_b : −1..1; NaN where either ranks all the same
    reliability : intraclass correlation of the panel; NaN where it cannot be told
    share, next_share : λ, and the one proposed
    ground : why, in a sentence
    disagreements : the largest, farthest apart first
    """

    engineers: int
    tau_b: float
    reliability: float
    share: float
    next_share: float
    ground: str
    disagreements: tuple[Disagreement, ...]


def bridge(found: Evaluation, quality: Quality) -> Bridge:
    """Compare the panel's ranking with the indicators'."""
    both = np.flatnonzero(np.isfinite(found.panel))
    panel, indicators = settled(found.panel[both]), settled(found.indicators.score[both])
    tau_b = kendall_tau_b(panel, indicators)
    worth = quality.agreement[0].reliability
    if worth is None:
        reliability = math.nan
    else:
        corrected = found.rules.panel_method != "mean"
        reliability = worth.consistency if corrected else worth.average
    share = found.rules.indicator_share
    proposed, ground = next_share(share, tau_b, reliability, len(both))
    names = [found.engineers[place] for place in both]
    apart = disagreements(names, panel, indicators)
    return Bridge(len(both), tau_b, reliability, share, proposed, ground, apart)


def kendall_tau_b(one: FloatArray, other: FloatArray) -> float:
    """τ_b; NaN with less than two, or where either is all the same."""
    if len(one) < 2 or len(np.unique(one)) < 2 or len(np.unique(other)) < 2:
        return math.nan
    from scipy.stats import kendalltau  # here, for it takes longer to load than all the rest

    return float(kendalltau(one, other).statistic)


def next_share(share: float, tau_b: float, reliability: float, engineers: int) -> tuple[float, str]:
    """Propose next season's λ, and say why."""
    if engineers < FEWEST:
        return share, tr(
            "λ stays: {count} engineers have both scores, it takes {fewest} to tell",
            count=engineers,
            fewest=FEWEST,
        )
    if math.isnan(tau_b):
        return share, tr("λ stays: panel or indicators see no difference between the engineers")
    if math.isnan(reliability):
        return share, tr(
            "λ stays: the panel's reliability cannot be told, for no two evaluators marked the "
            "same engineers by every criterion; let them"
        )
    target = max(0.0, tau_b) * max(0.0, reliability)
    step = min(LONGEST_STEP, max(-LONGEST_STEP, target - share))
    proposed = round(round((share + step) / GRAIN) * GRAIN, 2)
    proposed = min(1.0, max(0.0, proposed))
    ground = tr(
        "indicators and panel agree at τ_b {tau_b:.2f} over {engineers} engineers, the panel's "
        "reliability is {reliability:.2f}: λ should come to {target:.2f}, from {share:g} by at "
        "most {step:g} a season",
        tau_b=tau_b,
        engineers=engineers,
        reliability=reliability,
        target=target,
        share=share,
        step=LONGEST_STEP,
    )
    return proposed, ground


def disagreements(
    names: list[str], panel: FloatArray, indicators: FloatArray
) -> tuple[Disagreement, ...]:
    """Engineers whose two ranks differ most; none where both say the same."""
    if not names:
        return ()
    by_panel, by_indicators = ranks(panel[:, None]), ranks(indicators[:, None])
    apart = np.abs(by_panel - by_indicators)
    order = np.lexsort((by_panel, -apart))
    return tuple(
        Disagreement(
            names[place],
            int(by_panel[place]),
            int(by_indicators[place]),
            float(panel[place]),
            float(indicators[place]),
        )
        for place in order[:SHOWN].tolist()
        if apart[place]
    )

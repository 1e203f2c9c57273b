"""The evaluation of the engineers (评标): panel and indicators joined to merit, and ranked.

    merit(e) = (1 − λ) · panel(e) + λ · indicators(e)        0..100; λ = ``bids.indicator_share``

Where λ is 1, or the season has no table panel and ``bids.indicators_alone`` says so, merit is the
indicators' score alone, for everybody. Else only those whom the panel scored have a merit of their
own; they are ranked. The bids of the others are scaled by ``bids.unscored_merit``, left out: by the
mean merit of the ranked, so that a bid of somebody whom nobody judged (a designated engineer, say)
counts neither more nor less than an average one.

A raised mark or a better indicator never lowers a rank, under the options that `panel` names.
`ce_opt.bids.bidders` says the same in plain Python, for the audit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ce_opt.bids.indicators import IndicatorScores, indicator_scores, rated
from ce_opt.bids.marks import Panel
from ce_opt.bids.panel import PanelScores, panel_scores
from ce_opt.bids.ranking import NOT_RANKED, decided_by, ranks
from ce_opt.marks.decimals import settled
from ce_opt.season.rulebook import Bids
from ce_opt.season.season import Season

__all__ = ["FULL", "Evaluation", "evaluate", "panel_share"]

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
FULL = 100.0
"""Merit that leaves a bid as it stands."""


@dataclass(frozen=True)
class Evaluation:
    """What is known of every engineer of the season, in the order of their ids.

    Attributes
    ----------
    engineers : ids
    rules : section ``[bids]``
    panel_scores : of those whom the panel marked; None without a panel
    panel : [engineers], 0..100; NaN where the panel gave no score
    indicators : contributions and score
    merit : [engineers], 0..100, settled; of those not ranked, what scales their bids
    rank : [engineers], 1 for the best; 0 where the engineer has no merit of their own
    decided_by : [engineers], what decided the rank
    parts : [engineers, names], contributions to the merit of the ranked; 0 for the others
    part_names : ``panel <criterion>`` and ``indicator <name>``
    keys : [engineers, 1 + tie breaks], settled: merit, then what parts equal merit
    """

    engineers: tuple[str, ...]
    rules: Bids
    panel_scores: PanelScores | None
    panel: FloatArray
    indicators: IndicatorScores
    merit: FloatArray
    rank: IntArray
    decided_by: tuple[str, ...]
    parts: FloatArray
    part_names: tuple[str, ...]
    keys: FloatArray

    @property
    def ranked(self) -> npt.NDArray[np.bool_]:
        """[engineers], whether the engineer has a merit of their own."""
        return self.rank > 0


def panel_share(season: Season, rules: Bids) -> float | None:
    """Return 1 − λ as it applies: 0 where the indicators speak alone, None where nothing can."""
    if rules.indicator_share == 1 or (season.panel.empty and rules.indicators_alone):
        return 0.0
    return None if season.panel.empty else 1.0 - rules.indicator_share


def evaluate(season: Season, rules: Bids | None = None) -> Evaluation | None:
    """Evaluate every engineer of a season.

    Parameters
    ----------
    season : a checked season
    rules : section ``[bids]``; the rule book's own unless given

    Returns
    -------
    None where there is no such section, or neither a panel nor indicators alone.
    """
    rules = rules or season.rulebook.bids
    share = None if rules is None else panel_share(season, rules)
    if rules is None or share is None:
        return None
    engineers = tuple(season.engineers["engineer"])
    scores = None if season.panel.empty else panel_scores(Panel.of(season.panel, rules), rules)
    panel, panel_parts = spread_out(scores, engineers)
    found = indicator_scores(season, rules)
    names, parts = joined(scores, share, panel_parts, found)
    own = np.isfinite(panel) if share else np.ones(len(engineers), dtype=bool)
    parts[~own] = 0.0
    merit = settled(parts.sum(axis=1))
    keys = np.column_stack([merit, *tie_keys(season, rules, panel, found.score)])
    keys[~own, 0] = merit[~own] = unscored(merit[own], rules)
    rank = np.zeros(len(engineers), dtype=np.int64)
    rank[own] = ranks(keys[own])
    said = np.full(len(engineers), NOT_RANKED, dtype=object)
    said[own] = decided_by(keys[own], rules.tie_breaks, parts[own], names)
    return Evaluation(
        engineers,
        rules,
        scores,
        panel,
        found,
        merit,
        rank,
        tuple(said),
        parts,
        names,
        settled(keys),
    )


def joined(
    scores: PanelScores | None, share: float, panel_parts: FloatArray, found: IndicatorScores
) -> tuple[tuple[str, ...], FloatArray]:
    """Names of the contributions to merit, and [engineers, names], the panel's first."""
    names = tuple(f"indicator {name}" for name in found.names)
    parts = (1.0 - share) * found.parts
    if scores is None or not share:
        return names, parts
    criteria = tuple(f"panel {name}" for name in scores.criteria)
    return criteria + names, np.column_stack([share * panel_parts, parts])


def spread_out(
    scores: PanelScores | None, engineers: tuple[str, ...]
) -> tuple[FloatArray, FloatArray]:
    """Panel scores and their parts for all engineers; NaN and 0 for those without."""
    if scores is None:
        return np.full(len(engineers), np.nan), np.zeros((len(engineers), 0))
    place = {name: number for number, name in enumerate(engineers)}
    rows = [place[name] for name in scores.engineers]
    panel = np.full(len(engineers), np.nan)
    parts = np.zeros((len(engineers), len(scores.criteria)))
    panel[rows], parts[rows] = scores.score, scores.parts
    return panel, parts


def tie_keys(
    season: Season, rules: Bids, panel: FloatArray, indicators: FloatArray
) -> list[FloatArray]:
    """[engineers] for each tie break; nobody's panel score counts as 0."""
    merits = {"panel": np.nan_to_num(panel), "indicators": indicators}
    return [
        merits[name] if name in merits else rated(season, name, rules) for name in rules.tie_breaks
    ]


def unscored(merit: FloatArray, rules: Bids) -> float:
    """Merit that scales the bids of those who have none of their own."""
    if rules.unscored_merit is not None:
        return rules.unscored_merit
    return float(settled(merit.mean())) if len(merit) else FULL

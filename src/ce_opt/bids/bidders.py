"""The evaluation of the engineers in plain Python, for the audit.

    merit(e) = (1 − λ) · panel(e) + λ · indicators(e)

`ce_opt.bids.evaluation` has the rules; nothing here leans on what it computes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from ce_opt.bids.evaluation import FULL, panel_share
from ce_opt.bids.indicators import indicator_scores_of, rated_of
from ce_opt.bids.panel import panel_scores_of
from ce_opt.bids.ranking import NOT_RANKED, Place, places_of
from ce_opt.marks.decimals import settled_of
from ce_opt.season.rulebook import Bids
from ce_opt.season.season import Season

__all__ = ["Bidder", "bidders_of"]

Points = Mapping[str, Mapping[str, float]]
"""Engineer -> criterion or indicator -> points."""


@dataclass(frozen=True)
class Bidder:
    """One engineer's evaluation, in plain Python.

    Attributes
    ----------
    panel : 0..100, None where the panel gave no score
    indicators, merit : 0..100
    rank : 0 where the engineer has no merit of their own
    decided_by : what decided the rank
    keys : settled: merit, then what parts equal merit
    parts : contribution -> points of the merit; empty where the engineer has none of their own
    """

    panel: float | None
    indicators: float
    merit: float
    rank: int
    decided_by: str
    keys: tuple[float, ...]
    parts: Mapping[str, float]


def bidders_of(season: Season, rules: Bids | None = None) -> dict[str, Bidder] | None:
    """Say the same in plain Python: engineer -> evaluation.

    Parameters
    ----------
    season : a checked season
    rules : section ``[bids]``; the rule book's own unless given
    """
    rules = rules or season.rulebook.bids
    share = None if rules is None else panel_share(season, rules)
    if rules is None or share is None:
        return None
    judged = {} if season.panel.empty else panel_scores_of(season.panel, rules)
    rated_by = indicator_scores_of(season, rules)
    parts = plain_parts(judged, rated_by, share)
    panel, score = summed(judged), summed(rated_by)
    merit = {name: settled_of(points) for name, points in summed(parts).items()}
    ties = [plain_tie(season, rules, key, panel, score) for key in rules.tie_breaks]
    keys = {name: (merit[name], *(tie.get(name, 0.0) for tie in ties)) for name in parts}
    place = places_of(keys, rules.tie_breaks, parts)
    other = plain_unscored(merit, rules)
    return {
        name: Bidder(
            panel.get(name),
            points,
            merit.get(name, other),
            *place.get(name, Place(0, NOT_RANKED)),
            (merit.get(name, other), *(settled_of(tie.get(name, 0.0)) for tie in ties)),
            parts.get(name, {}),
        )
        for name, points in score.items()
    }


def summed(points: Points) -> dict[str, float]:
    """Engineer -> sum of the points."""
    return {name: math.fsum(found.values()) for name, found in points.items()}


def plain_parts(judged: Points, rated_by: Points, share: float) -> dict[str, dict[str, float]]:
    """Contributions to the merit of each who has one, the panel's first."""
    criteria = sorted({criterion for points in judged.values() for criterion in points})
    found = {}
    for name, rated in rated_by.items():
        if not share or name in judged:
            marks = judged.get(name, {})
            panel = {f"panel {key}": share * marks.get(key, 0.0) for key in criteria if share}
            others = {f"indicator {key}": (1.0 - share) * rated[key] for key in rated}
            found[name] = panel | others
    return found


def plain_tie(
    season: Season,
    rules: Bids,
    name: str,
    panel: Mapping[str, float],
    indicators: Mapping[str, float],
) -> Mapping[str, float]:
    """Engineer -> value of one tie break."""
    if name in ("panel", "indicators"):
        return panel if name == "panel" else indicators
    return rated_of(season, name, rules)


def plain_unscored(merit: Mapping[str, float], rules: Bids) -> float:
    """Merit that scales the bids of those who have none of their own."""
    if rules.unscored_merit is not None:
        return rules.unscored_merit
    return settled_of(math.fsum(merit.values()) / len(merit)) if merit else FULL

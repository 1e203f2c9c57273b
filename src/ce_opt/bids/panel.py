"""One panel score for each engineer, 0..100, from the marks of many evaluators by many criteria.

    panel(e) = Σ_k w_k · score_k(e) / Σ_k w_k          cut off at 0 and 100
    score_k(e) = trimmed mean of e's corrected marks by criterion k

Marks are corrected by ``bids.panel_method``: *additive* takes each evaluator's severity out,
*z_score* severity and spread, *mean* nothing. A criterion by which an engineer has no mark is
filled with what the same additive model, engineers against criteria, leads to expect (`two_way`):
the engineer's standing by the other criteria, at the level of the one that is missing. So neither a
missing mark nor a missing criterion favours anybody.

A raised mark never lowers its engineer's panel score against another's

* with *mean*, whatever is missing or trimmed;
* with *additive* untrimmed, whatever marks are missing, as long as everybody has a mark by each
  criterion; trimmed too, where every evaluator marked everybody.

It may with *z_score*, for a raised mark changes its evaluator's mean and spread.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from ce_opt.bids import spread
from ce_opt.bids.marks import Panel, criterion_weights, plain_marks
from ce_opt.bids.trimmed_mean import trimmed_mean_of, trimmed_means
from ce_opt.marks import severity
from ce_opt.marks.gaps import filled_in, plain_fill
from ce_opt.marks.marks import Marks
from ce_opt.marks.two_way import rows_of
from ce_opt.season.rulebook import Bids

__all__ = ["METHODS", "PanelScores", "panel_scores", "panel_scores_of"]

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
PlainMarks = Mapping[tuple[str, str], float]
HIGHEST = 100.0


class Method(NamedTuple):
    """A way to correct marks, in arrays and in plain Python."""

    arrays: Callable[[Marks], FloatArray]
    plain: Callable[[PlainMarks], dict[tuple[str, str], float]]


METHODS = {
    "additive": Method(severity.corrected, severity.corrected_of),
    "z_score": Method(spread.corrected, spread.corrected_of),
    "mean": Method(lambda marks: marks.score.copy(), lambda marks: dict(marks)),
}
"""``bids.panel_method`` -> how marks are corrected."""


@dataclass(frozen=True)
class PanelScores:
    """Scores of the engineers that the panel marked.

    Attributes
    ----------
    engineers, criteria : names, ascending
    by_criterion : [engineers, criteria], filled where one was missing; NaN where it cannot be
    filled : [engineers, criteria], whether nobody marked the engineer by the criterion
    parts : [engineers, criteria], points of the panel score that each criterion gives; 0 where NaN
    score : [engineers], 0..100, the sum of the parts
    """

    engineers: tuple[str, ...]
    criteria: tuple[str, ...]
    by_criterion: FloatArray
    filled: BoolArray
    parts: FloatArray
    score: FloatArray


def panel_scores(panel: Panel, rules: Bids) -> PanelScores:
    """Score every engineer that the panel marked."""
    correct = METHODS[rules.panel_method].arrays
    columns = [
        trimmed_means(marks.engineer, correct(marks), marks.engineers, rules.trim)
        for marks in panel.marks
    ]
    heard = np.column_stack(columns)
    scores = filled_in(heard, panel.weight)
    points = np.where(np.isfinite(scores), scores, 0.0) * panel.weight
    weight = np.isfinite(scores) @ panel.weight
    scored = weight > 0
    points[scored] /= weight[scored, None]
    total = points.sum(axis=1)
    held = np.clip(total, 0.0, HIGHEST)
    points *= np.divide(held, total, out=np.zeros_like(total), where=total > 0)[:, None]
    score = np.where(scored, held, np.nan)
    return PanelScores(panel.engineers, panel.criteria, scores, np.isnan(heard), points, score)


def panel_scores_of(table: pd.DataFrame, rules: Bids) -> dict[str, dict[str, float]]:
    """Say the same in plain Python: engineer -> criterion -> points; they sum to the score."""
    marks = plain_marks(table)
    weights = criterion_weights(marks, rules)
    scores = plain_scores({name: marks[name] for name in weights}, rules)
    return {
        engineer: held_points(by_criterion, weights)
        for engineer, by_criterion in plain_fill(scores, weights).items()
    }


def plain_scores(marks: Mapping[str, PlainMarks], rules: Bids) -> dict[tuple[str, str], float]:
    """(engineer, criterion) -> trimmed mean of the corrected marks."""
    scores = {}
    for criterion, given in marks.items():
        corrected = METHODS[rules.panel_method].plain(given)
        for engineer, by_evaluator in rows_of(corrected).items():
            scores[engineer, criterion] = trimmed_mean_of(list(by_evaluator.values()), rules.trim)
    return scores


def held_points(scores: Mapping[str, float], weights: Mapping[str, float]) -> dict[str, float]:
    """Points of each criterion; their sum is held between 0 and 100."""
    weight = math.fsum(weights[name] for name in scores)
    points = {name: weights[name] * score / weight for name, score in scores.items()}
    total = math.fsum(points.values())
    share = min(max(total, 0.0), HIGHEST) / total if total > 0 else 0.0
    return {name: share * value for name, value in points.items()}

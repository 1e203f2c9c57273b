"""What a panel is worth: agreement, reliability, severity and marks that stand out.

Agreement and reliability need complete marks. They rest on the evaluators who marked at least half
of the engineers, and on the engineers whom all of these marked; over all criteria the marks are
joined by the weights of ``bids.criteria`` first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ce_opt.bids.intraclass import Reliability, reliability
from ce_opt.bids.kendall_w import Concordance, concordance
from ce_opt.bids.marks import Panel
from ce_opt.bids.outlying import Outlier, outliers
from ce_opt.language import marked, tr
from ce_opt.marks.decimals import settled
from ce_opt.marks.severity import severity
from ce_opt.season.rulebook import Bids

__all__ = ["ALL", "Agreement", "EvaluatorSeverity", "Quality", "panel_quality"]

FloatArray = npt.NDArray[np.float64]
ALL = marked("all criteria")


@dataclass(frozen=True)
class Agreement:
    """How far evaluators agree by one criterion, or by all.

    Attributes
    ----------
    criterion : its name, or `ALL`
    evaluators, engineers : how many it rests on
    concordance, reliability : None where less than two evaluators marked the same two engineers
    """

    criterion: str
    evaluators: int
    engineers: int
    concordance: Concordance | None
    reliability: Reliability | None

    @property
    def label(self) -> str:
        """Name of the criterion, in words where it is all of them."""
        return tr(ALL) if self.criterion == ALL else self.criterion


@dataclass(frozen=True)
class EvaluatorSeverity:
    """One evaluator.

    Attributes
    ----------
    evaluator : id
    marks : how many were given
    severity : points below the average evaluator, over the criteria by their weights; NaN where no
        criterion tells
    spread : standard deviation of the evaluator's marks as a share of the panel's mean one; NaN
        where no criterion tells
    """

    evaluator: str
    marks: int
    severity: float
    spread: float


@dataclass(frozen=True)
class Quality:
    """A panel's worth.

    Attributes
    ----------
    agreement : over all criteria first, then criterion by criterion
    severities : one per evaluator, by id
    outliers : marks that stand out, the farthest first
    """

    agreement: tuple[Agreement, ...]
    severities: tuple[EvaluatorSeverity, ...]
    outliers: tuple[Outlier, ...]


def panel_quality(panel: Panel, rules: Bids) -> Quality:
    """Judge the judges."""
    grids = [marks.grid for marks in panel.marks]
    whole = sum(weight * grid for weight, grid in zip(panel.weight, grids, strict=True))
    named = [(ALL, settled(np.asarray(whole) / panel.weight.sum()))]
    named += list(zip(panel.criteria, grids, strict=True))
    return Quality(
        tuple(agreement(name, grid) for name, grid in named),
        tuple(severities(panel)),
        tuple(outliers(panel, rules.outlying_residual)),
    )


def agreement(criterion: str, grid: FloatArray) -> Agreement:
    """Agreement within the complete part of [engineers, evaluators]."""
    given = np.isfinite(grid)
    judged = given.any(axis=1)
    often = given.any(axis=0) & (2 * given.sum(axis=0) >= judged.sum())
    both = grid[np.ix_(given[:, often].all(axis=1) & judged, often)]
    n, m = both.shape
    if min(n, m) < 2:
        return Agreement(criterion, m, n, None, None)
    return Agreement(criterion, m, n, concordance(both), reliability(both))


def severities(panel: Panel) -> list[EvaluatorSeverity]:
    """Severity and spread of every evaluator, over the criteria by their weights."""
    hard = np.column_stack([severity(marks) for marks in panel.marks])
    wide = np.column_stack([spreads(marks.grid) for marks in panel.marks])
    given = sum(marks.given for marks in panel.marks)
    means = zip(weighted(hard, panel.weight), weighted(wide, panel.weight), strict=True)
    return [
        EvaluatorSeverity(name, int(count), float(mean), float(spread))
        for name, count, (mean, spread) in zip(
            panel.evaluators, np.asarray(given), means, strict=True
        )
    ]


def spreads(grid: FloatArray) -> FloatArray:
    """[evaluators], standard deviation as a share of the mean one; NaN with less than two marks."""
    found = np.full(grid.shape[1], np.nan)
    for place, column in enumerate(grid.T):
        marks = column[np.isfinite(column)]
        if len(marks) >= 2:
            found[place] = marks.std()
    known = found[np.isfinite(found)]
    return found / known.mean() if len(known) and known.mean() > 0 else np.full_like(found, np.nan)


def weighted(values: FloatArray, weight: FloatArray) -> FloatArray:
    """[evaluators], weighted mean over the criteria that tell; NaN where none does."""
    known = np.isfinite(values)
    total = known @ weight
    mean = np.where(known, values, 0.0) @ weight
    return np.asarray(np.divide(mean, total, out=np.full(len(values), np.nan), where=total > 0))

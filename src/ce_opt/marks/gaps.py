"""What is missing is what the rest leads to expect: people against criteria, by two effects.

    expected(p, k) = worth(p) + level(k)        fitted by weighted least squares (`two_way`)

A person's standing by the other criteria, at the level of the one that is missing: so a gap neither
favours nor harms anybody. What no chain of cells joins stays missing.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from ce_opt.marks.two_way import Cells, parts, parts_of, rows_of, two_way, two_way_of

__all__ = ["filled_in", "plain_fill"]

FloatArray = npt.NDArray[np.float64]


def filled_in(scores: FloatArray, weight: FloatArray) -> FloatArray:
    """Fill the criteria that are missing by the additive model, engineers against criteria."""
    missing = np.isnan(scores)
    if not missing.any():
        return scores
    row, column = np.nonzero(~missing)
    cells = Cells(row, column, scores[row, column], weight, len(scores))
    fit = two_way(cells, np.ones(len(weight), dtype=bool))
    row_part, column_part = parts(cells)
    expected = fit.row[:, None] + fit.column[None, :]
    joined = (row_part[:, None] == column_part[None, :]) & (row_part >= 0)[:, None]
    return np.where(missing, np.where(joined, expected, np.nan), scores)


def plain_fill(
    scores: Mapping[tuple[str, str], float], weights: Mapping[str, float]
) -> dict[str, dict[str, float]]:
    """Engineer -> criterion -> score, missing criteria filled where they can be."""
    worth, level = two_way_of(scores, weights, weights)
    part = parts_of(scores)
    found = rows_of(scores)
    for engineer, by_criterion in found.items():
        own = part[next(iter(by_criterion))]
        for criterion in weights:
            if criterion not in by_criterion and part.get(criterion) == own:
                by_criterion[criterion] = worth[engineer] + level[criterion]
    return found

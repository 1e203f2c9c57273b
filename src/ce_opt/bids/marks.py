"""The panel's marks as arrays, one set for each criterion that has a weight.

panel(e) = Σ_k w_k · score_k(e) / Σ_k w_k        w = ``bids.criteria``, all 1 where it is empty
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ce_opt.marks.marks import Marks
from ce_opt.season.rulebook import Bids

__all__ = ["Panel", "criterion_weights", "plain_marks"]

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Panel:
    """What the panel said.

    Attributes
    ----------
    criteria, evaluators, engineers : names, ascending; engineers with a mark alone
    weight : [criteria], positive
    marks : one set per criterion
    """

    criteria: tuple[str, ...]
    evaluators: tuple[str, ...]
    engineers: tuple[str, ...]
    weight: FloatArray
    marks: tuple[Marks, ...]

    @classmethod
    def of(cls, table: pd.DataFrame, rules: Bids) -> Panel:
        """Read table panel; criteria without a weight are left out."""
        weights = criterion_weights(set(table["criterion"]), rules)
        counted = table[table["criterion"].isin(list(weights))]
        evaluators = tuple(sorted(set(counted["evaluator"])))
        engineers = tuple(sorted(set(counted["engineer"])))
        evaluator = {name: place for place, name in enumerate(evaluators)}
        engineer = {name: place for place, name in enumerate(engineers)}
        found = (counted[counted["criterion"] == name] for name in weights)
        marks = tuple(
            Marks(
                rows["evaluator"].map(evaluator).to_numpy(np.int64),
                rows["engineer"].map(engineer).to_numpy(np.int64),
                rows["score"].to_numpy(np.float64),
                len(evaluators),
                len(engineers),
            )
            for rows in found
        )
        return cls(tuple(weights), evaluators, engineers, np.array([*weights.values()]), marks)


def criterion_weights(criteria: Collection[str], rules: Bids) -> dict[str, float]:
    """Weight of each criterion that counts, by name ascending."""
    weights: Mapping[str, float] = rules.criteria or dict.fromkeys(criteria, 1.0)
    return {name: weights[name] for name in sorted(criteria) if weights.get(name, 0.0) > 0}


def plain_marks(table: pd.DataFrame) -> dict[str, dict[tuple[str, str], float]]:
    """Criterion -> (engineer, evaluator) -> mark, in plain Python."""
    found: dict[str, dict[tuple[str, str], float]] = {}
    for row in table.to_dict("records"):
        by = found.setdefault(str(row["criterion"]), {})
        by[str(row["engineer"]), str(row["evaluator"])] = float(row["score"])
    return found

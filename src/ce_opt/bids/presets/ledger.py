"""The ledger (台账): what an engineer took upon themself in earlier seasons.

    ledger(e) = Σ_seasons decay^age · Σ_k w_k · figure_k(e, season)        credit, 0 or more

`age` is 0 for the season that ended last and grows by one with each season before it; figures are
hard_hours, travel_hours, lost_bids and helping_hours of table ledger, w = ``ledger_weights`` and
decay = ``ledger_decay`` of ``[appraisal]``. Who does not stand in the table has 0.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import numpy.typing as npt

from ce_opt.season.rulebook import Appraisal
from ce_opt.season.season import Season

__all__ = ["NAME", "values", "values_of"]

NAME = "ledger"


def values(season: Season) -> npt.NDArray[np.float64]:
    """[engineers], credit."""
    rules, rows = season.rulebook.appraisal or Appraisal(), season.ledger
    weights = {str(name): weight for name, weight in rules.ledger_weights.items()}
    figures = rows[list(weights)].to_numpy(np.float64) @ np.array([*weights.values()], dtype=float)
    ends = np.unique(rows["end"])
    age = len(ends) - 1 - np.searchsorted(ends, rows["end"].to_numpy())
    credit = (figures * rules.ledger_decay**age).tolist()
    found = dict.fromkeys(season.engineers["engineer"], 0.0)
    for engineer, points in zip(rows["engineer"], credit, strict=True):
        if engineer in found:
            found[engineer] += points
    return np.array(list(found.values()), dtype=np.float64)


def values_of(season: Season) -> dict[str, float]:
    """Engineer -> credit."""
    rules = season.rulebook.appraisal or Appraisal()
    rows = season.ledger.to_dict("records")
    ends = {row["end"] for row in rows}
    credit: dict[str, float] = defaultdict(float)
    for row in rows:
        age = sum(end > row["end"] for end in ends)
        own = sum(weight * row[str(name)] for name, weight in rules.ledger_weights.items())
        credit[row["engineer"]] += rules.ledger_decay**age * own
    return {str(name): credit[name] for name in season.engineers["engineer"]}

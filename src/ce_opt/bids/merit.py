"""Merit as a factor of bids.

bid(e, c) = 20 · interest(e, c) · merit(e) / 100        merit 100 where no bid is evaluated
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ce_opt.bids.bidders import bidders_of
from ce_opt.bids.evaluation import FULL, evaluate
from ce_opt.season.season import Season

__all__ = ["merits", "merits_of"]


def merits(season: Season) -> npt.NDArray[np.float64]:
    """[engineers], 0..100, in the order of their ids."""
    found = evaluate(season)
    return np.full(len(season.engineers), FULL) if found is None else found.merit


def merits_of(season: Season) -> dict[str, float]:
    """Say the same in plain Python: engineer -> 0..100."""
    found = bidders_of(season)
    if found is None:
        return dict.fromkeys(map(str, season.engineers["engineer"]), FULL)
    return {name: bidder.merit for name, bidder in found.items()}

"""Table *bids* of a plan: what each engineer's bids are worth, and what came of them."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from ce_opt.bids import evaluate
from ce_opt.bids.results import result_of
from ce_opt.marks.decimals import settled
from ce_opt.plan.layout import BIDS
from ce_opt.season.season import Season

__all__ = ["bid_table"]


def bid_table(
    season: Season, awarded: Collection[str], reserves: Collection[str] | None = None
) -> pd.DataFrame | None:
    """Build table *bids*.

    Parameters
    ----------
    season : a checked season
    awarded : engineers who were given a post
    reserves : engineers in reserve; all others who are ranked, unless given

    Returns
    -------
    A row per engineer; None where bids are not evaluated.
    """
    found = evaluate(season)
    if found is None:
        return None
    ranks = found.rank.tolist()
    return BIDS.frame(
        {
            "engineer": found.engineers,
            "panel": settled(found.panel),
            "indicators": settled(found.indicators.score),
            "merit": found.merit,
            "rank": pd.array([rank or pd.NA for rank in ranks], dtype="Int64"),
            "result": [
                result_of(engineer, rank, awarded, reserves)
                for engineer, rank in zip(found.engineers, ranks, strict=True)
            ],
            "decided_by": found.decided_by,
        }
    )

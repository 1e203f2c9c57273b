"""Table *bids* of a plan: what each engineer's bids are worth, and what came of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from ce_opt.bids import evaluate
from ce_opt.bids.results import result_of
from ce_opt.marks.decimals import settled
from ce_opt.plan.layout import BIDS
from ce_opt.roster.standing import Standing
from ce_opt.season.rulebook import Bids
from ce_opt.season.season import Season

__all__ = ["bid_table"]


def bid_table(
    season: Season, seated: Collection[str], standing: Mapping[str, Standing] | None = None
) -> pd.DataFrame | None:
    """Build table *bids*.

    Parameters
    ----------
    season : a checked season; without section ``[bids]`` its defaults are used
    seated : engineers with a seat, who are awarded where nobody gave posts
    standing : engineer -> standing in the roster; of nobody where posts were not given

    Returns
    -------
    A row per engineer; None where bids cannot be evaluated.
    """
    found = evaluate(season, season.rulebook.bids or Bids())
    if found is None:
        return None
    ranks = found.rank.tolist()
    posts = standing or {}
    awarded = {name for name, one in posts.items() if one.post} if posts else seated
    reserves = {name for name, one in posts.items() if one.reserve_rank} if posts else None
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
            "decided_by": [
                posts[engineer].decided_by if posts and rank else said
                for engineer, rank, said in zip(
                    found.engineers, ranks, found.decided_by, strict=True
                )
            ],
        }
    )

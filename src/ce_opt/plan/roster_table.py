"""Table *roster* of a plan: everybody's post, and what decided."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ce_opt.bids import evaluate
from ce_opt.plan.layout import ROSTER
from ce_opt.roster.contests import own_covers
from ce_opt.roster.standing import Standing
from ce_opt.season.rulebook import Bids, Roster
from ce_opt.season.season import Season

__all__ = ["AND", "roster_table"]

AND = "; "
"""Between several names in a cell."""


def roster_table(season: Season, standing: Mapping[str, Standing]) -> pd.DataFrame | None:
    """Build table *roster*.

    Parameters
    ----------
    season : a checked season
    standing : engineer -> standing; of nobody where posts were not given

    Returns
    -------
    A row per engineer, None where posts were not given.
    """
    found = evaluate(season, season.rulebook.bids or Bids())
    if found is None or not standing:
        return None
    covers = own_covers(season, season.rulebook.roster or Roster())
    rows = [standing[engineer] for engineer in found.engineers]
    return ROSTER.frame(
        {
            "engineer": found.engineers,
            "department": season.engineers["department"],
            "entry": season.engineers["entry"],
            "merit": found.merit,
            "post": [row.post for row in rows],
            "reserve_rank": pd.array([row.reserve_rank or pd.NA for row in rows], dtype="Int64"),
            "decided_by": [row.decided_by for row in rows],
            "covers": [AND.join(sorted(covers.get(name, ()))) for name in found.engineers],
            "follower": [AND.join(row.followers) for row in rows],
        }
    )

"""Table *groups* of a plan: who stands behind whom."""

from __future__ import annotations

import pandas as pd

from ce_opt.groups import Division, Standing
from ce_opt.plan.layout import GROUPS

__all__ = ["division_of", "group_table"]


def group_table(division: Division) -> pd.DataFrame:
    """Build table *groups*: a row for each engineer and group, by engineer and group."""
    rows = division.rows
    return GROUPS.frame({name: [getattr(row, name) for row in rows] for name in Standing._fields})


def division_of(table: pd.DataFrame) -> Division:
    """Read table *groups* of a plan."""
    return Division.of_rows(Standing(*row) for row in table.itertuples(index=False, name=None))

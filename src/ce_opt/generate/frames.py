"""From columns to the frame of a declared table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from ce_opt.generate.arrays import Words
from ce_opt.season.cells import DTYPES
from ce_opt.season.tables import BY_NAME

__all__ = ["frame", "numbered"]


def frame(table: str, columns: Mapping[str, object] | pd.DataFrame) -> pd.DataFrame:
    """Build the frame of a declared table: columns in order, typed, rows sorted by key."""
    declared = BY_NAME[table]
    rows = pd.DataFrame({column.name: columns[column.name] for column in declared.columns})
    typed = rows.astype({column.name: DTYPES[column.kind] for column in declared.columns})
    order = list(declared.key or declared.names)
    return typed.sort_values(order, kind="stable", ignore_index=True)


def numbered(prefix: str, count: int, least_width: int) -> Words:
    """Return ids such as ``C0001``, all of one width.

    >>> numbered("E", 2, 3).tolist()
    ['E001', 'E002']
    """
    width = max(least_width, len(str(count)))
    return words([f"{prefix}{number:0{width}d}" for number in range(1, count + 1)])


def words(texts: Sequence[str]) -> Words:
    """Return texts as an array that can be indexed by positions."""
    return np.array(texts, dtype=object)

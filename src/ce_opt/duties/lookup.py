"""One column of a season's table by another."""

from __future__ import annotations

import pandas as pd

__all__ = ["lookup"]


def lookup(table: pd.DataFrame, key: str, value: str) -> dict[str, str]:
    """Give key -> value of two columns of ids or words; the last row where a key stands twice."""
    return dict(zip(table[key].tolist(), table[value].tolist(), strict=True))

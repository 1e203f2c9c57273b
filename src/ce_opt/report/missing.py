"""Cells of a plan's tables that hold no number."""

from __future__ import annotations

import pandas as pd

__all__ = ["number", "whole"]


def number(value: object) -> float | None:
    """Give the number of a cell; None where it is missing.

    >>> number(1.5), number(float("nan")), number(pd.NA)
    (1.5, None, None)
    """
    return None if pd.isna(value) else float(str(value))  # type: ignore[call-overload]


def whole(value: object) -> int | None:
    """Give the whole number of a cell; None where it is missing.

    >>> whole(3), whole(pd.NA)
    (3, None)
    """
    found = number(value)
    return None if found is None else int(found)

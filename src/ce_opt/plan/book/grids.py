"""The sheets of a workbook as rows of values, in the plan's language: what stands in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from ce_opt.language import Language
from ce_opt.plan.layout import PlanTable

__all__ = ["Grid", "shown_words", "table_grid"]

Grid = Sequence[Sequence[Any]]


def table_grid(table: PlanTable, frame: pd.DataFrame, language: Language) -> Grid:
    """Rows of a table's sheet, heads first; a missing number is NaN or NA."""
    table = table.widened(list(frame.columns))
    columns = [
        frame[column.name].tolist()
        if column.kind in ("number", "count")
        else column.written(shown_words(frame[column.name].tolist()), language)
        for column in table.columns
    ]
    return [table.heads_in(language), *zip(*columns, strict=True)]


def shown_words(values: Sequence[Any]) -> list[str]:
    """Texts of a column, yes and no for truth values."""
    return ["yes" if value is True else "no" if value is False else value for value in values]

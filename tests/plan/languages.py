"""What a Chinese sentence may look like, and plans written in both languages."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from ce_opt.language import LANGUAGES, spoken_in
from ce_opt.plan import Plan
from ce_opt.plan.layout import ALL_TABLES, PlanTable
from ce_opt.plan.write import write_files
from ce_opt.season import Season

__all__ = ["CHINESE", "ENGLISH_RUN", "cells", "in_both", "table_of", "words_of"]

ENGLISH_RUN = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z]{2,}){2,}")
"""Three English words one after the other, which no id or key is."""
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def in_both(make: Callable[[], Plan], season: Season, folder: Path) -> dict[str, Path]:
    """Make a plan in each language and write its files: language -> folder."""
    folders = {}
    for language in LANGUAGES:
        folders[language] = folder / language
        with spoken_in(language):
            plan = make()
        write_files(plan, season, folders[language], {})
    return folders


def table_of(file: str) -> PlanTable:
    """The table of a CSV file."""
    return next(table for table in ALL_TABLES if table.file == file)


def cells(file: Path) -> tuple[list[str], list[list[str]]]:
    """Heads and rows of a CSV file."""
    with file.open(encoding="utf-8", newline="") as stream:
        heads, *rows = csv.reader(stream)
    return heads, rows


def words_of(folder: Path) -> Iterator[tuple[str, str, str]]:
    """(file, column, cell) of every column of texts that are no ids."""
    for file in sorted(folder.glob("*.csv")):
        table = table_of(file.name)
        heads, rows = cells(file)
        for place, column in enumerate(table.widened(table.names_of(heads, "zh")).columns):
            if column.kind in ("text", "yes_no"):
                yield from ((file.name, column.name, row[place]) for row in rows)

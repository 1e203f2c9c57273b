"""The plan as it was written, carried by its workbook in a hidden sheet, a row for each line.

A workbook is sent round, edited, and comes back alone. To say what an edit changes, what it costs
and which other cells were touched, it must be known what stood there: the lines of the plan's
tables and of its summary.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ce_opt.plan.layout import ALL_TABLES
from ce_opt.plan.read import SUMMARY, Reading, read_folder
from ce_opt.season.season import Season

__all__ = [
    "CONTENT",
    "FILES",
    "HEADS",
    "SHEET",
    "carried",
    "content_digest",
    "reading_of",
    "texts_carried",
]

CONTENT = "content of the season"
"""Stands in the carried summary for the input files: they may hold the same in another order."""
SHEET = "original"
"""Name of the sheet, in every language; no spreadsheet shows it."""
HEADS = ("file", "line")
MOST_CHARACTERS = 30_000
"""Of a cell: a spreadsheet takes 32,767. A longer line goes on in rows without a file."""
FILES = (*(table.file for table in ALL_TABLES), SUMMARY)
"""Files that a workbook may carry."""


def content_digest(season: Season) -> str:
    """Digest of what a season says, whatever files it was read from, in whatever order of rows."""
    found = hashlib.sha256(season.rulebook.model_dump_json().encode())
    for name, frame in sorted(season.tables.items()):
        found.update(f"{name}\n{frame.to_csv(index=False)}".encode())
    return found.hexdigest()


def carried(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the rows of the sheet, heads first.

    Parameters
    ----------
    texts : file -> its text, whose last line ends in a line feed
    """
    yield HEADS
    for file, text in texts.items():
        for line in text.removesuffix("\n").split("\n"):
            for low in range(0, max(1, len(line)), MOST_CHARACTERS):
                yield "" if low else file, line[low : low + MOST_CHARACTERS]


def texts_carried(rows: Sequence[Sequence[object]]) -> dict[str, str]:
    """Read the files back from the rows of the sheet: file -> text.

    A workbook comes from outside: only files that a plan may have are taken.
    """
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for row in rows[1:]:
        file, line = (str(cell) for cell in (*row, "", "")[:2])
        if file:
            lines = found.setdefault(file, []) if file in FILES else []
            lines.append(line)
        elif lines:
            lines[-1] += line
    return {file: "\n".join(lines) + "\n" for file, lines in found.items()}


def reading_of(texts: Mapping[str, str]) -> Reading:
    """Read the files as those of a plan folder."""
    with tempfile.TemporaryDirectory() as place:
        for file, text in texts.items():
            Path(place, file).write_text(text, "utf-8", newline="")
        return read_folder(Path(place))

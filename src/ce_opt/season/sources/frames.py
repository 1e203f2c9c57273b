"""A season in memory: one pandas frame for each table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from ce_opt.season.cells import cell_text
from ce_opt.season.findings import Findings
from ce_opt.season.raw import Origin, RawTable, raw_table
from ce_opt.season.sources.inventory import Shelf

__all__ = ["frame_tables"]


def frame_tables(frames: Mapping[str, pd.DataFrame], findings: Findings) -> Iterator[RawTable]:
    """Turn frames into tables of text, as if they had been read from files."""
    found = Shelf("frames", list(frames)).find(findings)
    for name, given in found.items():
        yield _raw(name, frames[given])


def _raw(name: str, frame: pd.DataFrame) -> RawTable:
    """Write every value as text; the first row of the frame has number 2, below the heads."""
    columns = [
        [cell_text(value) for value in frame.iloc[:, place].tolist()]
        for place in range(frame.shape[1])
    ]
    rows = list(zip(*columns, strict=True))
    return raw_table(Origin(name, name), [[str(head) for head in frame.columns], *rows])

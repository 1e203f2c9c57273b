"""The healthy season with further columns of clients, and with another section [importance]."""

from __future__ import annotations

from pathlib import Path

import pytest

from ce_opt.errors import Fault, SeasonFaults
from ce_opt.season import Season, read_season
from season.healthy import FILES, write

COLUMNS = {
    "complaints": ("3", "0", "12", "1"),
    "合同年数": ("2", "5", "1", "3"),
    "remark": ("good", "", "late", "x"),
}
"""Head -> cells of the four clients."""


def files(importance: str, **cells: tuple[str, ...]) -> dict[str, str]:
    """The files with ``[importance]`` as given, in line 6 and below, and with other cells."""
    columns = COLUMNS | cells
    heads, *rows = FILES["clients.csv"].splitlines()
    lines = [",".join([heads, *columns])]
    for place, row in enumerate(rows):
        lines.append(",".join([row, *(values[place] for values in columns.values())]))
    rules = FILES["season.toml"].replace('[importance.scale]\nrevenue_yuan = "log"', importance)
    assert importance in rules
    return FILES | {"clients.csv": "\n".join(lines) + "\n", "season.toml": rules}


def read(folder: Path, importance: str, **cells: tuple[str, ...]) -> Season:
    """Read such a season."""
    return read_season(write(folder / "season", files(importance, **cells)))


def faults(folder: Path, importance: str, **cells: tuple[str, ...]) -> list[Fault]:
    """All faults of such a season."""
    with pytest.raises(SeasonFaults) as caught:
        read(folder, importance, **cells)
    return list(caught.value.faults)


def only_fault(folder: Path, importance: str, **cells: tuple[str, ...]) -> Fault:
    """The fault of a season with one defect."""
    found = faults(folder, importance, **cells)
    assert len(found) == 1, "\n".join(map(str, found))
    return found[0]

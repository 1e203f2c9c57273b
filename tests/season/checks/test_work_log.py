"""Which days of the work log are refused, and which are history."""

from __future__ import annotations

from pathlib import Path

import pytest

from ce_opt.errors import SeasonFaults
from ce_opt.season import read_season
from season.healthy import FILES, write

HEAD = FILES["work_log.csv"].splitlines()[0]
EARLY, INSIDE = "2026-02-28,E01,C01,visit,data,2,90", "2026-03-01,E01,C01,visit,data,2,90"


def faults(folder: Path, rows: list[str], section: str) -> int:
    files = FILES | {"work_log.csv": "\n".join([HEAD, *rows]) + "\n"}
    files["season.toml"] += section
    try:
        read_season(write(folder, files))
    except SeasonFaults as error:
        return len(error.faults)
    return 0


@pytest.mark.parametrize(
    ("rows", "section", "count"),
    [
        ([EARLY, INSIDE], "[appraisal]\n", 1),
        ([EARLY, EARLY], "[appraisal]\n", 0),  # last season's log, at planning
        ([EARLY, INSIDE], "", 0),  # nobody is to be appraised by it
        ([EARLY, INSIDE], '[appraisal]\nearlier_work = "pass_over"\n', 0),
        ([INSIDE], "[appraisal]\n", 0),
        ([EARLY, INSIDE], "[appraisal]\nquotas = [2]\n", 2),  # both are said in one run
    ],
)
def test_an_early_row_is_a_fault_where_others_lie_in_the_season(
    tmp_path: Path, rows: list[str], section: str, count: int
) -> None:
    assert faults(tmp_path / "season", rows, section) == count

"""The same season gives the same bytes, whatever the order of its rows."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from ce_opt.plan.layout import GROUPS, PLAN_TABLES
from cli.console import INSTANCES, Run

FILES = [GROUPS.file, *(table.file for table in PLAN_TABLES), "plan.xlsx"]


def shuffled(season: Path, out: Path, seed: int) -> Path:
    """Copy a season with the rows of every table in another order."""
    stream = random.Random(seed)
    shutil.copytree(season, out)
    for path in sorted(out.glob("*.csv")):
        heads, *rows = path.read_text("utf-8").splitlines()
        stream.shuffle(rows)
        path.write_text("\n".join([heads, *rows, ""]), "utf-8")
    return out


@pytest.mark.parametrize("workers", [1, 2])
def test_permuted_rows_give_the_same_bytes(workers: int, run: Run, tmp_path: Path) -> None:
    season = INSTANCES / "xiamen"
    budget = ["--work", 0.3, "--seconds", 600, "--workers", workers]
    plans = []
    for place in (season, shuffled(season, tmp_path / "season", workers)):
        out = tmp_path / f"plan of {place.name}"
        answer = run("plan", place, "-o", out, *budget, "--json").json
        assert answer["stopped_by"] not in ("seconds", "interrupt")
        plans.append({name: (out / name).read_bytes() for name in FILES})
    assert plans[0] == plans[1]

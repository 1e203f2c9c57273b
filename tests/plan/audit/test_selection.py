"""The audit finds damage to the figures of [selection]."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ce_opt.plan import audit, make_plan, write_plan
from ce_opt.season import Season
from plan.hand_season import TEAMS, from_disk, run, season

SECTION = {"max_clients": 3, "least_share": {"sector": {"bank": 0.5}}}
ONE_MORE = {
    "selection.max_clients": (12.5, 250.0),
    "selection.least_share.sector.bank": (0.0, 310.0),
}


@pytest.fixture(scope="module")
def selecting(tmp_path_factory: pytest.TempPathFactory) -> Season:
    return from_disk(tmp_path_factory.mktemp("selection") / "season", season(selection=SECTION))


@pytest.fixture(scope="module")
def written(selecting: Season, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans") / "plan"
    write_plan(make_plan(selecting, TEAMS, run(one_more=ONE_MORE)), selecting, folder)
    return folder


@pytest.mark.parametrize(
    ("name", "key", "value", "rule"),
    [
        ("max_clients", "served", 3, "served"),
        ("max_clients", "limit", 2, "limit"),
        ("max_clients", "price", -1.0, "selection"),
        ("max_clients", "most_saved", 12.0, "selection"),
        ("least_share.sector.bank", "served", 1, "served"),
        ("least_share.sector.bank", "limit", 3, "limit"),
    ],
)
def test_damage(
    selecting: Season,
    written: Path,
    tmp_path: Path,
    name: str,
    key: str,
    value: float,
    rule: str,
) -> None:
    folder = Path(shutil.copytree(written, tmp_path / "plan"))
    assert audit(selecting, folder) == []
    summary = json.loads((folder / "summary.json").read_text("utf-8"))
    summary["selection"][name][key] = value
    (folder / "summary.json").write_text(json.dumps(summary), "utf-8")
    found = [breach for breach in audit(selecting, folder) if breach.subject != "plan.xlsx"]
    assert [breach.rule for breach in found] == [rule]
    assert f"selection.{name}" in found[0].sentence


def test_a_limit_that_is_missing(selecting: Season, written: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(written, tmp_path / "plan"))
    summary = json.loads((folder / "summary.json").read_text("utf-8"))
    del summary["selection"]["max_clients"]
    (folder / "summary.json").write_text(json.dumps(summary), "utf-8")
    found = [breach for breach in audit(selecting, folder) if breach.subject != "plan.xlsx"]
    assert [breach.sentence for breach in found] == [
        "summary.json must have the limits of selection: max_clients, least_share.sector.bank"
    ]

"""The audit finds damage to table *bids*, and names the column."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ce_opt.errors import Breach
from ce_opt.plan import audit, make_plan, write_plan
from ce_opt.season import Season
from plan.hand_season import TEAMS, from_disk, run, season
from plan.test_bid_table import PANEL, RULES


@pytest.fixture(scope="module")
def evaluated(tmp_path_factory: pytest.TempPathFactory) -> Season:
    return from_disk(tmp_path_factory.mktemp("bids") / "season", season(more=PANEL, bids=RULES))


@pytest.fixture(scope="module")
def written(evaluated: Season, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans") / "plan"
    write_plan(make_plan(evaluated, TEAMS, run()), evaluated, folder)
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(written, tmp_path / "plan"))


def damaged(season: Season, folder: Path, old: str, new: str) -> list[Breach]:
    """Breaches other than those of the workbook, which says what the file said before."""
    file = folder / "bids.csv"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8", newline="")
    return [breach for breach in audit(season, folder) if breach.subject != "plan.xlsx"]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("E1,62,", "E1,62.5,", "panel"),
        ("E1,62,", "E1,,", "panel"),
        ("E3,,", "E3,80,", "panel"),
        ("E2,75,60", "E2,75,61", "indicators"),
        (",81,1,", ",81.1,1,", "merit"),
        (",74.25,", ",100,", "merit"),
        (",67.5,2,", ",67.5,1,", "rank"),
        (",67.5,2,", ",67.5,,", "rank"),
        (",74.25,,", ",74.25,3,", "rank"),
        ("1,awarded", "1,reserve", "result"),
        (",not,", ",reserve,", "result"),
        ("1,awarded,indicator care_hours", "1,awarded,panel skill", "decided_by"),
        ("E3,,50,74.25,,not,not evaluated\n", "", "bids"),
    ],
)
def test_damage_is_found(evaluated: Season, folder: Path, old: str, new: str, rule: str) -> None:
    found = damaged(evaluated, folder, old, new)
    assert [breach.rule for breach in found] == [rule]
    assert all(breach.sentence.startswith("bids.csv ") for breach in found)


def test_a_rank_that_is_no_number_is_a_fault_of_the_file(evaluated: Season, folder: Path) -> None:
    (found,) = damaged(evaluated, folder, ",81,1,", ",81,first,")
    assert (found.rule, found.subject) == ("file", "bids.csv")


def test_a_missing_table_and_one_too_many_are_found(
    evaluated: Season, folder: Path, tmp_path: Path
) -> None:
    without = season()
    breaches = audit(from_disk(tmp_path / "other", without), folder)
    assert "bids" in {breach.rule for breach in breaches}
    (folder / "bids.csv").unlink()
    assert "bids" in {breach.rule for breach in audit(evaluated, folder)}

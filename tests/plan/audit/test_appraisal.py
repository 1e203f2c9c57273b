"""The audit finds damage to table *appraisal*, and names the column."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ce_opt.errors import Breach
from ce_opt.plan import appraise_plan, audit, make_plan, write_plan
from ce_opt.season import Season
from plan.hand_season import TEAMS, from_disk, run
from plan.season_ends import season_end


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Season:
    return from_disk(tmp_path_factory.mktemp("ends") / "season", season_end())


@pytest.fixture(scope="module")
def written(ended: Season, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans") / "plan"
    write_plan(appraise_plan(ended, make_plan(ended, TEAMS, run()))[0], ended, folder)
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(written, tmp_path / "plan"))


def damaged(season: Season, folder: Path, column: str, value: str) -> list[Breach]:
    """Breaches after a cell of E1's row was changed, other than those of the workbook."""
    file = folder / "appraisal.csv"
    heads, first, *rest = file.read_text("utf-8").splitlines()
    cells = first.split(",")
    place = heads.split(",").index(column)
    assert cells[place] != value
    cells[place] = value
    file.write_text("\n".join([heads, ",".join(cells), *rest]) + "\n", "utf-8", newline="")
    return [breach for breach in audit(season, folder) if breach.subject != "plan.xlsx"]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("group", "D2"),
        ("qualitative", "81"),
        ("quantitative", "63"),
        ("expected_hours", "49"),
        ("score", "99"),
        ("rank", "1"),
        ("grade", "A"),
        ("innovation_yuan", "0.01"),
        ("role", "member"),
        ("ranked_in", "D1"),
        ("to_next_grade", ""),
        ("to_next_grade", "17.8"),
        ("filled", "qualitative"),
        ("qualitative_raw", "1"),
        ("quantitative_raw", "1"),
        ("score_raw", "1"),
        ("rank_raw", "3"),
        ("grade_raw", "C"),
        ("logged_hours", "41"),
        ("credited_hours", "41"),
        ("credited_hours_raw", "41"),
        ("hours_against", "51"),
        ("difficulty", "1.1"),
        ("difficulty", ""),
        ("client", "80"),
        ("working_group", ""),
        ("working_group_raw", "79"),
    ],
)
def test_a_changed_cell_is_found(ended: Season, folder: Path, column: str, value: str) -> None:
    found = damaged(ended, folder, column, value)
    assert column in [breach.rule for breach in found]
    assert all(breach.sentence.startswith("appraisal.csv") for breach in found)


def test_a_single_fen_is_found_in_the_row_and_in_the_sum(ended: Season, folder: Path) -> None:
    found = damaged(ended, folder, "bonus_yuan", "39.80")
    assert [(breach.rule, breach.subject) for breach in found] == [
        ("bonus_yuan", "E1"),
        ("bonus_yuan", "the plan"),
    ]
    assert "bonus_yuan sums to 100.01, bonus_pool_yuan is 100.00" in found[1].sentence


def test_a_row_that_is_missing_is_found(ended: Season, folder: Path) -> None:
    file = folder / "appraisal.csv"
    file.write_text("\n".join(file.read_text("utf-8").splitlines()[:-1]) + "\n", "utf-8")
    assert "appraisal.csv has no row for E3" in [b.sentence for b in audit(ended, folder)]


def test_records_that_changed_afterwards_are_found(ended: Season, folder: Path) -> None:
    later = ended.ratings.assign(score=[81.0, 60.0, 90.0])
    changed = Season({**ended.tables, "ratings": later}, ended.rulebook, ended.sha256)
    rules = {breach.rule for breach in audit(changed, folder)}
    assert {"qualitative", "score"} <= rules

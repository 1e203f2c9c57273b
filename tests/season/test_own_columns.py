"""Columns that the rule book adds to table engineers are read, checked and written."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from ce_opt.errors import SeasonFaults
from ce_opt.season import (
    BY_NAME,
    RuleBook,
    Season,
    read_season,
    season_from_frames,
    write_folder,
    write_workbook,
)
from ce_opt.season.own_columns import own_columns, with_own_columns
from season.healthy import FILES, write

RULES = '[bids.indicators]\nperformance = 1\n"客户评价" = 2\nlast_appraisal = 1\ncare_hours = 1\n'
HEADS, *ROWS = FILES["engineers.csv"].splitlines()


def files(own: tuple[str, ...] = ("4.5,88", "3,", "0.25,71")) -> dict[str, str]:
    lines = [f"{HEADS},客户评价,last_appraisal"]
    lines += [f"{row},{cells}" for row, cells in zip(ROWS, own, strict=True)]
    text = "\n".join(lines) + "\n"
    return {**FILES, "engineers.csv": text, "season.toml": FILES["season.toml"] + RULES}


@pytest.fixture
def season(tmp_path: Path) -> Season:
    return read_season(write(tmp_path / "given", files()))


def test_only_what_is_neither_a_preset_nor_declared_is_an_own_column() -> None:
    rules = RuleBook.model_validate({"bids": {"indicators": {"tenure": 1, "depth": 1}}})
    assert [(table, column.name) for table, column in own_columns(rules)] == [
        ("engineers", "tenure")
    ]
    assert list(own_columns(RuleBook())) == []
    assert with_own_columns(BY_NAME["engineers"], RuleBook()) is BY_NAME["engineers"]


def test_own_columns_are_numbers_and_the_last_appraisal_may_be_empty(season: Season) -> None:
    assert season.engineers["客户评价"].tolist() == [4.5, 3, 0.25]
    assert season.engineers["last_appraisal"].isna().tolist() == [False, True, False]
    assert season.notes == ()


def test_without_the_rule_the_columns_are_passed_over(tmp_path: Path) -> None:
    given = files() | {"season.toml": FILES["season.toml"]}
    season = read_season(write(tmp_path / "season", given))
    assert list(season.engineers.columns) == list(BY_NAME["engineers"].names)
    assert "客户评价, last_appraisal" in season.notes[0].sentence


@pytest.mark.parametrize(
    ("own", "column", "rule"),
    [
        (("many,88", "3,", "0,71"), "客户评价", "must be a number"),
        ((",88", "3,", "0,71"), "客户评价", "must be a number"),
        (("1,101", "3,", "0,71"), "last_appraisal", "must be a number from 0 to 100"),
    ],
)
def test_a_cell_that_is_no_number_is_a_fault(
    tmp_path: Path, own: tuple[str, ...], column: str, rule: str
) -> None:
    with pytest.raises(SeasonFaults) as caught:
        read_season(write(tmp_path / "season", files(own)))
    (fault,) = caught.value.faults
    assert (fault.where, fault.column, fault.rule) == ("engineers.csv row 2", column, rule)


def test_a_misspelt_preset_is_named(tmp_path: Path) -> None:
    rules = FILES["season.toml"] + "[bids.indicators]\nperformence = 1\n"
    with pytest.raises(SeasonFaults, match='name the preset "performance" there'):
        read_season(write(tmp_path / "season", {**FILES, "season.toml": rules}))


def test_what_is_written_reads_as_the_same_season(tmp_path: Path, season: Season) -> None:
    write_folder(season, tmp_path / "folder")
    write_workbook(season, tmp_path / "book.xlsx")
    for path in (tmp_path / "folder", tmp_path / "book.xlsx"):
        again = read_season(path)
        pd.testing.assert_frame_equal(again.engineers, season.engineers)
        assert again.rulebook == season.rulebook


def test_frames_may_have_own_columns_too(season: Season) -> None:
    again = season_from_frames(season.tables, season.rulebook.model_dump())
    assert again.equals(season)

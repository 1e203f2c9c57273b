"""What is written reads as the same season."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from ce_opt.errors import UsageError
from ce_opt.language import Language, spoken_in
from ce_opt.season import (
    TABLES,
    Season,
    read_season,
    season_from_frames,
    write_folder,
    write_workbook,
)
from ce_opt.season.write import SHEET_ROWS, table_text
from season.healthy import changed, write

ROOT = Path(__file__).parents[2]


@pytest.fixture
def season(tmp_path: Path) -> Season:
    """A season with what is hard to write: quotes, formulas, leading zeros, 17 digits."""
    files = changed("engineers.csv", "90.5", "0.30000000000000004")
    files["clients.csv"] = files["clients.csv"].replace("C01,Bank", '"C01","=1+1, ""B"" 银行"')
    files = {name: text.replace("E03", "007").replace("C02", "@NA") for name, text in files.items()}
    return read_season(write(tmp_path / "given", files))


@pytest.mark.parametrize("chinese", [False, True])
def test_a_folder_reads_as_the_same_season(tmp_path: Path, season: Season, chinese: bool) -> None:
    write_folder(season, tmp_path / "out", chinese=chinese)
    read = read_season(tmp_path / "out")
    assert read.equals(season)
    assert read.notes == ()


@pytest.mark.parametrize("chinese", [False, True])
def test_a_workbook_reads_as_the_same_season(tmp_path: Path, season: Season, chinese: bool) -> None:
    write_workbook(season, tmp_path / "out.xlsx", chinese=chinese)
    read = read_season(tmp_path / "out.xlsx")
    assert read.equals(season)
    assert read.notes == ()


@pytest.fixture(scope="module", params=["tiny", "xiamen"])
def kept(request: pytest.FixtureRequest) -> Season:
    """A season that comes with ce_opt."""
    return read_season(ROOT / "instances" / request.param)


@pytest.mark.parametrize(("writer", "reader"), [("en", "zh"), ("zh", "en")])
def test_what_is_written_in_one_language_reads_as_the_same_season_in_the_other(
    tmp_path: Path, kept: Season, writer: Language, reader: Language
) -> None:
    with spoken_in(writer):
        write_folder(kept, tmp_path / "out")
        write_workbook(kept, tmp_path / "out.xlsx")
    with spoken_in(reader):
        for place in ("out", "out.xlsx"):
            read = read_season(tmp_path / place)
            assert read.equals(kept)
            assert read.notes == ()


def test_every_head_and_word_is_chinese_where_chinese_is_spoken(
    tmp_path: Path, kept: Season
) -> None:
    with spoken_in("zh"):
        write_folder(kept, tmp_path / "out")
        write_workbook(kept, tmp_path / "out.xlsx")
    book = CalamineWorkbook.from_path(tmp_path / "out.xlsx")
    assert "规则" in book.sheet_names
    words = 0
    for table in TABLES:
        if kept.tables[table.name].empty:
            continue
        with (tmp_path / "out" / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        sheet = [list(map(str, row)) for row in book.get_sheet_by_name(table.chinese).to_python()]
        assert rows[0] == sheet[0] == [column.chinese for column in table.columns]
        for place, column in enumerate(table.columns):
            if column.choices:
                held = {row[place] for row in rows[1:]}
                assert held == {row[place] for row in sheet[1:]} <= set(column.choices.values())
                words += len(held)
    assert words > 6


def test_english_heads_can_be_asked_for_where_chinese_is_spoken(
    tmp_path: Path, season: Season
) -> None:
    with spoken_in("zh"):
        write_folder(season, tmp_path / "out", chinese=False)
    write_folder(season, tmp_path / "english")
    for file in (tmp_path / "english").iterdir():
        assert file.read_bytes() == (tmp_path / "out" / file.name).read_bytes()


def test_the_same_season_gives_the_same_bytes(tmp_path: Path, season: Season) -> None:
    for name in ("one", "two"):
        write_folder(season, tmp_path / name)
        write_workbook(season, tmp_path / f"{name}.xlsx")
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()
        assert b"\r" not in file.read_bytes()
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_table_of_an_older_season_does_not_stay(tmp_path: Path, season: Season) -> None:
    write_folder(season, tmp_path / "out")
    tables = {**season.tables, "bids": season.bids.iloc[:0]}
    (tmp_path / "out" / "notes.txt").write_text("mine")
    write_folder(season_from_frames(tables), tmp_path / "out")
    assert not (tmp_path / "out" / "bids.csv").exists()
    assert (tmp_path / "out" / "notes.txt").exists()
    assert read_season(tmp_path / "out").bids.empty


def test_a_table_too_long_for_a_sheet_is_refused(tmp_path: Path, season: Season) -> None:
    bids = pd.DataFrame({"engineer": ["E01"] * SHEET_ROWS})
    crowded = Season({**season.tables, "bids": bids}, season.rulebook)
    with pytest.raises(UsageError, match="table bids does not fit"):
        write_workbook(crowded, tmp_path / "out.xlsx")
    assert not (tmp_path / "out.xlsx").exists()


def test_a_tables_text_is_what_the_folder_holds(tmp_path: Path, season: Season) -> None:
    write_folder(season, tmp_path / "out")
    text = table_text("ledger", season.ledger)
    assert (tmp_path / "out" / "ledger.csv").read_text("utf-8") == text
    assert text.splitlines()[1] == "E01,Autumn,2026-02-28,3.5,12,1,4"

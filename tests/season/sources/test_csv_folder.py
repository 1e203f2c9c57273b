"""Encodings, delimiters, Chinese heads and names, full-width digits, ids that look like numbers."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from ce_opt.errors import SeasonFaults
from ce_opt.season import BY_NAME, Season, read_season
from season.healthy import FILES, changed, write

TABLES = [name for name in FILES if name.endswith(".csv")]


@pytest.fixture
def healthy(tmp_path: Path) -> Season:
    return read_season(write(tmp_path / "healthy"))


def encoded(folder: Path, encoding: str, files: dict[str, str]) -> Path:
    write(folder, files)
    for name in TABLES:
        (folder / name).write_bytes(files[name].encode(encoding))
    return folder


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_read_alike(tmp_path: Path, encoding: str) -> None:
    files = changed("clients.csv", "C01,Bank", "C01,天津银行")
    season = read_season(encoded(tmp_path / "season", encoding, files))
    assert season.clients["name"].tolist() == ["天津银行", "Port", "School", "Shop"]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_delimiters_read_alike(tmp_path: Path, healthy: Season, delimiter: str) -> None:
    files = {
        name: text.replace(",", delimiter) if name.endswith(".csv") else text
        for name, text in FILES.items()
    }
    assert read_season(write(tmp_path / "season", files)).equals(healthy)


def test_windows_line_ends_and_capitals_read_alike(tmp_path: Path, healthy: Season) -> None:
    files = {name: text.replace("\n", "\r\n") for name, text in FILES.items()}
    head, _, rest = files["skills.csv"].partition("\r\n")
    files["skills.csv"] = f" {head.upper()}\r\n{rest}"
    assert read_season(write(tmp_path / "season", files)).equals(healthy)


def test_chinese_heads_and_file_names_read_alike(tmp_path: Path, healthy: Season) -> None:
    files = {"season.toml": FILES["season.toml"]}
    for name in TABLES:
        table = BY_NAME[name.removesuffix(".csv")]
        heads, _, rest = FILES[name].partition("\n")
        chinese = ",".join(table[head].chinese for head in heads.split(","))
        files[f"{table.chinese}.csv"] = f"{chinese}\n{rest}"
    assert read_season(write(tmp_path / "season", files)).equals(healthy)


def test_ids_are_text_whatever_they_look_like(tmp_path: Path) -> None:
    ids = {"E01": "007", "E02": "NA", "E03": "1234567890123456789", "C01": "1e3", "C02": "TRUE"}
    files = dict(FILES)
    for old, new in ids.items():
        files = {name: text.replace(old, new) for name, text in files.items()}
    season = read_season(write(tmp_path / "season", files))
    assert season.engineers["engineer"].tolist() == ["007", "1234567890123456789", "NA"]
    assert season.clients["client"].tolist() == ["1e3", "C03", "C04", "TRUE"]


def test_full_width_characters_are_folded_and_noted(tmp_path: Path, healthy: Season) -> None:
    files = changed("skills.csv", "E01,data,5", "Ｅ０１,　data ,５")
    season = read_season(write(tmp_path / "season", files))
    assert season.equals(healthy)
    assert [str(note) for note in season.notes] == [
        "skills.csv column engineer: 1 cell read without full-width characters or outer spaces "
        '(row 2); "Ｅ０１" is read as "E01"',
        "skills.csv column specialty: 1 cell read without full-width characters or outer spaces "
        '(row 2); "\\u3000data " is read as "data"',
        "skills.csv column level: 1 cell read without full-width characters or outer spaces "
        '(row 2); "５" is read as "5"',
    ]


def test_names_keep_their_full_width_characters(tmp_path: Path) -> None:
    files = changed("clients.csv", "C01,Bank", "C01,\u3000Ｂ座银行\u3000")
    assert read_season(write(tmp_path / "season", files)).clients["name"][0] == "Ｂ座银行"


def test_blank_rows_count_but_are_skipped(tmp_path: Path) -> None:
    # heads are row 1, two blank rows, so the second bid stands in row 5
    files = changed("bids.csv", "E02,C01,5\nE02,C02,3", "\nE02,C01,5\n,,\nE02,C02,9")
    with pytest.raises(SeasonFaults) as caught:
        read_season(write(tmp_path / "season", files))
    assert [fault.where for fault in caught.value.faults] == ["bids.csv row 5"]


def test_bytes_that_are_no_text_are_refused_with_their_row(tmp_path: Path) -> None:
    folder = write(tmp_path / "season")
    (folder / "bids.csv").write_bytes(b"engineer,client,interest\nE02,C01,5\nE02,\xff\xff,3\n")
    with pytest.raises(SeasonFaults) as caught:
        read_season(folder)
    assert "bids.csv row 3: must be text in UTF-8 or GB18030" in str(caught.value)


def test_a_rule_book_with_a_byte_order_mark_reads(tmp_path: Path, healthy: Season) -> None:
    folder = write(tmp_path / "season")
    (folder / "season.toml").write_bytes(codecs.BOM_UTF8 + FILES["season.toml"].encode())
    assert read_season(folder).equals(healthy)


def test_lock_files_of_office_programs_are_left_alone(tmp_path: Path, healthy: Season) -> None:
    folder = write(tmp_path / "season", FILES | {"~$engineers.csv": "x", "._bids.csv": "x"})
    assert read_season(folder).equals(healthy)
    assert read_season(folder).notes == ()

"""Reading a season: what passes, what is refused, and that one defect is one fault."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from ce_opt.errors import SeasonFaults
from ce_opt.language import spoken_in
from ce_opt.season import TABLES, read_season, season_from_frames
from season.broken import BROKEN, Broken
from season.english import english_in, is_chinese
from season.healthy import FILES, changed, without, write

NUMBER = re.compile(r"\d+(?:[.:/-]\d+)*")


def faults_of(folder: Path) -> SeasonFaults:
    with pytest.raises(SeasonFaults) as caught:
        read_season(folder)
    return caught.value


def test_a_healthy_season_reads_without_a_word(tmp_path: Path) -> None:
    season = read_season(write(tmp_path / "season"))
    assert season.notes == ()
    assert {name: len(frame) for name, frame in season.tables.items()} == {
        table.name: len(FILES[f"{table.name}.csv"].splitlines()) - 1 for table in TABLES
    }
    assert season.rulebook.assignment.a_share == 0.6
    assert season.rulebook.assignment.weights.single_cover == 40


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.name.replace(" ", "_"))
def test_one_defect_is_one_fault_at_its_place(tmp_path: Path, case: Broken) -> None:
    error = faults_of(write(tmp_path / "season", dict(case.files)))
    assert len(error.faults) == 1, str(error)
    fault = error.faults[0]
    assert (fault.where, fault.column, fault.value) == (case.where, case.column, case.value)
    assert case.says in f"{fault.rule}; {fault.fix}"
    assert str(fault).startswith(case.where)


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.name.replace(" ", "_"))
def test_a_fault_in_chinese_has_the_same_place_value_and_numbers(
    tmp_path: Path, case: Broken
) -> None:
    folder = write(tmp_path / "season", dict(case.files))
    said = faults_of(folder).faults[0]
    with spoken_in("zh"):
        error = faults_of(folder)
        sentence = str(error)
    assert len(error.faults) == 1
    told = error.faults[0]
    assert told.where == re.sub(r" row (\d+)$", r" 第 \1 行", case.where)
    assert (told.table, told.row) == (said.table, said.row)
    assert (told.column, told.value) == (case.column, case.value)
    assert sorted(NUMBER.findall(told.rule)) == sorted(NUMBER.findall(said.rule))
    assert is_chinese(told.rule)
    assert is_chinese(told.fix)
    assert not english_in(sentence), sentence


def test_faults_stand_in_the_same_order_in_both_languages(tmp_path: Path) -> None:
    files = {name: text.replace("0", "x") for name, text in FILES.items()}
    folder = write(tmp_path / "season", files)
    said = [
        (fault.table, fault.row, fault.column, fault.value) for fault in faults_of(folder).faults
    ]
    with spoken_in("zh"):
        told = faults_of(folder).faults
    assert len(said) > 40
    assert [(fault.table, fault.row, fault.column, fault.value) for fault in told] == said


def test_notes_are_said_in_chinese(tmp_path: Path) -> None:
    files = changed("engineers.csv", "E01,An", "Ｅ01,An") | {"odd.csv": "a\n1\n"}
    with spoken_in("zh"):
        season = read_season(write(tmp_path / "season", files))
        assert [str(note) for note in season.notes] == [
            "odd.csv：未使用：没有这样的表",
            "engineers.csv engineer 列：1 个单元格读取时去掉了全角字符或首尾空格（第 2 行）；"
            "“Ｅ01”读作“E01”",
        ]


def test_defects_have_names_of_their_own() -> None:
    assert len({case.name for case in BROKEN}) == len(BROKEN) >= 60


def test_all_faults_of_all_tables_come_in_one_run_in_order(tmp_path: Path) -> None:
    files = dict(FILES)
    files["clients.csv"] = changed("clients.csv", "60,0.1", "60,7")["clients.csv"]
    files["skills.csv"] = changed("skills.csv", "E01,data,5", "E01,data,9")["skills.csv"]
    files["engineers.csv"] = (
        FILES["engineers.csv"].replace(",120,", ",-8,").replace(",90.5,", ",x,")
    )
    files["needs.csv"] = changed("needs.csv", "C01,power", "C01,radio")["needs.csv"]
    files["season.toml"] = changed("season.toml", "0.6", "6")["season.toml"]
    error = faults_of(write(tmp_path / "season", files))
    assert [fault.where for fault in error.faults] == [
        "engineers.csv row 2",
        "engineers.csv row 3",
        "skills.csv row 2",
        "clients.csv row 2",
        "needs.csv row 3",
        "season.toml row 10",
    ]
    assert str(error).splitlines()[0] == "6 faults"
    assert str(error).splitlines()[1] == (
        'engineers.csv row 2 column care_hours value "-8": must be a number from 0 to 10000; '
        "write the hours available this season"
    )


def test_all_faults_are_counted_and_200_are_shown(tmp_path: Path) -> None:
    rows = "".join(f"E01,s{number},9\n" for number in range(300))
    files = FILES | {"skills.csv": "engineer,specialty,level\n" + rows}
    error = faults_of(write(tmp_path / "season", files))
    assert len(error.faults) == 600
    assert str(error).splitlines()[0] == "600 faults"
    assert str(error).splitlines()[-1] == "… and 400 more"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("relations.csv", "E01,E03,avoid", "E01,E03,avoid\nE03,E01,prefer"),
        ("travel.csv", "north,south,35", "north,south,35\nsouth,north,40\nnorth,north,5"),
        ("incumbents.csv", "C01,E02,B", "C01,E01,B"),
        ("engineers.csv", "north,120", "north,0"),
        ("needs.csv", "10,no", "0,no"),
        ("engineers.csv", "E02,Bo", "E02,An"),
        ("engineers.csv", ",,5", ",0,0"),
        ("skills.csv", "E03,power,5", "E03,power,5\n\n,,\n"),
        ("skills.csv", "E03,power,5", "E03,power,5.0"),
        ("engineers.csv", "90.5", "1e2"),
        ("leave.csv", "2026-04-10", "2026/4/10"),
        ("leave.csv", "2026-04-10", "2026年4月10日"),
        ("needs.csv", "10,no", "10,否"),
        ("clients.csv", "AB,must", "ab角,MUST"),
        ("clients.csv", "AB,must", ","),
        ("season.toml", "[importance.scale]", "[duties]\nvisit_minutes = 45\n[importance.scale]"),
        ("season.toml", "[importance.scale]", "[importance]\n[importance.scale]"),
    ],
)
def test_what_is_unusual_but_right_passes(tmp_path: Path, file: str, old: str, new: str) -> None:
    read_season(write(tmp_path / "season", changed(file, old, new)))


@pytest.mark.parametrize("table", [table.name for table in TABLES if table.optional])
def test_an_optional_table_may_be_absent(tmp_path: Path, table: str) -> None:
    season = read_season(write(tmp_path / "season", without(f"{table}.csv")))
    assert season.tables[table].empty
    full = read_season(write(tmp_path / "full"))
    assert season.tables[table].dtypes.equals(full.tables[table].dtypes)


def test_an_empty_optional_file_is_passed_over(tmp_path: Path) -> None:
    season = read_season(write(tmp_path / "season", FILES | {"bids.csv": "\n"}))
    assert [str(note) for note in season.notes] == ["bids.csv: is empty and was passed over"]


def test_unknown_files_and_columns_are_noted(tmp_path: Path) -> None:
    files = changed("bids.csv", "engineer,client,interest", "engineer,client,interest,remark")
    files["bids.csv"] = files["bids.csv"].replace("C01,5", "C01,5,x").replace("C02,3", "C02,3,y")
    season = read_season(write(tmp_path / "season", files | {"holiday photos.csv": "a,b\n"}))
    assert [str(note) for note in season.notes] == [
        "holiday photos.csv: not used: no such table is known",
        "bids.csv: not used, because no such column is known: remark",
    ]


def test_without_a_rule_book_the_defaults_hold(tmp_path: Path) -> None:
    season = read_season(write(tmp_path / "season", without("season.toml")))
    assert season.rulebook.assignment.a_share == 0.7
    assert "there is none" in str(season.notes[0])


def test_the_order_of_rows_is_no_matter(tmp_path: Path) -> None:
    turned = {
        name: "\n".join([text.splitlines()[0], *reversed(text.splitlines()[1:])]) + "\n"
        if name.endswith(".csv")
        else text
        for name, text in FILES.items()
    }
    season = read_season(write(tmp_path / "season"))
    other = read_season(write(tmp_path / "turned", turned))
    assert season.equals(other)
    for name, frame in season.tables.items():
        pd.testing.assert_frame_equal(frame, other.tables[name])


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("engineers.csv", "E02,Bo", ",Bo"),
        ("clients.csv", "C01,Bank,bank,north,M1,1000000,90", "C01,Bank,bank,north,M1,90"),
        ("districts.csv", "district,name", "xyz,name"),
        ("districts.csv", "north,North", 'north,"North'),
        ("needs.csv", "C02,data", ",data"),
        ("clients.csv", "C02,Port", ",Port"),
    ],
)
def test_a_lost_key_brings_no_dangling_references(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    error = faults_of(write(tmp_path / "season", changed(file, old, new)))
    assert len(error.faults) == 1, str(error)


def test_faulty_cells_of_a_need_bring_no_second_fault(tmp_path: Path) -> None:
    error = faults_of(write(tmp_path / "season", changed("needs.csv", "20,yes", "x,z")))
    assert [fault.column for fault in error.faults] == ["hours", "primary"]


def test_an_id_of_an_engineer_and_a_client_cannot_be_the_other_of_a_relation(
    tmp_path: Path,
) -> None:
    files = {name: text.replace("C03", "E03") for name, text in FILES.items()}
    error = faults_of(write(tmp_path / "season", files))
    assert {fault.where for fault in error.faults} == {"relations.csv row 2", "relations.csv row 3"}
    assert "is the id of both" in error.faults[0].rule


@pytest.mark.parametrize("name", ["nowhere", "empty", "book"])
def test_a_path_that_is_no_season_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "plan.xlsx").write_bytes(b"")
    error = faults_of(tmp_path / name)
    assert error.exit_code == 2
    assert len(error.faults) == 1
    assert ("plan.xlsx" in str(error)) == (name == "book")


def test_digests_are_of_the_files_read(tmp_path: Path) -> None:
    season = read_season(write(tmp_path / "season", FILES | {"photos.csv": "a\n"}))
    assert set(season.sha256) == set(FILES)
    # sha256sum of the file's bytes, by hashlib as the reference
    import hashlib

    assert season.sha256["bids.csv"] == hashlib.sha256(FILES["bids.csv"].encode()).hexdigest()


def frames(tmp_path: Path) -> dict[str, pd.DataFrame]:
    return dict(read_season(write(tmp_path / "season")).tables)


def test_frames_read_like_files(tmp_path: Path) -> None:
    season = read_season(write(tmp_path / "season"))
    rules = season.rulebook.model_dump()
    assert season_from_frames(season.tables, rules).equals(season)


def test_faults_of_frames_name_table_and_row(tmp_path: Path) -> None:
    tables = frames(tmp_path)
    tables["engineers"] = tables["engineers"].assign(care_hours=[1.0, None, -2.0])
    with pytest.raises(SeasonFaults) as caught:
        season_from_frames(tables, {"assignment": {"a_share": 3}})
    assert [fault.where for fault in caught.value.faults] == [
        "engineers row 3",
        "engineers row 4",
        "rules",
    ]


def test_frames_with_plain_numbers_as_ids_read_as_text(tmp_path: Path) -> None:
    tables = frames(tmp_path)
    tables["panel"] = tables["panel"].assign(evaluator=[7, 7])
    assert season_from_frames(tables).panel["evaluator"].tolist() == ["7", "7"]

"""Columns that the rule book adds to tables clients and engineers are read, checked, written."""

from __future__ import annotations

from pathlib import Path

import pytest

from ce_opt.errors import SeasonFaults
from ce_opt.season import (
    BY_NAME,
    Season,
    read_season,
    season_from_frames,
    write_folder,
    write_workbook,
)
from ce_opt.season.own_columns import named_columns
from season.checks import criteria_seasons
from season.checks.criteria_seasons import read
from season.healthy import FILES, write

IMPORTANCE = """\
[importance]
method = "vikor"
criteria = ["stability", "complaints", "合同年数"]
weighing = {ahp = 2, critic = 1}
[importance.direction]
"合同年数" = "min"
[importance.missing]
complaints = "median"
[importance.pairwise]
stability = {complaints = "1/3", "合同年数" = 2}
complaints = {"合同年数" = 4}
"""


RULES = '[bids.indicators]\nperformance = 1\n"客户评价" = 2\nlast_appraisal = 1\ncare_hours = 1\n'
HEADS, *ROWS = FILES["engineers.csv"].splitlines()


def files(
    own: tuple[str, ...] = ("4.5,88", "3,", "0.25,71"),
    rules: str = RULES,
    appraisal: str = "last_appraisal",
) -> dict[str, str]:
    """Own columns of clients and of engineers, and both sections; RULES begin in line 22."""
    lines = [f"{HEADS},客户评价,{appraisal}"]
    lines += [f"{row},{cells}" for row, cells in zip(ROWS, own, strict=True)]
    given = criteria_seasons.files(IMPORTANCE, complaints=("3", "", "0.25", "1"))
    table = "\n".join(lines) + "\n"
    return given | {"engineers.csv": table, "season.toml": given["season.toml"] + rules}


@pytest.fixture
def season(tmp_path: Path) -> Season:
    return read_season(write(tmp_path / "given", files()))


def test_own_columns_are_numbers_and_those_that_may_lack_do(season: Season) -> None:
    assert season.engineers["客户评价"].tolist() == [4.5, 3, 0.25]
    assert season.engineers["last_appraisal"].isna().tolist() == [False, True, False]
    assert season.clients["complaints"].isna().tolist() == [False, True, False, False]
    assert season.clients["合同年数"].tolist() == [2, 5, 1, 3]
    (note,) = season.notes
    assert str(note) == "clients.csv: not used, because no such column is known: remark"


def test_each_section_reads_columns_of_its_own_table_alone(tmp_path: Path) -> None:
    given = files(rules=RULES.replace("客户评价", "合同年数"))
    with pytest.raises(SeasonFaults) as caught:
        read_season(write(tmp_path / "season", given))
    (fault,) = caught.value.faults
    assert fault.column == "bids.indicators.合同年数"
    assert fault.rule == "must be a column of numbers in engineers.csv"


def test_without_the_rule_the_columns_are_passed_over(tmp_path: Path) -> None:
    season = read_season(write(tmp_path / "season", files(rules="")))
    assert list(season.engineers.columns) == list(BY_NAME["engineers"].names)
    assert [note.sentence.rpartition(": ")[2] for note in season.notes] == [
        "客户评价, last_appraisal",
        "remark",
    ]


def test_the_last_appraisal_has_a_chinese_head(tmp_path: Path, season: Season) -> None:
    again = read_season(write(tmp_path / "chinese", files(appraisal="上次考核")))
    assert again.equals(season)


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
    assert (fault.where, fault.column) == ("engineers.csv row 2", column)
    assert fault.rule.startswith(rule)


def test_a_misspelt_preset_is_named(tmp_path: Path) -> None:
    with pytest.raises(SeasonFaults) as caught:
        read_season(write(tmp_path / "season", files(rules=RULES.replace("mance", "mence"))))
    (fault,) = caught.value.faults
    assert (fault.column, fault.fix) == ("bids.indicators.performence", 'write "performance"')


def test_faults_of_both_sections_come_at_once_and_bring_no_others(tmp_path: Path) -> None:
    given = files(rules=RULES.replace('"客户评价" = 2', '"客户评价" = -2\ncare_hour = 1'))
    given["season.toml"] = given["season.toml"].replace('complaints = "median"', "complaint = 0")
    with pytest.raises(SeasonFaults) as caught:
        read_season(write(tmp_path / "season", given))
    # Row 3 of clients has no complaints, and nothing stands for them any more.
    assert [(fault.table, fault.column, fault.fix) for fault in caught.value.faults] == [
        (
            "clients",
            "complaints",
            "write the number, or say in importance.missing.complaints what stands for a missing "
            "one",
        ),
        ("season", "importance.missing.complaint", 'write "complaints"'),
        ("season", "bids.indicators.客户评价", caught.value.faults[2].fix),
        ("season", "bids.indicators.care_hour", 'write "care_hours"'),
    ]


@pytest.mark.parametrize("chinese", [False, True])
def test_a_folder_reads_as_the_same_season(tmp_path: Path, season: Season, chinese: bool) -> None:
    write_folder(season, tmp_path / "out", chinese=chinese)
    again = read_season(tmp_path / "out")
    assert again.equals(season)
    assert again.rulebook == season.rulebook
    assert again.clients["complaints"].tolist()[2] == 0.25


@pytest.mark.parametrize("chinese", [False, True])
def test_a_workbook_reads_as_the_same_season(tmp_path: Path, season: Season, chinese: bool) -> None:
    write_workbook(season, tmp_path / "out.xlsx", chinese=chinese)
    again = read_season(tmp_path / "out.xlsx")
    assert again.equals(season)
    assert again.rulebook == season.rulebook


def test_frames_read_as_the_same_season(season: Season) -> None:
    rules = season.rulebook.model_dump()
    assert season_from_frames(season.tables, rules).equals(season)


def test_heads_are_found_in_any_case_and_width(tmp_path: Path) -> None:
    season = read(tmp_path, "[importance.weights]\nCOMPLAINTS = 1")
    assert season.clients["COMPLAINTS"].tolist() == [3, 0, 12, 1]
    assert season.rulebook.importance.further == ("COMPLAINTS",)


def test_columns_of_clients_that_nobody_names_are_passed_over(tmp_path: Path) -> None:
    season = read(tmp_path, "[importance.weights]\nstability = 1")
    assert "complaints" not in season.clients
    (note,) = season.notes
    assert note.sentence.endswith("no such column is known: complaints, 合同年数, remark")


def test_every_place_where_a_column_is_named() -> None:
    importance = {
        "criteria": ["a"],
        "weights": {"b": 1},
        "pairwise": {"c": {"d": 2}},
        "method": "e",
    }
    bids = {"indicators": {"tenure": 1, "depth": 1, "last_appraisal": 1}, "criteria": {"f": 1}}
    assert list(named_columns({"importance": importance, "bids": bids})) == [
        ("importance.criteria", "clients", "a"),
        ("importance.weights.b", "clients", "b"),
        ("importance.pairwise.c", "clients", "c"),
        ("importance.pairwise.c.d", "clients", "d"),
        ("bids.indicators.tenure", "engineers", "tenure"),
        ("bids.indicators.last_appraisal", "engineers", "last_appraisal"),
    ]


@pytest.mark.parametrize("section", ["importance", "bids"])
@pytest.mark.parametrize("given", [3, None, {"criteria": 3}, {"indicators": 3}])
def test_a_section_that_is_no_section_names_nothing(section: str, given: object) -> None:
    assert list(named_columns({section: given})) == []

"""Further criteria are read, written and read again; columns that nobody names are passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from ce_opt.season import Season, read_season, season_from_frames, write_folder, write_workbook
from ce_opt.season.criteria import named_criteria
from season.checks.criteria_seasons import read

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


@pytest.fixture
def season(tmp_path: Path) -> Season:
    return read(tmp_path, IMPORTANCE, complaints=("3", "", "0.25", "1"))


@pytest.mark.parametrize("chinese", [False, True])
def test_a_folder_reads_as_the_same_season(tmp_path: Path, season: Season, chinese: bool) -> None:
    write_folder(season, tmp_path / "out", chinese=chinese)
    read_again = read_season(tmp_path / "out")
    assert read_again.equals(season)
    assert read_again.clients["complaints"].tolist()[2] == 0.25


@pytest.mark.parametrize("chinese", [False, True])
def test_a_workbook_reads_as_the_same_season(tmp_path: Path, season: Season, chinese: bool) -> None:
    write_workbook(season, tmp_path / "out.xlsx", chinese=chinese)
    assert read_season(tmp_path / "out.xlsx").equals(season)


def test_frames_read_as_the_same_season(season: Season) -> None:
    rules = season.rulebook.model_dump()
    assert season_from_frames(season.tables, rules).equals(season)


def test_heads_are_found_in_any_case_and_width(tmp_path: Path) -> None:
    season = read(tmp_path, "[importance.weights]\nCOMPLAINTS = 1")
    assert season.clients["COMPLAINTS"].tolist() == [3, 0, 12, 1]
    assert season.rulebook.importance.further == ("COMPLAINTS",)


def test_columns_that_nobody_names_are_passed_over(tmp_path: Path) -> None:
    season = read(tmp_path, "[importance.weights]\nstability = 1")
    assert "complaints" not in season.clients
    (note,) = season.notes
    assert note.sentence.endswith("no such column is known: complaints, 合同年数, remark")


def test_every_place_where_a_criterion_is_named() -> None:
    section = {"criteria": ["a"], "weights": {"b": 1}, "pairwise": {"c": {"d": 2}}, "method": "e"}
    assert list(named_criteria({"importance": section})) == [
        ("importance.criteria", "a"),
        ("importance.weights.b", "b"),
        ("importance.pairwise.c", "c"),
        ("importance.pairwise.c.d", "d"),
    ]


@pytest.mark.parametrize("rules", [{}, {"importance": 3}, {"importance": {"criteria": 3}}])
def test_a_section_that_is_no_section_names_nothing(rules: dict[str, object]) -> None:
    assert list(named_criteria(rules)) == []

"""``ce-opt generate``."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ce_opt import read_season
from ce_opt.plan import make_plan, write_plan
from cli.console import Run, names
from plan.hand_season import TEAMS, from_disk
from plan.hand_season import run as searched
from plan.season_ends import season_end

SIZE = ("--clients", 10, "--engineers", 4)


def test_a_made_up_folder_is_a_sound_season(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "made"
    ended = run("generate", out, *SIZE, "--seed", 1)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == f"{out}: 10 clients, 4 engineers, seed 1, all of it made up\n"
    assert len(read_season(out).clients) == 10
    assert names(tmp_path) == ["made"]


def test_a_season_made_in_chinese_is_the_same_but_for_its_title(run: Run, tmp_path: Path) -> None:
    run("generate", tmp_path / "english", *SIZE)
    ended = run("generate", tmp_path / "chinese", *SIZE, "--lang", "zh")
    assert ended.code == 0
    one, other = read_season(tmp_path / "english"), read_season(tmp_path / "chinese")
    assert (tmp_path / "chinese" / "skills.csv").read_text("utf-8").startswith("工号,专业,级别\n")
    assert "客户" in other.rulebook.season.name
    title = one.rulebook.season.name
    assert other.with_rule("season.name", title).equals(one)


@pytest.mark.parametrize("name", ["made.xlsx", "made.XLSX"])
def test_a_workbook_holds_the_same_season_as_a_folder(name: str, run: Run, tmp_path: Path) -> None:
    run("generate", tmp_path / "made", *SIZE)
    ended = run("generate", tmp_path / name, *SIZE, "--json")
    assert ended.json == {
        "season": str(tmp_path / name),
        "clients": 10,
        "engineers": 4,
        "seed": 0,
    }
    assert read_season(tmp_path / name).equals(read_season(tmp_path / "made"))


def test_the_same_seed_gives_the_same_files(run: Run, tmp_path: Path) -> None:
    for out, seed in (("one", 7), ("two", 7), ("other", 8)):
        run("generate", tmp_path / out, *SIZE, "--seed", seed)
    one, two, other = (
        {path.name: path.read_bytes() for path in (tmp_path / out).iterdir()}
        for out in ("one", "two", "other")
    )
    assert one == two
    assert one.keys() == other.keys()
    assert one["clients.csv"] != other["clients.csv"]


def test_folders_above_are_made_and_an_empty_one_is_filled(run: Run, tmp_path: Path) -> None:
    assert run("generate", tmp_path / "a" / "b.xlsx", *SIZE).code == 0
    (tmp_path / "empty").mkdir()
    assert run("generate", tmp_path / "empty", *SIZE).code == 0
    assert "clients.csv" in names(tmp_path / "empty")


def test_what_exists_is_never_written_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "clients.csv").write_text("mine", "utf-8")
    for out in (tmp_path / "mine", tmp_path / "mine" / "clients.csv"):
        ended = run("generate", out, *SIZE)
        assert (ended.code, ended.out) == (2, "")
        assert "exists already" in ended.err
    assert (tmp_path / "mine" / "clients.csv").read_text("utf-8") == "mine"


def test_other_kinds_of_files_are_refused(run: Run, tmp_path: Path) -> None:
    ended = run("generate", tmp_path / "made.xls", *SIZE)
    assert ended.code == 2
    assert "end it in .xlsx" in ended.err
    assert names(tmp_path) == []


def test_a_failure_half_way_leaves_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(season: object, path: Path) -> None:
        path.mkdir()
        (path / "clients.csv").touch()
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("ce_opt.season.write_folder", half)
    ended = run("generate", tmp_path / "made", *SIZE)
    assert ended.code == 2
    assert "No space left" in ended.err
    assert names(tmp_path) == []


def test_the_end_of_a_season_goes_by_its_plan(run: Run, tmp_path: Path) -> None:
    started = from_disk(tmp_path / "season", season_end([], [], None))
    write_plan(make_plan(started, TEAMS, searched()), started, tmp_path / "plan")
    words = ("--after", tmp_path / "season", "--plan", tmp_path / "plan", "--seed", 3)
    assert run("generate", tmp_path / "end", *words).code == 0
    ended = read_season(tmp_path / "end")
    assert ended.engineers.equals(started.engineers)
    clients = ended.ratings[ended.ratings["rater_role"] == "client"]
    pairs = {("C1", "E1"), ("C1", "E2"), ("C2", "E3")}
    assert set(zip(clients["rater"], clients["engineer"], strict=True)) <= pairs
    assert run("appraise", tmp_path / "end", tmp_path / "plan").code == 0


def test_after_and_plan_go_together(run: Run, tmp_path: Path) -> None:
    ended = run("generate", tmp_path / "end", "--after", tmp_path / "season")
    assert (ended.code, names(tmp_path)) == (2, [])
    assert "go together" in ended.err

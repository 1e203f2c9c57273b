"""``ce-opt check``."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.console import INSTANCES, Run, change, names


@pytest.mark.parametrize("season", ["tiny", "xiamen", "xiamen.xlsx"])
def test_the_example_seasons_are_in_order(season: str, run: Run) -> None:
    ended = run("check", INSTANCES / season)
    assert (ended.code, ended.err) == (0, "")
    assert f"{season} is in order: " in ended.out
    assert " engineers, " in ended.out


def test_a_sound_season_as_json(run: Run) -> None:
    answer = run("check", INSTANCES / "tiny", "--json").json
    assert answer["faults"] == []
    assert [note for note in answer["notes"] if "skipped" not in note] == []
    assert answer["rows"]["clients"] == 4


def test_every_fault_is_said_at_once_with_place_rule_and_fix(run: Run, tiny: Path) -> None:
    change(tiny / "engineers.csv", "island,80,80", "island,-8,80")
    change(tiny / "needs.csv", "C1,data,3", "C1,data,6")
    change(tiny / "season.toml", "a_share = ", "a_shar = ")
    ended = run("check", tiny)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.splitlines() == [
        "3 faults",
        'engineers.csv row 3 column care_hours value "-8": must be a number from 0 to 10000; '
        "write the hours available this season",
        'needs.csv row 3 column level value "6": must be a whole number from 1 to 5; '
        "write the level as 1 (basic) to 5 (expert)",
        'season.toml row 24 column assignment.a_shar value "a_shar": must be a known key; '
        'write "a_share"',
    ]


def test_faults_as_json(run: Run, tiny: Path) -> None:
    change(tiny / "engineers.csv", "island,80,80", "island,-8,80")
    ended = run("check", tiny, "--json")
    assert (ended.code, ended.err) == (2, "")
    assert ended.json["exit_code"] == 2
    assert ended.json["count"] == 1
    assert ended.json["faults"][0] == {
        "table": "engineers",
        "where": "engineers.csv row 3",
        "row": 3,
        "column": "care_hours",
        "value": "-8",
        "rule": "must be a number from 0 to 10000",
        "fix": "write the hours available this season",
    }


def test_the_first_200_faults_are_shown_and_all_are_counted(run: Run, tiny: Path) -> None:
    rows = "".join(f"E{number},Q{number},5\n" for number in range(5, 260))
    (tiny / "skills.csv").write_text("engineer,specialty,level\n" + rows, "utf-8")
    ended = run("check", tiny)
    lines = ended.err.splitlines()
    assert lines[0] == "510 faults"  # 255 engineers and 255 specialties that are not there
    assert len(lines) == 202
    assert lines[-1] == "… and 310 more"
    as_json = run("check", tiny, "--json").json
    assert (as_json["count"], len(as_json["faults"])) == (510, 200)


def test_folded_digits_are_mended_and_noted(run: Run, tiny: Path) -> None:
    change(tiny / "engineers.csv", "island,80,80", "island,８０,80")
    ended = run("check", tiny)
    assert ended.code == 0
    assert ended.out.startswith("note: engineers.csv column care_hours: 1 cell read without full-")
    notes = run("check", tiny, "--json").json["notes"]
    assert len([note for note in notes if "skipped" not in note]) == 1


@pytest.mark.parametrize("name", ["nowhere", "season.csv", "text.xlsx"])
def test_what_is_no_season_is_refused_in_a_sentence(name: str, run: Run, tmp_path: Path) -> None:
    if name != "nowhere":
        (tmp_path / name).write_text("client,name\n", "utf-8")
    ended = run("check", tmp_path / name)
    assert ended.code == 2
    assert ended.err.startswith(f"1 fault\n{name}: must be ")


def test_check_writes_nothing(run: Run, tiny: Path) -> None:
    before = names(tiny)
    run("check", tiny)
    assert names(tiny) == before
    assert names(tiny.parent) == ["tiny"]

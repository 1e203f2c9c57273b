"""``ce-opt bids``, and what the other commands say where section [bids] stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cli.console import INSTANCES, LITTLE, Run, change, names

PANEL = """\
evaluator,engineer,criterion,score
P1,E1,skill,60
P1,E2,skill,70
P2,E1,skill,64
P2,E2,skill,80
P2,E3,skill,90
P3,E3,manner,80
"""
"""Severity out (tests/bids/test_two_way.py): E1 62, E2 75, E3 86.5 by skill."""
RULES = """
[bids]
indicator_share = 0.5
tie_breaks = ["panel"]
[bids.criteria]
skill = 1
[bids.indicators]
performance = 1
"""


@pytest.fixture
def judged(tiny: Path) -> Path:
    """The tiny season with a panel and section [bids]; performance is 90, 80, 70 and 85."""
    (tiny / "panel.csv").write_text(PANEL, "utf-8")
    with (tiny / "season.toml").open("a", encoding="utf-8") as file:
        file.write(RULES)
    return tiny


def test_the_ranking_the_panel_and_thin_bids_are_said(run: Run, judged: Path) -> None:
    ended = run("bids", judged)
    assert (ended.code, ended.err) == (0, "")
    # E1 (62 + 90) / 2 = 76, E2 (75 + 80) / 2 = 77.5, E3 (86.5 + 70) / 2 = 78.25; E4 their mean.
    lines = ended.out.splitlines()
    start = lines.index("3 of 4 engineers are ranked, λ = 0.5")
    assert [line.split() for line in lines[start + 2 : start + 5]] == [
        ["1", "E3", "86.50", "70.00", "78.25", "panel", "skill"],
        ["2", "E2", "75.00", "80.00", "77.50", "panel", "skill"],
        ["3", "E1", "62.00", "90.00", "76.00", "panel", "skill"],
    ]
    assert "  P1: 3.50 points more severe, marks spread 0.64 times as wide" in lines
    assert "6 bids by 4 engineers for 3 clients" in ended.out


def test_every_warning_stands_above_the_answer(run: Run, judged: Path) -> None:
    notes = [line for line in run("bids", judged).out.splitlines() if line.startswith("note: ")]
    assert notes == [
        "note: bids: criterion manner of table panel does not count; give it a weight in "
        "bids.criteria if it should",
        "note: bids: 1 engineer was not judged by the panel and not ranked: such bids count at "
        "merit 77.25 (the mean)",
    ]
    assert run("check", judged).out.splitlines()[:2] == notes


def test_the_same_for_machines(run: Run, judged: Path) -> None:
    answer = run("bids", judged, "--json", "--bridge").json
    people = {row["engineer"]: row for row in answer["evaluation"]["engineers"]}
    assert people["E3"]["rank"] == 1
    assert people["E3"]["contributions"] == pytest.approx(
        {"panel skill": 43.25, "indicator performance": 35}
    )
    assert (people["E4"]["rank"], people["E4"]["panel"]) == (None, None)
    for row in people.values():
        if row["rank"]:
            assert sum(row["contributions"].values()) == pytest.approx(row["merit"], abs=1e-6)
    assert answer["bridge"]["next_share"] == 0.5
    assert "3 engineers have both scores" in answer["bridge"]["ground"]
    assert answer["thin"]["unwanted"] == []
    assert (answer["thin"]["bids"], answer["thin"]["open_clients"]) == (6, 3)
    assert answer["quality"]["agreement"][0]["evaluators"] == 2


def test_the_bridge_compares_and_proposes(run: Run) -> None:
    ended = run("bids", INSTANCES / "xiamen", "--bridge")
    assert ended.code == 0
    assert "the rule book has no section bids: what follows uses its defaults" in ended.out
    assert "bridge: propose indicator_share = 0 for next season (now 0)" in ended.out
    assert "  E008: rank 16 by the panel (63.00), 1 by the indicators (70.24)" in ended.out
    assert "applicant E044 has no chance: no bid; ask for some" in ended.out
    assert "33 clients nobody bid for: C0001, " in ended.out


def test_a_season_without_a_panel_says_what_would_help(run: Run) -> None:
    ended = run("bids", INSTANCES / "tiny", "--bridge")
    assert ended.code == 0
    assert "no table panel, so nobody is ranked" in ended.out
    assert "bridge: there is no panel to compare the indicators with" in ended.out
    answer = run("bids", INSTANCES / "tiny", "--json").json
    assert (answer["evaluation"], answer["quality"]) == (None, None)


def test_an_applicant_without_a_chance_is_told_why(run: Run, judged: Path) -> None:
    change(judged / "engineers.csv", "D1,harbour,50,70,designated", "D1,harbour,50,70,applicant")
    # E3 bids for C3 alone, which has seat A alone, at cable 2; E3 holds no cable.
    assert (
        "applicant E3 has no chance at any client bid for "
        "(C3: its primary specialty is not covered)" in run("bids", judged).out
    )


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("P1,E1,skill,60", "P1,E1,skill,101", 'column score value "101"'),
        ("P1,E1,skill,60", "E1,E1,skill,60", "nobody scores themself"),
        ("P1,E1,skill,60", "E4,E1,skill,60", "must have no conflict with E1"),
    ],
)
def test_bad_marks_end_every_command(run: Run, judged: Path, old: str, new: str, says: str) -> None:
    change(judged / "panel.csv", old, new)
    before = names(judged.parent)
    for words in (("bids",), ("check",), ("plan", "-o", judged.parent / "plan")):
        ended = run(words[0], judged, *words[1:])
        assert (ended.code, ended.out) == (2, "")
        assert says in ended.err
    assert names(judged.parent) == before


def planned(run: Run, season: Path, out: Path) -> str:
    ended = run("plan", season, "-o", out, *LITTLE)
    assert ended.code == 0, ended.err
    assert run("verify", season, out).code == 0
    return (out / "bids.csv").read_text("utf-8")


def test_a_plan_says_who_was_awarded_and_why(run: Run, judged: Path, tmp_path: Path) -> None:
    text = planned(run, judged, tmp_path / "plan")
    assert text == (
        "engineer,panel,indicators,merit,rank,result,decided_by\n"
        "E1,62,90,76,3,awarded,designated\n"
        "E2,75,80,77.5,2,awarded,designated\n"
        "E3,86.5,70,78.25,1,awarded,designated\n"
        "E4,,85,77.25,,not,not evaluated\n"
    )


def test_the_order_of_rows_changes_no_byte(run: Run, judged: Path, tmp_path: Path) -> None:
    right = planned(run, judged, tmp_path / "one")
    for file in ("panel.csv", "engineers.csv", "bids.csv"):
        heads, *rows = (judged / file).read_text("utf-8").splitlines()
        (judged / file).write_text("\n".join([heads, *reversed(rows)]) + "\n", "utf-8")
    assert planned(run, judged, tmp_path / "two") == right


def test_plan_says_the_warnings_before_it_searches(run: Run, judged: Path, tmp_path: Path) -> None:
    ended = run("plan", judged, "-o", tmp_path / "plan", *LITTLE)
    assert "note: bids: 1 engineer was not judged" in ended.err
    quiet = run("plan", judged, "-o", tmp_path / "plan", *LITTLE, "--quiet")
    assert "note" not in quiet.err


def test_people_with_equal_merit_are_shown_with_the_same_rank(run: Run, judged: Path) -> None:
    rows = [f"P1,E{n},skill,70" for n in (1, 2, 3)]
    (judged / "panel.csv").write_text("\n".join([PANEL.splitlines()[0], *rows]), "utf-8")
    (judged / "season.toml").write_text(
        (judged / "season.toml").read_text("utf-8").replace("indicator_share = 0.5", ""), "utf-8"
    )
    found: list[dict[str, Any]] = run("bids", judged, "--json").json["evaluation"]["engineers"]
    assert [row["rank"] for row in found] == [1, 1, 1, None]
    assert found[0]["decided_by"] == "shared rank"

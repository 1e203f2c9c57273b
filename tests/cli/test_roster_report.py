"""``ce-opt bids`` shows the roster, turns the dial and writes letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.console import INSTANCES, LITTLE, Run, change, names
from cli.test_bids import PANEL, RULES

ROSTER = """
[roster]
head_count = 1
cover_level = 2
[roster.covers_of]
D1 = 0
"""
"""Half of merit is the panel's (E1 62, E2 75, E3 86.5), half performance (90, 80, 70): 76, 77.5 and
78.25. E1 and E3 are of D1; E2 of D2, which must cover cable, and so is E4, whom nobody judged."""


@pytest.fixture
def rostered(tiny: Path) -> Path:
    """The tiny season with a panel, where everybody applied."""
    (tiny / "panel.csv").write_text(PANEL, "utf-8")
    (tiny / "designations.csv").unlink()
    people = tiny / "engineers.csv"
    people.write_text(people.read_text("utf-8").replace("designated", "applicant"), "utf-8")
    with (tiny / "season.toml").open("a", encoding="utf-8") as file:
        file.write(RULES + ROSTER)
    return tiny


def test_posts_covers_and_reserves_are_said(run: Run, rostered: Path) -> None:
    ended = run("bids", rostered)
    assert ended.code == 0
    start = ended.out.index("roster: ")
    assert ended.out[start:].splitlines()[:5] == [
        "roster: 2 posts of customer engineers, 0 of support engineers",
        "  D1: 1 of 2 candidates hold posts: E3; covers: data by 0, power by 1",
        "    reserve 1: E1 (panel skill)",
        "  D2: 1 of 1 candidates hold posts: E2; covers: cable by 1",
        "",
    ]


def test_the_same_for_machines(run: Run, rostered: Path) -> None:
    answer = run("bids", rostered, "--json", "--dial").json
    roster = {row["engineer"]: row for row in answer["roster"]["engineers"]}
    posts = {name: row["post"] for name, row in roster.items()}
    assert posts == {"E1": "", "E2": "engineer", "E3": "engineer", "E4": ""}
    assert (roster["E1"]["reserve_rank"], roster["E3"]["followers"]) == (1, ["E1"])
    assert answer["roster"]["section"]
    results = {row["engineer"]: row["result"] for row in answer["evaluation"]["engineers"]}
    assert results == {"E1": "reserve", "E2": "awarded", "E3": "awarded", "E4": "not"}
    assert [row["bidding_share"] for row in answer["dial"]["settings"]] == [0, 0.25, 0.5, 0.75, 1]


def test_what_cannot_be_had_is_said_and_stops_plan_and_letters(
    run: Run, rostered: Path, tmp_path: Path
) -> None:
    change(rostered / "season.toml", "D1 = 0", "D1 = 1")
    # Only E1 holds data and only E3 power: one post cannot cover both; data is the first.
    reason = (
        "department D1 (1 post) can cover power at level 2 with 0 of 1 people: raise "
        "roster.head_count_of.D1 to 2, or set roster.covers_of.D1 to less"
    )
    said = run("bids", rostered, "--dial")
    assert said.code == 0
    assert f"roster: the posts cannot be given as asked\n  {reason}" in said.out
    assert f"    100% cannot be had: {reason}" in said.out
    before = names(tmp_path)
    for words in (("bids", rostered, "--letters", tmp_path / "l"), ("plan", rostered, "-o", "p")):
        ended = run(*words)
        assert ended.code == 3
        assert reason in ended.err
    assert run("bids", rostered, "--json").json["roster"]["lacking"][0]["lacking"] == 1
    assert names(tmp_path) == before


def test_the_dial_is_shown(run: Run) -> None:
    lines = run("bids", INSTANCES / "xiamen", "--dial").out.splitlines()
    start = lines.index("dial: from designation (0 %) to bidding (100 %)")
    assert "no head count is set; as many posts as designated people are taken" in lines[start + 1]
    shares = [line.split()[0] for line in lines[start + 3 : start + 8]]
    assert shares == ["0%", "25%", "50%", "75%", "100%"]
    assert any(line.startswith("  at 25%: ") and " gain, " in line for line in lines)


def test_letters_are_written_and_counted(run: Run, rostered: Path, tmp_path: Path) -> None:
    ended = run("bids", rostered, "--letters", tmp_path / "letters")
    assert ended.code == 0
    assert f"{tmp_path / 'letters'}: 4 letters written" in ended.out
    assert names(tmp_path / "letters") == [f"letter-E{n}.md" for n in (1, 2, 3, 4)]
    text = (tmp_path / "letters" / "letter-E1.md").read_text("utf-8")
    # 78.25 − 76 = 2.25 in merit: 4.5 points of all marks, or of performance. At equal merit the
    # tie break (panel) is for E3, so that it takes a step more.
    assert "- each of your panel marks higher by 4.51 points (at most 100)" in text
    assert "- performance 94.51 instead of 90" in text
    answer = run("bids", rostered, "--json", "--letters", tmp_path / "letters").json
    assert answer["letters"] == {"folder": str(tmp_path / "letters"), "count": 4}


def test_letters_that_cannot_be_written(run: Run, tiny: Path, tmp_path: Path) -> None:
    assert run("bids", tiny, "--letters", tmp_path / "letters").code == 2
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.md").write_text("mine", "utf-8")
    ended = run("bids", tiny, "--letters", tmp_path / "mine")
    assert (ended.code, ended.out) == (2, "")
    assert "holds thesis.md, which is no letter" in ended.err
    assert not (tmp_path / "letters").exists()


def test_a_plan_has_the_roster_and_keeps_to_it(run: Run, rostered: Path, tmp_path: Path) -> None:
    ended = run("plan", rostered, "-o", tmp_path / "plan", *LITTLE)
    assert ended.code == 0, ended.err
    assert run("verify", rostered, tmp_path / "plan").code == 0
    rows = (tmp_path / "plan" / "roster.csv").read_text("utf-8").splitlines()
    assert rows[1] == "E1,D1,applicant,76,,1,panel skill,data,"
    assert rows[3] == "E3,D1,applicant,78.25,engineer,,panel skill,power,E1"
    seats = (tmp_path / "plan" / "assignment.csv").read_text("utf-8")
    assert "E1" not in seats
    assert "E4" not in seats


def test_the_order_of_rows_changes_no_byte(run: Run, rostered: Path, tmp_path: Path) -> None:
    def table(out: Path) -> str:
        assert run("plan", rostered, "-o", out, *LITTLE).code == 0
        return (out / "roster.csv").read_text("utf-8")

    right = table(tmp_path / "one")
    for file in ("engineers.csv", "skills.csv", "panel.csv", "department_specialties.csv"):
        heads, *rows = (rostered / file).read_text("utf-8").splitlines()
        (rostered / file).write_text("\n".join([heads, *reversed(rows)]) + "\n", "utf-8")
    assert table(tmp_path / "two") == right

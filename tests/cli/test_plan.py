"""``ce-opt plan``: the answer, its exit codes, and what it leaves behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ce_opt.errors import Breach
from ce_opt.plan.layout import GROUPS, PLAN_TABLES
from cli.console import INSTANCES, LITTLE, Run, change, names

LADDERS = ("certificate.csv", "certificate.json", "escalation.csv")
TABLES = (GROUPS.file, *(table.file for table in PLAN_TABLES))
FILES = sorted([*TABLES, *LADDERS, "plan.xlsx", "prices.npz", "report.html", "summary.json"])


def test_a_plan_is_written_and_said(run: Run, tiny: Path) -> None:
    out = tiny.parent / "plan"
    ended = run("plan", tiny, "-o", out, *LITTLE)
    assert ended.code == 0
    assert ended.out.startswith("optimal: 3 of 4 clients served, 438.50 points")
    assert "  single_cover                   20.00\n" in ended.out
    assert "  unserved C4: the season says not to serve C4 (service = never)\n" in ended.out
    assert names(out) == FILES
    assert names(tiny.parent) == ["plan", "tiny"]


def test_progress_goes_to_standard_error_with_points(run: Run, tiny: Path) -> None:
    assert "points 438.50" in run("plan", tiny, "-o", tiny.parent / "plan", *LITTLE).err


def test_quiet_says_nothing_on_standard_error(run: Run, tiny: Path) -> None:
    assert run("plan", tiny, "-o", tiny.parent / "plan", "--quiet", *LITTLE).err == ""


def test_the_answer_as_json_is_the_summary(run: Run, tiny: Path) -> None:
    answer = run("plan", tiny, "-o", tiny.parent / "plan", *LITTLE, "--json").json
    assert answer["plan"] == str(tiny.parent / "plan")
    assert (answer["status"], answer["points"], answer["gap"]) == ("optimal", 438.5, 0.0)
    assert answer["terms"]["overload"] == 40.0
    assert set(answer["sha256"]) == {name for name in names(tiny) if name != "README.md"}


def test_a_workbook_and_its_folder_give_the_same_tables(run: Run, tmp_path: Path) -> None:
    for name in ("xiamen", "xiamen.xlsx"):
        assert run("plan", INSTANCES / name, "-o", tmp_path / f"of {name}", *LITTLE).code == 0
    for table in PLAN_TABLES:
        one, other = (tmp_path / f"of {name}" / table.file for name in ("xiamen", "xiamen.xlsx"))
        assert one.read_bytes() == other.read_bytes()


def test_the_seed_and_the_gap_are_heeded(run: Run, tmp_path: Path) -> None:
    words = ["plan", INSTANCES / "xiamen", "-o", tmp_path / "plan", "--gap", "1", "--seed", "5"]
    answer = run(*words, *LITTLE, "--json").json
    assert (answer["stopped_by"], answer["seed"]) == ("gap", 5)


def test_bad_input_writes_nothing_and_leaves_an_old_plan(run: Run, tiny: Path) -> None:
    out = tiny.parent / "plan"
    run("plan", tiny, "-o", out, *LITTLE)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    change(tiny / "engineers.csv", "island,80,80", "island,-8,80")
    ended = run("plan", tiny, "-o", out, *LITTLE)
    assert (ended.code, ended.out) == (2, "")
    assert 'engineers.csv row 3 column care_hours value "-8"' in ended.err
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert run("plan", tiny, "-o", tiny.parent / "new", *LITTLE).code == 2
    assert names(tiny.parent) == ["plan", "tiny"]


def test_a_new_plan_replaces_an_old_one(run: Run, tiny: Path) -> None:
    out = tiny.parent / "plan"
    run("plan", tiny, "-o", out, *LITTLE)
    change(tiny / "season.toml", "overload = 1 ", "overload = 2 ")
    assert run("plan", tiny, "-o", out, *LITTLE, "--json").json["points"] == 478.5  # 438.5 + 40
    assert run("verify", tiny, out).code == 0
    assert names(tiny.parent) == ["plan", "tiny"]


def too_much(tiny: Path) -> Path:
    """Let C3, which must be served, need more hours of A than anybody has."""
    change(tiny / "needs.csv", "C3,cable,2,50", "C3,cable,2,120")
    return tiny


def test_no_plan_ends_with_3_and_the_reason_and_writes_nothing(run: Run, tiny: Path) -> None:
    ended = run("plan", too_much(tiny), "-o", tiny.parent / "plan", "--quiet", *LITTLE)
    assert (ended.code, ended.out) == (3, "")
    first, reason = ended.err.splitlines()
    assert first == "no plan exists: the clients that must be served cannot all be served"
    assert reason.startswith("  C3 must be served: ")
    assert "A needs 120 hours" in reason
    assert names(tiny.parent) == ["tiny"]


def test_no_plan_as_json(run: Run, tiny: Path) -> None:
    ended = run("plan", too_much(tiny), "-o", tiny.parent / "plan", *LITTLE, "--json")
    assert ended.code == ended.json["exit_code"] == 3
    assert ended.json["status"] == "infeasible"
    assert [reason[:2] for reason in ended.json["reasons"]] == ["C3"]


def test_a_rejected_plan_ends_with_5_and_is_kept_beside(
    run: Run, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    breach = Breach("distinct_people", "C1", "E4 holds A and B of C1")
    monkeypatch.setattr("ce_opt.plan.write.audit", lambda season, folder: [breach])
    ended = run("plan", tiny, "-o", tiny.parent / "plan", "--quiet", *LITTLE)
    assert (ended.code, ended.out) == (5, "")
    assert ended.err == "1 breach\ndistinct_people: E4 holds A and B of C1\n"
    assert names(tiny.parent) == ["plan.rejected", "tiny"]


def test_what_is_no_plan_is_never_replaced(run: Run, tiny: Path) -> None:
    for out, said in (
        (tiny, "which is no part of a plan"),
        (tiny / "clients.csv", "is a file"),
        (tiny / "clients.csv" / "plan", "is no folder that you may write to"),
    ):
        before = names(tiny)
        ended = run("plan", tiny, "-o", out, *LITTLE)
        assert (ended.code, ended.out) == (2, "")
        assert said in ended.err
        assert names(tiny) == before


def test_the_folder_that_one_is_in_is_not_replaced(
    run: Run, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tiny.parent / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    ended = run("plan", tiny, "-o", ".", *LITTLE)
    assert ended.code == 2
    assert "is where you are" in ended.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_place_without_permission_is_refused_before_the_search(run: Run, tiny: Path) -> None:
    locked = tiny.parent / "locked"
    locked.mkdir(mode=0o500)
    ended = run("plan", tiny, "-o", locked / "plan", *LITTLE)
    assert (ended.code, ended.out) == (2, "")
    assert f"{locked} is no folder that you may write to" in ended.err


def test_a_season_that_is_not_there_is_refused(run: Run, tmp_path: Path) -> None:
    ended = run("plan", tmp_path / "nowhere", "-o", tmp_path / "plan")
    assert ended.code == 2
    assert "nowhere: must be a season folder, an .xlsx workbook or an SQLite database" in ended.err
    assert names(tmp_path) == []


BOTH = """\
[importance]
weights = {complaints = 1}
missing = {complaints = "median"}
[bids]
indicator_share = 1
indicators = {tenure = 1}
"""


@pytest.fixture
def weighed(tiny: Path) -> Path:
    """The tiny season with an own column of clients and of engineers, each named by its section."""
    for table, cells in (
        ("clients", ["complaints", "4", "", "0", "2"]),
        ("engineers", ["tenure", "5", "1", "3", "2"]),
    ):
        lines = (tiny / f"{table}.csv").read_text("utf-8").splitlines()
        text = "".join(f"{line},{cell}\n" for line, cell in zip(lines, cells, strict=True))
        (tiny / f"{table}.csv").write_text(text, "utf-8")
    text = (tiny / "season.toml").read_text("utf-8")
    before, _, rest = text.partition("[importance]\n")
    kept = rest[rest.index("[assignment]\n") :]
    (tiny / "season.toml").write_text(f"{before}{BOTH}{kept}", "utf-8")
    return tiny


def test_own_columns_of_both_sections_enter_one_plan(
    run: Run, weighed: Path, tmp_path: Path
) -> None:
    out = tmp_path / "plan"
    assert run("check", weighed).out.startswith("note: clients column complaints: 1 missing value")
    assert run("plan", weighed, "-o", out, *LITTLE).code == 0
    # Complaints 4, the median 2, 0 and 2 on a scale from 0 to 4.
    rows = [line.split(",") for line in (out / "importance.csv").read_text("utf-8").splitlines()]
    assert [(row[0], row[1], row[-2], row[-1]) for row in rows] == [
        ("client", "importance", "complaints", "imputed"),
        ("C1", "100", "100", ""),
        ("C2", "50", "50", "complaints"),
        ("C3", "0", "0", ""),
        ("C4", "50", "50", ""),
    ]
    # Tenure 5, 1, 3 and 2 on a scale from 1 to 5.
    merits = [line.split(",") for line in (out / "bids.csv").read_text("utf-8").splitlines()]
    assert [(row[0], row[3]) for row in merits[1:]] == [
        ("E1", "100"),
        ("E2", "0"),
        ("E3", "50"),
        ("E4", "25"),
    ]
    assert names(out) == sorted([*FILES, "bids.csv", "roster.csv"])
    assert run("verify", weighed, out).code == 0
    change(out / "importance.csv", "C2,50", "C2,51")
    change(out / "bids.csv", "E3,,50", "E3,,51")
    refused = run("verify", weighed, out).err
    assert "importance.csv C2" in refused
    assert "bids.csv E3" in refused


def test_how_far_a_limit_of_selection_is_used_is_said_with_its_price(run: Run, tiny: Path) -> None:
    with (tiny / "season.toml").open("a", encoding="utf-8") as rules:
        rules.write("\n[selection]\nmax_clients = 2\n")
    out = tiny.parent / "plan"
    ended = run("plan", tiny, "-o", out, *LITTLE)
    assert ended.out.startswith("optimal: 2 of 4 clients served")
    assert "  selection.max_clients is 2: 2 served; one more saves about " in ended.out
    assert "  unserved C1: " in ended.out  # C2 is promised to E3, C3 must be served
    assert "selection.max_clients is 2, and 2 are served" in ended.out
    answer = run("plan", tiny, "-o", out, *LITTLE, "--json").json
    # With three clients the best plan has 438.5 points.
    assert answer["points"] - 438.5 <= answer["selection"]["max_clients"]["most_saved"]
    assert run("verify", tiny, out).code == 0

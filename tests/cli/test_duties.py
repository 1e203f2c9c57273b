"""``ce-opt duties``: the calendar of a plan, and everybody's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.console import LITTLE, Run, change, names


@pytest.fixture
def plan(run: Run, tiny: Path, tmp_path: Path) -> Path:
    """A plan of the tiny season."""
    ended = run("plan", tiny, "-o", tmp_path / "plan", *LITTLE, "--quiet")
    assert ended.code == 0
    return tmp_path / "plan"


def test_the_calendar_comes_into_the_plan(run: Run, tiny: Path, plan: Path) -> None:
    renewed = ("plan.xlsx", "report.html")
    before = {name: (plan / name).read_bytes() for name in names(plan) if name not in renewed}
    ended = run("duties", tiny, plan)
    assert (ended.code, ended.err) == (0, "")
    # three clients are served, in two quarters
    assert "6 visits, " in ended.out
    assert "note: workdays: no table workdays" in ended.out
    assert {name: (plan / name).read_bytes() for name in before} == before
    assert set(names(plan)) - set(before) == {
        "calendars", "duties.csv", "open_duties.csv", "withdrawn_duties.csv", *renewed
    }  # fmt: skip
    assert run("verify", tiny, plan).code == 0
    assert names(plan.parent) == ["plan", "tiny"]


def test_running_it_again_changes_no_byte(run: Run, tiny: Path, plan: Path) -> None:
    run("duties", tiny, plan)
    files = [path for path in sorted(plan.rglob("*")) if path.is_file()]
    before = {path: path.read_bytes() for path in files}
    answer = run("duties", tiny, plan, "--json").json
    assert answer["kept"] == sum(answer["duties"].values())
    assert (answer["open"], answer["withdrawn"]) == ([], 0)
    assert {path: path.read_bytes() for path in files} == before


def test_a_new_plan_keeps_the_calendar_of_the_old_one(
    run: Run, tiny: Path, plan: Path, tmp_path: Path
) -> None:
    run("duties", tiny, plan)
    assert run("plan", tiny, "-o", tmp_path / "new", *LITTLE, "--quiet").code == 0
    answer = run("duties", tiny, tmp_path / "new", "--from", plan, "--json").json
    assert answer["kept"] == sum(answer["duties"].values())
    assert (plan / "duties.csv").read_bytes() == (tmp_path / "new" / "duties.csv").read_bytes()


def test_a_report_page_stays(run: Run, tiny: Path, plan: Path) -> None:
    (plan / "report.html").write_text("page")
    assert run("duties", tiny, plan).code == 0
    assert (plan / "report.html").read_text() == "page"


def test_days_are_proposed_into_a_new_file(run: Run, tiny: Path, plan: Path) -> None:
    file = tiny / "workdays.csv"
    assert run("duties", tiny, "--propose-workdays", file).code == 0
    assert file.read_text("utf-8").splitlines()[:3] == [
        "date,working",
        "2026-09-20,yes",
        "2026-09-25,no",
    ]
    again = run("duties", tiny, "--propose-workdays", file)
    assert (again.code, "exists already" in again.err) == (2, True)
    assert run("check", tiny).code == 0
    other = tiny / "other.csv"
    answer = run("duties", tiny, "--propose-workdays", other, "--json").json
    assert answer["days"]["2026-10-10"] is True


@pytest.mark.parametrize("words", [(), ("PLAN", "--propose-workdays", "days.csv")])
def test_a_plan_or_a_file_is_named_and_not_both(
    run: Run, tiny: Path, words: tuple[str, ...]
) -> None:
    ended = run("duties", tiny, *words)
    assert (ended.code, ended.out) == (2, "")
    assert "one of the two" in ended.err


def test_a_season_without_days_is_told_what_it_needs(run: Run, tiny: Path, plan: Path) -> None:
    change(tiny / "season.toml", "start = 2026-07-01", "# start")
    before = names(plan)
    ended = run("duties", tiny, plan)
    assert (ended.code, ended.out) == (2, "")
    assert "write start into section season of the rule book" in ended.err
    assert names(plan) == before


def test_a_folder_that_is_no_plan_is_left_alone(run: Run, tiny: Path, tmp_path: Path) -> None:
    ended = run("duties", tiny, tmp_path / "nowhere")
    assert ended.code == 2
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    ended = run("duties", tiny, tmp_path / "mine")
    assert (ended.code, "which is no part of a plan" in ended.err) == (2, True)
    assert names(tmp_path / "mine") == ["notes.txt"]


def test_what_has_no_place_is_said(run: Run, tiny: Path, plan: Path) -> None:
    (tiny / "leave.csv").write_text("engineer,start,end\nE4,2026-07-01,2026-12-31\n", "utf-8")
    # the season has another file now, so the plan is made anew
    assert run("plan", tiny, "-o", plan, *LITTLE, "--quiet").code == 0
    ended = run("duties", tiny, plan)
    assert ended.code == 0
    assert "E4 is on leave on 128 of 128 working days (no calendar can have it)" in ended.out
    assert run("verify", tiny, plan).code == 0

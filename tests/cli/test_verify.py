"""``ce-opt verify``."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from cli.console import LITTLE, Run, change


@pytest.fixture
def plan(run: Run, tiny: Path) -> Path:
    """A sound plan of the tiny season."""
    out = tiny.parent / "plan"
    assert run("plan", tiny, "-o", out, *LITTLE).code == 0
    return out


def test_a_sound_plan_passes(run: Run, tiny: Path, plan: Path) -> None:
    ended = run("verify", tiny, plan)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == f"{plan} keeps every rule of {tiny}, and every number in it is right\n"
    assert run("verify", tiny, plan, "--json").json == {"breaches": [], "count": 0}


def test_a_damaged_plan_ends_with_5_and_names_the_rule(run: Run, tiny: Path, plan: Path) -> None:
    change(plan / "assignment.csv", "C1,100,E4,E2", "C1,100,E4,E4")
    ended = run("verify", tiny, plan)
    assert (ended.code, ended.out) == (5, "")
    assert "distinct_people: E4 holds A and B of C1" in ended.err.splitlines()
    answer = run("verify", tiny, plan, "--json")
    assert answer.code == answer.json["exit_code"] == 5
    assert answer.json["count"] == len(answer.json["breaches"])
    assert {
        "rule": "distinct_people",
        "subject": "C1",
        "sentence": "E4 holds A and B of C1",
    } in answer.json["breaches"]


def test_a_plan_without_a_file_ends_with_5(run: Run, tiny: Path, plan: Path) -> None:
    (plan / "loads.csv").unlink()
    ended = run("verify", tiny, plan)
    assert ended.code == 5
    assert "file: loads.csv cannot be read" in ended.err


def test_a_season_changed_since_ends_with_5(run: Run, tiny: Path, plan: Path) -> None:
    change(tiny / "engineers.csv", "E4,吴四,D2,hill,100", "E4,吴四,D2,hill,90")
    ended = run("verify", tiny, plan)
    assert ended.code == 5
    assert "sha256: engineers.csv has changed since the plan was made" in ended.err


def test_what_is_no_plan_ends_with_2(run: Run, tiny: Path) -> None:
    for place in (tiny.parent / "nowhere", tiny, tiny / "clients.csv"):
        ended = run("verify", tiny, place)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err == f"{place} is no plan folder: name the folder that ce-opt plan wrote\n"


def test_a_season_that_is_not_there_ends_with_2(run: Run, tiny: Path, plan: Path) -> None:
    ended = run("verify", tiny.parent / "nowhere", plan)
    assert ended.code == 2
    assert "nowhere: must be a season folder" in ended.err


def test_verify_loads_no_solver(tiny: Path, plan: Path) -> None:
    code = (
        "import sys; from ce_opt.cli import main\n"
        f"sys.argv = ['ce-opt', 'verify', {str(tiny)!r}, {str(plan)!r}]\n"
        "try: main()\n"
        "except SystemExit as end: print(end.code, 'ortools' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("0 False\n")


@pytest.fixture
def book(plan: Path) -> Path:
    """A workbook that somebody took home."""
    return Path(shutil.copy(plan / "plan.xlsx", plan.parent / "back.xlsx"))


def edit(path: Path, **cells: str | None) -> None:
    found = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        found["assignment"][cell] = value
    found.save(path)


def test_a_workbook_as_it_was_written_costs_nothing(run: Run, tiny: Path, book: Path) -> None:
    ended = run("verify", tiny, book)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "no seat was changed: 438.5 points",
        f"{book} keeps every rule of {tiny}",
    ]


def test_edits_are_priced_and_what_they_break_has_its_cell(
    run: Run, tiny: Path, book: Path
) -> None:
    # C1 passes to E1, its A before: travel 12.9 -> 8.7, bids 17.6 -> 3.6, no changed seat (25),
    # E1 avoids E2 (15) where E4 preferred (-15): 27.3 of 40.5. E1 has 98 of 100 h: 18 + 2 * 8 = 34.
    edit(book, C2="E1")
    ended = run("verify", tiny, book)
    assert ended.code == 5
    lines = ended.out.splitlines()
    assert lines[0] == "1 team was changed: 438.5 → 459.3 points, +20.8 points"
    assert lines[1] == "C1: E4 (A) and E2 (B) → E1 (A) and E2 (B), -13.2 points"
    assert "E1: 28 → 98 hours (98% of the time), overload 0 → 34 points" in lines
    assert "max_a: E1 is A of 2 clients, max_a is 1 (sheet assignment cell C2)" in ended.err
    found = run("verify", tiny, book, "--json").json
    assert (found["exit_code"], found["count"]) == (5, len(found["breaches"]))
    assert found["points"]["difference"] == 20.8
    assert found["clients"][0]["difference"] == -13.2


def test_an_edited_plan_is_written_whole(run: Run, tiny: Path, book: Path) -> None:
    edit(book, C2=None, D2=None)  # C1 is left out, which is all that the rules of tiny allow
    new = book.parent / "new"
    ended = run("verify", tiny, book, "-o", new, "--json")
    assert (ended.code, ended.json["plan"]) == (0, str(new)), ended.out
    assert run("verify", tiny, new).code == 0
    assert "C1,100,,,0,0,0,0,0,0,1000,1000" in (new / "assignment.csv").read_text("utf-8")
    assert run("why", tiny, new, "C1").code == 0


def test_a_breach_leaves_no_plan_behind(run: Run, tiny: Path, book: Path) -> None:
    edit(book, C2="E1")
    assert run("verify", tiny, book, "-o", book.parent / "new").code == 5
    assert not list(book.parent.glob("*new*"))


def test_what_cannot_be_read_back_ends_with_2(run: Run, tiny: Path, book: Path) -> None:
    edit(book, C2="E9", D3="吴四x")
    ended = run("verify", tiny, book)
    assert (ended.code, ended.out) == (2, "")
    assert 'cell C2: there is no engineer "E9"' in ended.err
    assert 'cell D3: there is no engineer "吴四x"' in ended.err
    assert run("verify", tiny, book.parent / "plan", "-o", book.parent / "n").code == 2

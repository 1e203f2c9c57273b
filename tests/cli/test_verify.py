"""``ce-opt verify``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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

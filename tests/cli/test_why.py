"""``ce-opt why``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cli.console import INSTANCES, LITTLE, Run

TINY = INSTANCES / "tiny"


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The best plan of the tiny season, typed by hand (instances/tiny/README.md)."""
    file = tmp_path_factory.mktemp("typed") / "plan.csv"
    file.write_text("client,engineer_a,engineer_b\nC1,E4,E2\nC2,E1,E3\nC3,E2,\n", "utf-8")
    return file


def test_a_client_is_told_facts_and_the_second_best(run: Run, plan: Path) -> None:
    ended = run("why", TINY, plan, "C1")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "C1 月鲸银行 (importance 100): E4 (A) and E2 (B), 40.5 points",
        "  E4 takes seat A over from E1: 25 × 1 = 25 points",
        "  E4 and E2 would rather be together: 15 × -1 = -15 points",
        "  A (E4) made no bid: 20 × 1 × 0.7 × 1 = 14 points",
        "  A (E4) travels 24 minutes: 30 × 1 × 0.7 × 0.4 = 8.4 points",
        "  … 8.1 points in 2 more facts, see --long",
        # E2 carries 80 of 80 hours, 30 of them for C1: 40 points of overload, none without.
        "  besides, its hours cost 40 points of overload",
        # E1 is A of C2 and has max_a 1; without C1 its 1000 points come, 40.5 and 40 go.
        "  second best, all others kept: leaving the client out, +919.5 points",
    ]


def test_where_nothing_else_fits_it_is_said(run: Run, plan: Path) -> None:
    # E2 has no hours left, and E4 as A would be a third handover where two are allowed.
    assert "nothing else fits while all others stay" in run("why", TINY, plan, "C2").out


def test_an_engineer_is_told_seats_and_overload(run: Run, plan: Path) -> None:
    out = run("why", TINY, plan, "E2", "--long").out.splitlines()
    # 80 of 80 hours: 20 percent past 80, 10 past 90, which count twice.
    assert "2 seats, 80 of 80 hours (100%), 40 points of overload" in out[0]
    assert "20 % past 80 %: 1 × 1 × 20 = 20 points" in out[1]
    assert "10 % past 90 %: 1 × 2 × 10 = 20 points" in out[2]
    assert out[3].startswith("  B of C1: 30 hours, the team 40.5 points")
    assert out[4].startswith("  A of C3: 50 hours, the team 0 points")


def test_a_client_without_a_team_is_told_the_reason(run: Run, plan: Path) -> None:
    out = run("why", TINY, plan, "C4").out
    assert "the season says not to serve C4 (service = never)" in out
    assert "next step: set clients.service of C4 to auto" in out


def test_json_says_the_same(run: Run, plan: Path) -> None:
    found = run("why", TINY, plan, "C2", "--json").json
    assert found["team"] == {"client": "C2", "a": "E1", "b": "E3"}
    assert sum(one["amount"] for one in found["justifications"]) == pytest.approx(58)
    assert run("why", TINY, plan, "E2", "--json").json["overload"] == pytest.approx(40)


def test_an_unknown_id_is_answered_with_the_nearest(run: Run, plan: Path) -> None:
    ended = run("why", TINY, plan, "C02")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == 'there is no client or engineer "C02" (nearest: "C2")\n'


def test_what_is_no_plan_ends_with_2(run: Run, tmp_path: Path) -> None:
    ended = run("why", TINY, tmp_path, "C2")
    assert ended.code == 2
    assert "is no plan: assignment.csv cannot be read" in ended.err


def test_a_plan_that_breaks_a_rule_is_told_so(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("client,engineer_a,engineer_b\nC1,E4,E4\n", "utf-8")
    assert "  breaks distinct_people: E4 holds A and B of C1" in run("why", TINY, file, "C1").out


def test_a_plan_folder_does_as_well(run: Run, plan: Path, tmp_path: Path) -> None:
    assert run("plan", TINY, "-o", tmp_path / "plan", *LITTLE).code == 0
    assert run("why", TINY, tmp_path / "plan", "C1").out == run("why", TINY, plan, "C1").out


def test_why_loads_no_solver(plan: Path) -> None:
    code = (
        "import sys; from ce_opt.cli import main\n"
        f"sys.argv = ['ce-opt', 'why', {str(TINY)!r}, {str(plan)!r}, 'C1']\n"
        "try: main()\n"
        "except SystemExit as end: print(end.code, 'ortools' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("0 False\n")

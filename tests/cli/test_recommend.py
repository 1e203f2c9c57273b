"""``ce-opt recommend``."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.console import INSTANCES, LITTLE, Run

TINY = INSTANCES / "tiny"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    text = "client,engineer_a,engineer_b\nC1,E4,E2\nC2,E1,E3\nC3,E2,\n"
    (tmp_path / "plan.csv").write_text(text, "utf-8")
    return tmp_path / "plan.csv"


def test_people_come_in_order_with_the_refused_at_the_end(run: Run, plan: Path) -> None:
    ended = run("recommend", TINY, plan, "C1", "A", *LITTLE, "--long", "--quiet")
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0] == "A of C1, differences against the best plan known"
    assert lines[1] == "  E4 吴四: holds it"
    # 442.4 points in place of 438.5 (tests/cli/test_why_not.py); others have to move.
    assert lines[2] == "  E1 林一: +3.9 points, exactly; others have to move"
    assert lines[-1].startswith("  E3 ")
    assert "E3 is forbidden" in lines[-1]


def test_without_solving_it_says_what_fits_with_all_others_kept(run: Run, plan: Path) -> None:
    found = run("recommend", TINY, plan, "C1", "A", "--solve", "0", "--json").json
    assert [one["status"] for one in found].count("held") == 1
    assert all(one["cost"] is None for one in found)


def test_an_unknown_client_ends_with_2(run: Run, plan: Path) -> None:
    ended = run("recommend", TINY, plan, "C7", "A")
    assert ended.code == 2
    assert 'there is no client "C7"' in ended.err

"""``ce-opt compare``."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.console import INSTANCES, Run

TINY = INSTANCES / "tiny"
BEST = "client,engineer_a,engineer_b\nC1,E4,E2\nC2,E1,E3\nC3,E2,\n"


@pytest.fixture
def plans(tmp_path: Path) -> tuple[Path, Path]:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text(BEST, "utf-8")
    other.write_text(BEST.replace("C2,E1,E3\n", ""), "utf-8")
    return one, other


def test_two_plans_are_compared(run: Run, plans: tuple[Path, Path]) -> None:
    ended = run("compare", TINY, *plans)
    assert (ended.code, ended.err) == (0, "")
    # C2 of importance 50 costs 58 points with its team and 500 without.
    assert ended.out.splitlines()[0] == "438.5 points and 880.5 points: +442 points"
    assert "2 seats change\n  A of C2: E1 → nobody\n  B of C2: E3 → nobody\n" in ended.out
    assert "left out: C2" in ended.out
    assert "worse for C2 +442.00 points" in ended.out
    assert "  E1: 28 → 0 hours, hands over 1, takes over 0" in ended.out


def test_the_same_plan_is_said_to_be_the_same(run: Run, plans: tuple[Path, Path]) -> None:
    assert run("compare", TINY, plans[0], plans[0]).out == "the same seats, 438.5 points\n"


def test_json_has_every_table(run: Run, plans: tuple[Path, Path]) -> None:
    found = run("compare", TINY, *plans, "--json").json
    assert found["points"] == [438.5, 880.5]
    assert found["difference"] == pytest.approx(442)
    assert sum(row["difference"] for row in found["terms"]) == pytest.approx(442)
    assert found["clients"] == [{"client": "C2", "one": 58, "other": 500, "difference": 442}]
    assert [row["engineer"] for row in found["people"]] == ["E1", "E3"]


def test_a_plan_of_another_season_ends_with_2(run: Run, plans: tuple[Path, Path]) -> None:
    plans[1].write_text(BEST.replace("C2", "C22"), "utf-8")
    ended = run("compare", TINY, *plans)
    assert (ended.code, ended.out) == (2, "")
    assert 'row 3: there is no client "C22" (nearest: "C2")' in ended.err

"""``ce-opt why-not``."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.console import INSTANCES, LITTLE, Run

TINY = INSTANCES / "tiny"
BEST = "client,engineer_a,engineer_b\nC1,E4,E2\nC2,E1,E3\nC3,E2,\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The best plan of the tiny season, typed by hand (instances/tiny/README.md)."""
    (tmp_path / "plan.csv").write_text(BEST, "utf-8")
    return tmp_path / "plan.csv"


def test_a_wish_that_costs_points_says_how_many_and_what_changes(run: Run, plan: Path) -> None:
    # E1 as A of C1: then E1 is no A of C2 (max_a 1), E2 has no hours for it, E4 is: E1 + E2 27.3,
    # E4 + E3 75.1 points, two handovers. E2 80 of 80 hours 40, E1 70 and E4 28 of 100: 0.
    ended = run("why-not", TINY, plan, "C1", "E1", "A", *LITTLE, "--quiet")
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    # 27.3 + 75.1 + 300 + 40 = 442.4 in place of 438.5.
    assert lines[0] == "E1 as A of C1: +3.9 points, exactly"
    assert "  A of C1: E4 → E1" in lines
    assert "  A of C2: E1 → E4" in lines
    assert "worse for C2 +17.10 points" in lines


def test_a_wish_that_is_forbidden_names_every_rule(run: Run, plan: Path) -> None:
    out = run("why-not", TINY, plan, "C3", "E4", "A", "--quiet").out.splitlines()
    assert out == [
        "E4 as A of C3: impossible, whatever all others do",
        "  max_travel_minutes: E4, A of C3, travels 60.0 minutes, the limit is 45",
    ]


def test_a_wish_that_cannot_be_kept_with_all_else_names_the_conflict(run: Run, plan: Path) -> None:
    # E2 as A of C2 takes 28 of 80 hours and is two handovers with E3 as B; C1 then keeps its people
    # or goes; C3 needs E1 or E2. E1 as A of C3 is at max_a 1, so the rest can be kept: possible.
    # With E2 wished for as B of C2, E3, who must have a seat, would be A and lacks data.
    found = run("why-not", TINY, plan, "C2", "E2", "B", *LITTLE, "--quiet")
    assert found.out.splitlines() == [
        "E2 as B of C2: impossible, proven",
        "these cannot be kept together, all but any one of them can",
        "  E2 is required at seat B of C2",
        "  E3 is required at any seat of C2",
        "  A of C2 needs data at level 2",
    ]


def test_what_the_plan_has_is_said(run: Run, plan: Path) -> None:
    out = run("why-not", TINY, plan, "C3", "E2", "A", "--quiet").out
    assert out == "E2 as A of C3: that is what the plan has\n"


def test_json_has_the_price_between_its_bounds(run: Run, plan: Path) -> None:
    found = run("why-not", TINY, plan, "C1", "E1", "A", *LITTLE, "--quiet", "--json").json
    assert found["verdict"] == "possible"
    assert found["cost"]["exact"] is True
    assert found["cost"]["least"] <= found["cost"]["found"] <= found["cost"]["most"]
    assert found["cost"]["found"] == pytest.approx(3.9)
    assert {"client": "C1", "a": "E1", "b": "E2"} in found["seats"]["teams"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("C01", "E1", "A"), 'there is no client "C01" (nearest: "C1")'),
        (("C1", "E01", "A"), 'there is no engineer "E01" (nearest: "E1")'),
        (("C1", "E1", "C"), 'there is no seat "C": write A or B'),
        (("C3", "E1", "B"), "C3 has seat A alone"),
    ],
)
def test_what_does_not_exist_ends_with_2(
    run: Run, plan: Path, words: tuple[str, ...], says: str
) -> None:
    ended = run("why-not", TINY, plan, *words, "--quiet")
    assert (ended.code, ended.out, ended.err) == (2, "", says + "\n")

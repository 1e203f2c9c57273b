"""``ce-opt repair``."""

from __future__ import annotations

from pathlib import Path

from cli.console import INSTANCES, LITTLE, Run, change

TINY = INSTANCES / "tiny"


def test_a_conflict_is_named_and_fixes_come_in_order_of_cost(run: Run, tiny: Path) -> None:
    change(tiny / "needs.csv", "C3,cable,2,50", "C3,cable,2,120")
    ended = run("repair", tiny, *LITTLE, "--quiet")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[:8] == [
        "conflict 1: these cannot be kept together, all but any one of them can",
        "  C3 must be served",
        # E3 holds no cable and E4 is 60 minutes away: their hours do not matter.
        "  E1 has 100 care hours",
        "  E2 has 80 care hours",
        "  nobody travels more than 45 minutes",
        "  A of C3 needs cable at level 2",
        "any one of these ends it",
        # C3 has importance 0: without it E2 carries 30 of 80 hours, no overload: 438.5 − 40.
        "  let C3 go: a plan of 398.5 points, 2 clients served",
    ]
    # 120 hours are 20 more than E1 has; E4 has 100 and is not enough though 60 minutes are allowed.
    assert "  raise E1's hours by 20 to 120: a plan of " in ended.out
    assert "  allow 60 minutes of travel: then another conflict is left" in ended.out


def test_json_has_the_changes(run: Run, tiny: Path) -> None:
    change(tiny / "needs.csv", "C3,cable,2,50", "C3,cable,2,120")
    found = run("repair", tiny, *LITTLE, "--quiet", "--json").json
    assert found["verdict"] == "infeasible"
    (only,) = found["rounds"]
    assert only["conflict"]["proven"] is True
    assert only["fixes"][0]["changes"] == [
        {"table": "clients", "key": ["C3"], "column": "service", "value": "auto"}
    ]
    assert found["together"] == ["let C3 go"]


def test_a_season_with_a_plan_needs_no_repair(run: Run) -> None:
    ended = run("repair", TINY, *LITTLE, "--quiet")
    assert ended.code == 0
    assert ended.out == "nothing to repair: all clients that must be served can be served\n"

"""``ce-opt absence``."""

from __future__ import annotations

from pathlib import Path

from cli.console import Run
from cli.many_plan import LITTLE, TINY, typed


def test_whose_absence_costs_most_comes_first(run: Run, tmp_path: Path) -> None:
    plan = typed(tmp_path)
    ended = run("absence", TINY, plan, *LITTLE)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert len(lines) == 4
    # Without E3, whose designation at C2 goes along, C2 may be left out: all others can be kept.
    assert {line.split()[0] for line in lines} == {"E1", "E2", "E3", "E4"}
    found = run("absence", TINY, plan, *LITTLE, "--json").json
    costs = [one["cost"]["found"] for one in found if one["cost"]]
    assert costs == sorted(costs, reverse=True)
    assert [one["seats"] for one in found if one["engineer"] == "E2"] == [2]


def test_what_is_no_plan_ends_with_2(run: Run, tmp_path: Path) -> None:
    assert run("absence", TINY, tmp_path / "nothing.csv", *LITTLE).code == 2

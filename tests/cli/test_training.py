"""``ce-opt training``."""

from __future__ import annotations

from pathlib import Path

from cli.console import Run
from cli.many_plan import LITTLE, TINY, typed


def test_trainings_are_ranked_and_bounded(run: Run, tmp_path: Path) -> None:
    plan = typed(tmp_path)
    ended = run("training", TINY, plan, *LITTLE, "--solve", "2", "--long")
    assert (ended.code, ended.err) == (0, "")
    head, *lines = ended.out.splitlines()
    assert head == "what each training changes; below 0 where it saves points"
    assert all(" to level " in line for line in lines)
    found = run("training", TINY, plan, *LITTLE, "--solve", "2", "--json").json
    assert sum(one["cost"] is not None for one in found) == min(2, len(found))
    bounds = [one["at_most"] for one in found if one["cost"] is None and one["at_most"]]
    assert bounds == sorted(bounds, reverse=True)

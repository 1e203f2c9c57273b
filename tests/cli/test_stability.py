"""``ce-opt stability``."""

from __future__ import annotations

from pathlib import Path

from cli.console import Run
from cli.many_plan import LITTLE, TINY, typed


def test_every_weight_has_its_interval(run: Run, tmp_path: Path) -> None:
    plan = typed(tmp_path)
    found = run("stability", TINY, plan, *LITTLE, "--json").json
    assert [one["name"] for one in found][-2:] == ["unserved_importance", "overload"]
    for one in found:
        assert one["low"]["weight"] <= one["weight"] <= one["high"]["weight"]
    out = run("stability", TINY, plan, *LITTLE).out.splitlines()
    assert out[0].startswith("uncovered_specialties 200: from 0 to ")

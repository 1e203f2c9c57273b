"""``ce-opt frontier``."""

from __future__ import annotations

from pathlib import Path

from cli.console import Run
from cli.many_plan import LITTLE, TINY, typed


def test_the_three_parts_are_said(run: Run, tmp_path: Path) -> None:
    ended = run("frontier", TINY, typed(tmp_path), *LITTLE)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    # C4 is never served, all others are.
    assert lines[0] == "every client that may be served is served"
    assert lines[1] == "one more engineer"
    assert any(line.startswith("clients served against points") for line in lines)
    # At the weight of the rule book: 438.5 points, 300 of them for C4 of importance 30.
    row = next(line for line in lines if line.split()[:1] == ["1000"])
    assert row.split() == ["1000", "3", "0.3", "138.50", "optimal"]

"""``ce-opt report SEASON PLAN --for WHOM``."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.console import LITTLE, Run, names


@pytest.fixture
def plan(run: Run, tiny: Path) -> Path:
    out = tiny.parent / "plan"
    assert run("plan", tiny, "-o", out, *LITTLE).code == 0
    return out


def test_a_sheet_for_one_and_for_all(run: Run, tiny: Path, plan: Path, tmp_path: Path) -> None:
    page, folder = tmp_path / "e4.html", tmp_path / "sheets"
    ended = run("report", tiny, plan, "--for", "engineer:E4", "-o", page)
    assert (ended.code, ended.out) == (0, f"{page}: the sheet of engineer:E4\n")
    assert "E4" in page.read_text("utf-8")
    found = run("report", tiny, plan, "--for", "all", "-o", folder, "--lang", "zh", "--json").json
    assert found["language"] == "zh"
    assert len(names(folder)) == len(found["for"])
    assert {f"engineer-E{n}.html" for n in range(1, 5)} <= set(names(folder))
    assert "我的客户" in (folder / "engineer-E4.html").read_text("utf-8")


def test_nobody_is_refused_with_the_nearest(run: Run, tiny: Path, plan: Path) -> None:
    ended = run("report", tiny, plan, "--for", "engineer:e4")
    assert (ended.code, ended.err) == (2, "there is no engineer:e4 (nearest: E4)\n")
    assert run("report", tiny, plan, "--for", "all").code == 2

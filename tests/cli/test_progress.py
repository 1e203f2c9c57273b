"""The progress line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ce_opt import teams
from ce_opt.cli.progress import STEPS, Display, Solving, describe
from ce_opt.language import spoken_in
from ce_opt.teams.assign import PointsProgress


def test_points_bound_and_gap_are_shown_as_far_as_they_are_known() -> None:
    known = PointsProgress(1234.5, 1111.05, 0.1, 2.0, "search")
    assert describe(known) == "points 1,234.50  bound 1,111.05  gap 10.00%  (search)"
    assert describe(PointsProgress(1234.5, None, None, 0.1, "first plan")) == (
        "points 1,234.50  (first plan)"
    )


def test_off_a_terminal_there_is_at_most_one_line_a_second(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(variable, raising=False)
    display = Display(seconds=60, quiet=False)
    for seconds in (0.1, 0.5, 1.0, 1.2, 2.9):
        display.show(PointsProgress(7.0, None, None, seconds, "search"))
    lines = capsys.readouterr().err.splitlines()
    assert [line.split()[0] for line in lines] == ["0.1", "1.2", "2.9"]


def test_on_a_terminal_the_planner_is_told_of_ctrl_c(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with Solving(seconds=60, quiet=False) as solving:
        assert solving.run(lambda: 7) == 7
    assert capsys.readouterr().err.startswith("Ctrl-C ends the search and keeps the best plan")


def test_an_error_of_the_work_comes_back_to_the_caller() -> None:
    def fail() -> None:
        raise KeyError("engineer")

    with Solving(seconds=1, quiet=True) as solving, pytest.raises(KeyError):
        solving.run(fail)


def test_progress_is_said_in_chinese() -> None:
    with spoken_in("zh"):
        known = PointsProgress(1234.5, 1111.05, 0.1, 2.0, "search")
        assert describe(known) == "分数 1,234.50  下界 1,111.05  差距 10.00%  （搜索）"
        assert describe(PointsProgress(None, None, None, 0.1, "new step")) == "（new step）"


def test_every_step_of_the_search_has_its_words() -> None:
    code = "".join(file.read_text("utf-8") for file in Path(teams.__file__).parent.glob("*.py"))
    said = {*re.findall(r'\.accept\([^"\n]*"([^"]+)"', code), *re.findall(r'tell\("(.+?)"', code)}
    assert said <= set(STEPS)
    assert {"search", "bound", "first plan"} <= said

"""Ctrl-C keeps the best plan so far; before there is one, nothing is written."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ce_opt.cli.progress import Solving
from ce_opt.teams.master import Stopper
from cli.console import Run, names

LONG = ("--seconds", "600", "--workers", "2", "--json")


@pytest.fixture
def stopped_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Ctrl-C be heard before the search begins."""

    def stopped() -> Stopper:
        stopper = Stopper()
        stopper.stop()
        return stopper

    monkeypatch.setattr("ce_opt.cli.progress.Stopper", stopped)


@pytest.fixture
def planning(run: Run, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A search over 150 clients and 60 engineers that would take ten minutes."""
    run("generate", tmp_path / "season", "--clients", 150, "--engineers", 60, "--seed", 3)
    words = ["plan", tmp_path / "season", "-o", tmp_path / "plan", *LONG]
    process = subprocess.Popen(
        [sys.executable, "-m", "ce_opt", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        yield process
        process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_keeps_the_best_plan_so_far(
    number: signal.Signals, planning: subprocess.Popen[str], run: Run, tmp_path: Path
) -> None:
    assert planning.stderr is not None
    first = next(line for line in planning.stderr if "points" in line)
    planning.send_signal(number)
    out, err = planning.communicate(timeout=120)
    assert (planning.returncode, "Traceback" in first + err) == (0, False)
    answer = json.loads(out)
    assert (answer["status"], answer["stopped_by"]) == ("interrupted", "interrupt")
    assert answer["bound"] < answer["points"]
    assert run("verify", tmp_path / "season", tmp_path / "plan").code == 0
    assert names(tmp_path) == ["plan", "season"]


def test_a_second_ctrl_c_does_not_lose_the_plan(
    planning: subprocess.Popen[str], run: Run, tmp_path: Path
) -> None:
    assert planning.stderr is not None
    next(line for line in planning.stderr if "points" in line)
    for _ in range(3):
        planning.send_signal(signal.SIGINT)
    planning.communicate(timeout=120)
    assert planning.returncode == 0
    assert run("verify", tmp_path / "season", tmp_path / "plan").code == 0


@pytest.mark.usefixtures("stopped_at_once")
def test_ctrl_c_before_any_plan_ends_with_130_and_writes_nothing(run: Run, tiny: Path) -> None:
    ended = run("plan", tiny, "-o", tiny.parent / "plan", *LONG)
    assert (ended.code, ended.json["exit_code"]) == (130, 130)
    assert ended.json["error"] == "interrupted before there was a plan: nothing was written"
    assert names(tiny.parent) == ["tiny"]


def test_ctrl_c_while_reading_ends_with_130_and_writes_nothing(
    run: Run, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ce_opt.season.read_season", interrupted)
    ended = run("plan", tiny, "-o", tiny.parent / "plan")
    assert (ended.code, ended.err) == (130, "interrupted: nothing was written\n")
    assert names(tiny.parent) == ["tiny"]


def test_signals_are_handled_as_before_once_the_plan_is_written() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Solving(seconds=1, quiet=True) as solving:
        signal.raise_signal(signal.SIGINT)
        assert solving.run(solving.stopper)
    assert signal.getsignal(signal.SIGINT) is before

"""Ctrl-C in the questions of many searches: what is answered is kept, what is missing is said."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest
import typer

from ce_opt.cli.asking import Asking
from ce_opt.errors import Interrupted

LONG = ("--seconds", "600", "--workers", "1")
SCENARIOS = """
[[scenario]]
name = "nobody"
drop = ["engineers/nobody"]

[[scenario]]
name = "ten minutes"
"""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """150 clients, 60 engineers, and a plan with no seats, typed by hand."""
    folder = tmp_path_factory.mktemp("city")
    size = ("--clients", "150", "--engineers", "60", "--seed", "3")
    words = [sys.executable, "-m", "ce_opt", "generate", str(folder / "season"), *size]
    subprocess.run(words, check=True, capture_output=True)
    (folder / "plan.csv").write_text("client,engineer_a,engineer_b\n", "utf-8")
    (folder / "scenarios.toml").write_text(SCENARIOS, "utf-8")
    return folder


@contextmanager
def asking(*words: object) -> Iterator[subprocess.Popen[str]]:
    """Ask in a process of its own, at the head of a group as in a terminal."""
    with subprocess.Popen(
        [sys.executable, "-m", "ce_opt", *map(str, words)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        yield process
        process.kill()


def interrupted(process: subprocess.Popen[str], sign: str) -> tuple[str, str]:
    """Press Ctrl-C, which a terminal sends to the whole group, once a line says something."""
    assert process.stderr is not None
    read = next(line for line in process.stderr if sign in line)
    for _ in range(2):
        os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=300)
    return out, read + err


def test_what_is_answered_is_kept_and_what_is_missing_is_named(city: Path) -> None:
    words = ("absence", city / "season", city / "plan.csv", *LONG, "--gap", "0.9", "--long")
    with asking(*words) as process:
        out, err = interrupted(process, " 1 of 60 searches")
    assert (process.returncode, "Traceback" in err) == (130, False)
    lines = out.splitlines()
    left_out = lines[-1].removeprefix("not planned: ").split(", ")
    answered = [line.split()[0] for line in lines[:-1]]
    people = pd.read_csv(city / "season" / "engineers.csv")["engineer"]
    assert sorted(answered + left_out) == sorted(people)
    assert answered
    last = f"interrupted: {len(answered)} of 60 searches were done, {len(left_out)} are missing"
    assert err.splitlines()[-1] == last


@pytest.mark.parametrize("executor", ["threads", "processes"])
def test_a_search_of_ten_minutes_ends_at_once(executor: str, city: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ("sweep", city / "season", city / "scenarios.toml", "-o", out, *LONG)
    with asking(*words, "--executor", executor) as process:
        said, err = interrupted(process, " 1 of 2 scenarios")
    assert (process.returncode, "Traceback" in err) == (130, False)
    assert said.splitlines()[1] == "1 of 2 scenarios are missing: run it again to go on"
    assert err.splitlines()[-1] == "interrupted: 1 of 2 scenarios were done, 1 are missing"
    # Nothing half-written: the finished run and the table of it, and no drafts beside them.
    assert pd.read_csv(out / "results.csv")["scenario"].tolist() == ["nobody"]
    assert len([*(out / "runs").iterdir()]) == 1
    assert sorted(file.name for file in out.iterdir()) == ["results.csv", "runs"]


def test_before_there_is_an_answer_that_is_said(city: Path) -> None:
    words = ("stability", city / "season", city / "plan.csv", *LONG, "--json")
    with asking(*words) as process:
        out, err = interrupted(process, " 0 of 8 weights")
    assert (process.returncode, "Traceback" in err) == (130, False)
    assert '"error": "interrupted before there was an answer"' in out


def test_a_question_answered_in_time_is_not_called_interrupted() -> None:
    with Asking(seconds=1, quiet=True) as asked:
        assert asked.run(lambda: 7) == 7
    assert not asked.cut


def test_an_answer_that_was_cut_short_ends_with_130(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        cut_short("half")
    assert ended.value.exit_code == 130
    assert capsys.readouterr().err.startswith("interrupted: this is what was found by then")


def test_an_empty_answer_that_was_cut_short_is_none() -> None:
    with pytest.raises(Interrupted):
        cut_short("")


def cut_short(answer: str) -> None:
    """Press Ctrl-C while a question is answered."""
    with Asking(seconds=1, quiet=True) as asked:
        signal.raise_signal(signal.SIGINT)
        assert asked.run(lambda: answer, bool) == answer

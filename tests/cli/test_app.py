"""What all commands have in common: help, usage, errors, streams."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import ce_opt
from ce_opt.errors import CeOptError, Interrupted, PlanRejected, SeasonFaults, UsageError
from cli.console import INSTANCES, Run

BIN = Path(sys.executable).parent


def test_help_names_every_command(run: Run) -> None:
    ended = run("--help")
    assert ended.code == 0
    for command in ("check", "generate", "plan", "schema", "verify"):
        assert f"  {command} " in ended.out
        assert run(command, "--help").code == 0


def test_the_version_is_said(run: Run) -> None:
    assert run("--version").out == f"ce-opt {ce_opt.__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["plna"],
        ["check"],
        ["check", "a", "b"],
        ["check", "a", "--frob"],
        ["plan", "a"],
        ["plan", "a", "-o", "b", "--seconds", "soon"],
        ["plan", "a", "-o", "b", "--seconds", "nan"],
        ["plan", "a", "-o", "b", "--workers", "0"],
        ["plan", "a", "-o", "b", "--gap", "-1"],
        ["generate", "a", "--clients", "0"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(
    words: list[str], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = run(*words)
    assert ended.code == 2
    assert "Usage: ce-opt" in ended.out + ended.err
    assert not list(tmp_path.iterdir())


def test_help_loads_neither_pandas_nor_a_solver() -> None:
    code = (
        "import sys; from ce_opt.cli import main; sys.argv = ['ce-opt', '--help']\n"
        "try: main()\n"
        "except SystemExit: print(sorted({'pandas', 'numpy', 'ortools'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (UsageError("say it otherwise"), 2, "say it otherwise"),
        (SeasonFaults([]), 2, "0 faults"),
        (PlanRejected([]), 5, "0 breaches"),
        (Interrupted("too soon"), 130, "too soon"),
        (KeyboardInterrupt(), 130, "interrupted: nothing was written"),
        (PermissionError(13, "Permission denied", "a.csv"), 2, "cannot use a.csv: Permission"),
        (MemoryError(), 1, "not enough memory"),
        (KeyError("engineer"), 1, "ce-opt itself failed (KeyError: 'engineer')"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_errors_end_in_a_sentence_and_their_code(
    error: CeOptError, code: int, sentence: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> None:
        raise error

    monkeypatch.setattr("ce_opt.season.read_season", fail)
    ended = run("check", "season")
    assert (ended.code, ended.out) == (code, "")
    assert sentence in ended.err
    as_json = run("check", "season", "--json")
    assert (as_json.code, as_json.err) == (code, "")
    assert as_json.json["exit_code"] == code
    assert sentence in as_json.json["error"]


def test_an_error_of_ce_opt_itself_shows_where_on_request(
    monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    def fail(path: Path) -> None:
        raise KeyError("engineer")

    monkeypatch.setenv("CE_OPT_TRACEBACK", "1")
    monkeypatch.setattr("ce_opt.season.read_season", fail)
    with pytest.raises(KeyError):
        run("check", "season")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("ce-opt schema | true", 0),
        ("ce-opt check nowhere 2>&1 | true", 2),
        ("ce-opt plan {tiny} -o plan --work 1 --workers 1 2>&1 | true", 0),
    ],
)
def test_a_reader_that_goes_away_changes_nothing(line: str, code: int, tmp_path: Path) -> None:
    line = f"{line.format(tiny=INSTANCES / 'tiny')}; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=tmp_path,
        env=os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")
    assert (tmp_path / "plan").exists() == ("plan" in line)


def test_a_terminal_without_chinese_shows_it_escaped() -> None:
    done = subprocess.run(
        [BIN / "ce-opt", "schema"],
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert rb"| \u4e2d\u6587 |" in done.stdout

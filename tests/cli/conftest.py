"""Run the command line as a planner does, in this process."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from ce_opt.cli import main
from cli.console import INSTANCES, Ended, Run


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call `main` with the words of a command line."""

    def call(*words: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["ce-opt", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return Ended(int(ended.value.code or 0), said.out, said.err)

    return call


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A copy of the tiny season, to be changed at will."""
    return Path(shutil.copytree(INSTANCES / "tiny", tmp_path / "tiny"))

"""The README does what it says: its commands run, its examples come out as printed."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ce_opt.season import dictionary

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
ANY = "…"
SHORT = ["--work", "0.2", "--seconds", "300", "--workers", "1"]
"""Replaces the minute that the main job takes by a little deterministic work."""


def fenced(text: str, language: str) -> list[str]:
    """Blocks of a language, without their fences."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def as_printed(expected: str, found: str) -> bool:
    """Whether two texts are the same, … standing for anything."""
    pattern = ".*".join(re.escape(part) for part in expected.strip().split(ANY))
    return re.fullmatch(pattern, found.strip(), re.DOTALL) is not None


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with what the README's commands look at."""
    shutil.copytree(ROOT / "instances", tmp_path / "instances")
    return tmp_path


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line as a planner would, with this environment's ce-opt on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = os.environ | {"PATH": path, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=300,
    )


def test_console_examples_come_out_as_printed(clone: Path) -> None:
    blocks = fenced(README, "console")
    assert len(blocks) == 6
    for block in blocks:
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, expected = example.partition("\n")
            found = shell(line, clone).stdout
            assert as_printed(expected, found), f"$ {line}\n{found}"


def test_python_examples_come_out_as_printed(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(clone)
    blocks = fenced(README, "python")
    assert blocks
    for block in blocks:
        example = doctest.DocTestParser().get_doctest(block, {}, "README", "README.md", 0)
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
        runner.run(example)
        assert example.examples
        assert runner.summarize(verbose=False).failed == 0


def set_up_lines() -> list[str]:
    """The two lines that do all the set-up."""
    return [block.strip() for block in fenced(README, "bash") if "-m venv" in block]


def test_two_lines_do_the_set_up_the_main_job_first() -> None:
    main_job, suite = set_up_lines()
    assert "\n" not in main_job + suite
    steps = [[part.strip() for part in line.split("&&")] for line in (main_job, suite)]
    assert steps[0][0] == steps[1][0] == "python3 -m venv .venv"
    assert steps[0][1:] == [
        ".venv/bin/pip install -q .",
        ".venv/bin/ce-opt plan instances/xiamen -o plan",
    ]
    assert steps[1][1:] == [
        ".venv/bin/pip install -q -e '.[test]'",
        ".venv/bin/python -m pytest -n 2",
    ]


@pytest.mark.parametrize("season", ["tiny", "xiamen"])
def test_the_main_job_runs_and_its_plan_verifies(season: str, clone: Path) -> None:
    line = set_up_lines()[0].split("&&")[-1].strip().removeprefix(".venv/bin/")
    line = line.replace("xiamen", season)
    planned = shell(f"{line} {shlex.join(SHORT)}", clone)
    assert planned.returncode == 0, planned.stdout
    assert (
        "plan: audited and written; open plan/report.html first, plan/plan.xlsx to edit it"
        in planned.stdout
    )
    verified = shell(f"ce-opt verify instances/{season} plan", clone)
    assert verified.returncode == 0, verified.stdout


def test_the_uv_form_names_the_same_commands() -> None:
    uv = next(block for block in fenced(README, "bash") if block.startswith("uv "))
    assert [line.split()[-5:] for line in uv.splitlines()] == [
        ["ce-opt", "plan", "instances/xiamen", "-o", "plan"],
        ["uv", "run", "pytest", "-n", "2"],
    ]


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_links_lead_somewhere(text: str) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", text)
    assert targets
    for target in targets:
        if not target.startswith("https://"):
            assert (ROOT / target).exists(), target


def test_the_data_dictionary_is_the_declaration() -> None:
    text = (ROOT / "instances" / "README.md").read_text("utf-8")
    head, mark, body = text.partition("# Season tables\n")
    assert mark + body == dictionary(), "see the command at the head of instances/README.md"
    for folder in (path.name for path in (ROOT / "instances").iterdir() if path.is_dir()):
        assert f"({folder})" in head

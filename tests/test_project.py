"""What the project says about itself in more than one place is the same in each."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import ce_opt

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_the_version_is_the_same_everywhere() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    released = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d{2}-\d{2}$", changelog, re.MULTILINE)
    assert PROJECT["project"]["version"] == ce_opt.__version__ == released[0]


def test_the_extra_for_an_old_pip_is_the_group_of_the_tests() -> None:
    assert (
        PROJECT["project"]["optional-dependencies"]["test"] == PROJECT["dependency-groups"]["test"]
    )


def test_the_readme_has_a_reason_for_every_dependency() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    table = readme.split("### What each dependency is for")[1].split("###")[0]
    groups = PROJECT["dependency-groups"]
    wanted = [*PROJECT["project"]["dependencies"], *groups["test"], *groups["lint"]]
    names = {re.split(r"[^a-z0-9-]", requirement)[0] for requirement in wanted}
    assert names <= set(re.findall(r"[a-z0-9-]+", table))


def test_the_lock_file_names_the_public_index_alone() -> None:
    lock = (ROOT / "uv.lock").read_text("utf-8")
    assert set(re.findall(r"https?://[^/\"]+", lock)) == {
        "https://files.pythonhosted.org",
        "https://pypi.org",
    }
    assert "file://" not in lock
